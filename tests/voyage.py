"""The invented letter of 1398 moved to the Pacific: a route over 180° and the equator, from Callao to Manila."""

from pathlib import Path

from letter import replace_once, set_cell, set_feature, write_letter

CALLAO, MANILA, SUVA = (-77.15, -12.05), (120.98, 14.6), (178.44, -18.13)
TARAWA, HONOLULU = (173.02, 1.36), (-157.86, 21.31)
# The same route in the notations of RFC 7946 (cut at 180°), of a draughtsman, and of programs that count on.
ROUTES: dict[str, dict[str, object]] = {
    "cut": {
        "type": "MultiLineString",
        "coordinates": [[CALLAO, (-120, 2), (-160, 10), (-180, 12)], [(180, 12), (150, 14), MANILA]],
    },
    "jumping": {"type": "LineString", "coordinates": [CALLAO, (-120, 2), (-160, 10), (180, 12), (150, 14), MANILA]},
    "going on": {
        "type": "LineString",
        "coordinates": [CALLAO, (-120, 2), (-160, 10), (-180, 12), (-210, 14), (MANILA[0] - 360, MANILA[1])],
    },
}
FIJI = {"type": "Polygon", "coordinates": [[(170, -25), (-165, -25), (-165, -5), (170, -5), (170, -25)]]}
PACIFIC = "[110, -45, -70, 45]"


def write_voyage(folder: Path, *, notation: str = "cut", extent: str = PACIFIC) -> Path:
    """Write the dossier into a new folder and return it.

    Args:
        folder: The new folder.
        notation: A key of ROUTES.
        extent: That of its only view.
    """
    write_letter(folder)
    for row, (lon, lat) in enumerate((CALLAO, MANILA, TARAWA, HONOLULU, SUVA), start=2):
        set_cell(folder, "places.csv", row, "lon", str(lon))
        set_cell(folder, "places.csv", row, "lat", str(lat))
    set_feature(folder, 1, geometry=FIJI)
    set_feature(folder, 2, geometry=ROUTES[notation])
    replace_once(folder, "dossier.toml", "[3, 50, 22, 60]", extent)
    return folder
