"""The text of geodata/world/data/LICENSES.md: what each packaged file is made from, and who may use it."""

_TEXT = """\
# Licences of the packaged world

Written by `tools/build_basemap.py`; checksums are in `CHECKSUMS.sha256` beside this file (`sha256sum --check
CHECKSUMS.sha256`). What counts here is the licence of the *data*, shown by evidence, not that of the package
which carries it.

## land.fgb, land_50m.fgb, land_110m.fgb, lakes.fgb, rivers.fgb, provinces.fgb, borders.fgb, towns.fgb

- Source: Natural Earth, scale 1:10,000,000 (land 3.0.1, ocean and lakes 3.0.0, rivers 3.0.0, boundary lines
  3.0.0, lines between states and provinces 4.1.0, populated places 2.0.0), 1:50,000,000 (land) and 1:110,000,000 (land), the
  shapefiles in `usr/share/magics` of the Debian package `{magics}`.
- Licence of the data: **public domain**. Evidence: Natural Earth's terms of use
  (naturalearthdata.com) put all its map data into the public domain; the package holds the files unaltered
  under their own names (`ne_10m_…`) with their VERSION.txt. The package's code is under Apache-2.0; its
  copyright file does not speak of these files.
- What was done: lakes joined to the land and kept as a layer of their own, lines and outlines simplified
  (0.0036 degrees; 0.015 for 1:50m, 0.036 for 1:110m), coordinates rounded to 0.0001 degree, columns without use dropped,
  names of rivers corrected by `tools/river_corrections.py`, two of their lines cut where another river begins, lines between
  provinces joined end to end, the boundary between China and North Korea cut at 127.9–128.4 E, 41.9–42.2 N. Of the populated
  places a third was taken, their names corrected, and some twenty towns of Korea and its border added from memory:
  `tools/town_corrections.py` (part of chronotope, MIT).
- Credit line: Made with Natural Earth (naturalearthdata.com)

## relief/*.webp, relief_coarse/*.webp

- Source: SRTM30 of NASA/JPL as the grey two-arc-minute relief of the Marble atlas, level 3 of
  `usr/share/marble/data/maps/earth/srtm` in the Debian package `{marble}`.
- Licence of the data: **public domain**. Evidence: the map theme's own `srtm.dgml` says
  `<license short="Public Domain">` and "the license here applies to the actual map content" (it names Natural
  Earth, for the lines over the relief); the package's `credits_data.html` names, for the elevations, the
  "Shuttle Radar Topography Mission (SRTM30, 1 km / pixel)" of NASA's Jet Propulsion Laboratory, an agency of
  the United States whose works are not under copyright there. The package's program is under
  LGPL-2.1-or-later; its copyright file does not speak of the tiles.
- What was done: 128 tiles joined, the sea floor flattened, cut into strips of ten degrees of latitude, stored
  as WebP; for the coarse relief the elevations of three by three cells averaged.
- Credit line: Relief: SRTM30, NASA/JPL, from the Marble atlas

## relief_metres.csv

- Measured for this project: the elevation that each grey of the relief stands for (monotone fit against a
  five-minute elevation grid over 122–132 E, 34–44 N; r = 0.986, root mean square error 60 m). Part of
  chronotope, MIT.

## korea_waters.geojson

- Drawn for this project: four rivers and two reservoirs of northern Korea that Natural Earth lacks, through the
  coordinates of towns, sources and mouths and between them along the valley floors of the relief above. Good to 3 to
  5 km; `source` says of each what it rests on, and `checked` whether somebody opened it (seen, secondary or memory).
  Part of chronotope, MIT.
- Credit line: Waters of northern Korea: drawn by hand for chronotope, to 3–5 km

## physical_names.csv

- Written for this project, names and positions from memory and set against the land of Natural Earth: seas, straits,
  mountains, plains, deserts, peninsulas and islands. The seas and gulfs that the International Hydrographic
  Organization lists name its S-23 as their source; `checked` says of every row whether the source was opened. Part of
  chronotope, MIT.

## border_history.csv

- Written for this project: from when to when the boundaries of today were valid, as treaties and declarations
  give it; its column `checked` says for which rows a source was opened. Part of chronotope, MIT.
- Not drawn at any date, because Natural Earth does not hold them: the inner German border (1945–1990), the
  Saar, the Free Territory of Trieste, the border between North and South Yemen, the line through Vietnam
  along the 17th parallel (1954–1976), the lines of the Canal Zone in Panama, the 38th parallel in Korea
  (1945–1950).
"""


def licences_text(packages: list[str]) -> str:
    """Fills in the packages (name=version): first that with Natural Earth, then that with the relief."""
    magics, marble = (package.replace("=", " ") for package in packages)
    return _TEXT.format(magics=magics, marble=marble)
