"""Fronts and areas on paper: soft edges as gradients, and fronts of several dates by weight and dash."""

from collections.abc import Iterator

import geopandas as gpd

from viz.drawing.layer_pieces import FRONT_BAND, TICK_PX, VISIBLE_EDGE_PX
from viz.drawing.pieces import Fill, Hatch, Line, Piece, Stroke
from viz.drawing.shapes import SOFT_STEPS, rounded, ticks
from viz.engraving.actors import pattern
from viz.engraving.dates import weight_and_dash
from viz.engraving.paper import PrintedSheet
from viz.engraving.soft import bands

# As dark as on the screen: a front's edge where its bands lie on one another, an area within its edge as a share of its filling.
FRONT_DARK = 1 - (1 - FRONT_BAND) ** SOFT_STEPS
AREA_SHARE = 1.45
# The edge of an older front is so much paler, and no front is thinner than so many points.
OLDER, LEAST_FRONT_PT = 0.4, 0.55
TICK_WIDTH_PX = 2.0


def fronts(sheet: PrintedSheet) -> Iterator[Piece]:
    """The fronts of a layer, the oldest at the bottom."""
    yield from sheet.dots
    for row in sorted(sheet.rows, key=lambda each: each.first):
        feature = sheet.layer.uid(row.id)
        age = sheet.ages.get(feature, 0)
        share, dash = weight_and_dash(age)
        width = max(row.width * share, sheet.px(LEAST_FRONT_PT))
        front = rounded(row.geometry)
        if row.precision_km:
            dark = FRONT_DARK * (OLDER if age else 1)
            edges = bands(front, row.precision_km * 1000, sheet.paper.metres, dark)
            for number, (edge, pale) in enumerate(edges):
                yield Fill(about=sheet.about(row, number), shape=edge, color=row.color, pale=pale)
        yield Stroke(about=sheet.about(row), shape=front, line=Line(color=row.color, width=width, dash=dash))
        if row.ticks is not None:
            points = gpd.GeoSeries([row.ticks], crs="EPSG:4326").to_crs(sheet.view.crs).iloc[0]
            strokes = ticks(front, points, TICK_PX * sheet.metres)
            line = Line(color=row.color, width=max(TICK_WIDTH_PX * share, sheet.px(LEAST_FRONT_PT)))
            yield Stroke(about=sheet.about(row, "ticks"), shape=strokes, line=line)


def areas(sheet: PrintedSheet) -> Iterator[Piece]:
    """The areas of a layer; where colours do not tell it, small marks in them say who acts."""
    yield from sheet.dots
    for row in sheet.rows:
        edge = row.precision_km * 1000
        soft = edge >= VISIBLE_EDGE_PX * sheet.metres
        if soft:
            dark = min(1.0, AREA_SHARE * row.fill)
            for number, (shape, pale) in enumerate(bands(row.geometry, edge, sheet.paper.metres, dark)):
                yield Fill(about=sheet.about(row, number), shape=shape, color=row.color, pale=pale)
        else:
            yield Fill(about=sheet.about(row, 0), shape=row.geometry, color=row.color, pale=row.fill)
        hatch = Hatch(color=row.color, size=9, solidity=0.08) if row.hatched else None
        outline = None if soft else Line(color=row.color, width=1)
        yield Fill(
            about=sheet.about(row),
            shape=row.geometry,
            color="",
            edge=outline,
            hatch=hatch,
            pale=0.75 if row.hatched else 1.0,
        )
        yield from pattern(sheet, row)
