"""The description becomes a matplotlib figure: a plate with the map, its insets, a legend and the credits, for print."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Literal, Unpack

from matplotlib import style
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from viz.captions.callouts import Callouts, Numbering
from viz.captions.listing import Listing, keyed, listing_of
from viz.captions.stacks import marks_of, stacks_of
from viz.drawing.badges import Counts
from viz.fonts.own_fonts import own_faces, warn_of_other_faces
from viz.languages.catalogues import ENGLISH, Wording
from viz.layers.styles import Theme
from viz.plates.beside import beside
from viz.plates.composing import Bar, Composition
from viz.plates.degrees import draw_degrees
from viz.plates.fitting import Arrangement, fitted
from viz.plates.maps import axes_at, draw_map, scale_of
from viz.plates.options import LEAST_MM, PlateKeywords, PlateOptions
from viz.plates.panels import abreast, panelled, panels_of
from viz.plates.plate import GAP_PT, Plate, Spot, steepness
from viz.plates.stacked import LOW_INSET, stacked
from viz.plates.timeline_alone import alone
from viz.plates.timeline_marks import draw_timeline
from viz.plates.timelines import Strip, Told, laid_strip, timeline_entries, told_timeline
from viz.press.sizes import DPI
from viz.printing.columns import draw_legend, with_numbers
from viz.printing.legend import NO_TITLES, Entry, entries, front_key
from viz.printing.margin import line_of_text, north_arrow, scale_bar
from viz.printing.typesetting import POINTS_PER_INCH, Typesetter
from viz.stories.shown import Shown
from viz.stories.story import Story
from viz.stories.timeline import Row
from viz.stories.view_layers import layers_seen
from viz.stories.views import MAIN_PX, MapView
from viz.telling.narrative import Narrative

# On a screen a map is no more than so many times as high as other figures are wide.
HIGH_SHARE = 3.0


def story_plate(
    story: Story, *, numbering: Numbering | None = None, is_listed: bool = False, **asked: Unpack[PlateKeywords]
) -> Figure:
    """A story as it stands; see `static_story`.

    Args:
        story: what is shown.
        numbering: gives events their numbers.
        is_listed: whether a list says what lies on one spot, where events have no numbers.
        asked: see `PlateOptions`.
    """
    if asked.get("title") is True:
        asked["title"] = story.narrative.title
    return static_story(
        story.shown,
        story.theme,
        actors=story.actors,
        remark=story.narrative.badge,
        titles={card["id"]: card["title"] for card in story.narrative.cards},
        wording=story.wording,
        told=told_timeline([story]) if asked.get("timeline") else None,
        numbering=numbering,
        listed=story.narrative if is_listed and numbering is None else None,
        **asked,
    )


def static_story(  # noqa: PLR0913 - what a plate is made of
    shown: Shown,
    theme: Theme,
    *,
    actors: Sequence[Row] = (),
    remark: str = "",
    titles: Mapping[str, str] = NO_TITLES,
    wording: Wording = ENGLISH,
    told: Told | None = None,
    numbering: Numbering | None = None,
    listed: Narrative | None = None,
    **asked: Unpack[PlateKeywords],
) -> Figure:
    """The main map with its insets below it, each with its frame; then the legend and the credits.

    Args:
        shown: the layers as they are to be drawn, such as those of a day, and the views; labels of features that are not drawn
            are left out.
        theme: colours and sizes.
        actors: rows of the timeline, for the legend.
        remark: stands before the credits, such as that a text is invented.
        titles: of events, by their ids, for the legend.
        wording: of which language.
        told: what a timeline tells of, where one is asked for.
        numbering: gives events their numbers; without it several marks on one spot have their count.
        listed: what is told of events, where a list is to say which of them lie on one spot.
        asked: see `PlateOptions`.

    Returns:
        The figure. Its first axes are those of the main map, in its projected metres; each piece is an artist whose `get_gid` is
        the uid of the piece. Then come the axes of the insets, in whose artists the uid has the view's id and a full stop before
        it. The id of each view is the gid of its axes.

    Raises:
        ValueError: what is asked for cannot be drawn.

    Warns:
        MissingGlyphs: no installed font has the letters of a text, which is left out.
        OtherFace: the theme's own font lacks letters of a text, which is set in the usual type.
    """
    plate = Plate(
        shown=shown,
        theme=theme,
        options=PlateOptions(**asked),
        remark=remark,
        typesetter=Typesetter(language=shown.language),
        wording=wording,
        actors=tuple(actors),
        badging=Callouts({}) if numbering else Counts(),
    )
    # The reader's own settings of matplotlib would make another figure.
    with style.context("default"):
        return _composed(
            plate, (stacked, partial(stacked, highest=LOW_INSET), beside), titles, told, numbering or listed
        )


def panels_plate(stories: Sequence[Story], **asked: Unpack[PlateKeywords]) -> Figure:
    """Several days of a story: a map each, all of one extent, with one legend.

    Args:
        stories: each as it stands on its day, in reading order; of their views the main map is drawn.
        asked: see `PlateOptions`.

    Returns:
        The figure. Its first axes are those of the first map; before the names of the artists of the others stand the letter of
        the panel and a full stop.

    Raises:
        ValueError: what is asked for cannot be drawn.

    Warns:
        MissingGlyphs: no installed font has the letters of a text, which is left out.
    """
    first = stories[0]
    if asked.get("title") is True:
        asked["title"] = first.narrative.title
    options = PlateOptions(**asked)
    panels = panels_of(stories)
    plate = Plate(
        shown=panels[0].shown,
        theme=first.theme,
        options=options,
        remark=first.narrative.badge,
        typesetter=Typesetter(language=panels[0].shown.language),
        wording=first.wording,
        actors=tuple(first.actors),
        panels=panels,
        abreast=abreast(len(panels), options.width_mm),
    )
    titles = {card["id"]: card["title"] for story in stories for card in story.narrative.cards}
    told = told_timeline(stories) if options.timeline else None
    with style.context("default"):
        return _composed(plate, (panelled,), titles, told)


def _composed(
    plate: Plate,
    arrangements: Sequence[Arrangement],
    titles: Mapping[str, str],
    told: Told | None,
    about: Numbering | Narrative | None = None,
) -> Figure:
    """The figure, with the timeline where one is told, and with numbers or a list of what lies on one spot.

    Args:
        plate: what it is made with.
        arrangements: that may be chosen.
        titles: of events, by their ids.
        told: what the timeline tells of.
        about: gives events their numbers; or what is told of them, for the list.
    """
    strip = None if told is None else laid_strip(plate, told)
    signs = [] if told is None or plate.options.legend == "none" else timeline_entries(told, plate.theme, plate.wording)
    if strip is not None and plate.options.timeline == "alone":
        return _drawn(plate, *alone(plate, strip, signs))

    known: dict[tuple[tuple[Shown, ...], float], list[Entry]] = {}

    def explain(mine: Plate) -> list[Entry]:
        # Asked for each time that an arrangement is tried.
        drawn = mine.every_shown, mine.map_width
        if drawn not in known:
            known[drawn] = explained(mine, titles)
        found = keyed((*known[drawn], *signs), mine.badging, mine.wording)
        return list({entry.words: entry for entry in found}.values()) if signs else found

    plate = replace(plate, foot=0.0 if strip is None else strip.height)
    fit = fitted(plate, explain, arrangements)
    if isinstance(about, Numbering):
        # A frame of a given height may show more events than the view itself.
        mine, where = fit
        return _drawn(replace(mine, badging=about.number(mine.shown.scenes)), where, strip)
    listing = None if about is None or plate.options.legend == "none" else _listing(*fit, about)
    if listing is None:
        return _drawn(*fit, strip)
    plate = replace(plate, foot=plate.foot + listing.height + GAP_PT, badging=listing.stacks)
    return _drawn(*fitted(plate, explain, arrangements), strip, listing)


def _listing(plate: Plate, where: Composition, narrative: Narrative) -> Listing | None:
    """The list of what lies on one spot of a plate; None where there is none or it would be too long."""
    views = [
        (marks_of(sheet.scene, plate.theme), scale_of(plate, sheet.scene.view, spot), sheet.scene.labels)
        for sheet, spot in zip(plate.sheets, where.maps, strict=True)
    ]
    stacks = stacks_of(views, narrative)
    if stacks is None:
        return None
    return listing_of(
        stacks,
        stacks.lines(narrative, plate.wording),
        plate.width,
        px=plate.px,
        face=plate.fine,
        typesetter=plate.typesetter,
    )


def explained(plate: Plate, titles: Mapping[str, str]) -> list[Entry]:
    """The entries of the legend: of what is seen in the maps, unless it is to be full or none."""
    match plate.options.legend:
        case "none":
            return []
        case "seen":
            layers = [layer for shown in plate.every_shown for layer in layers_seen(shown.layers, shown.views)]
        case "full":
            layers = [layer for shown in plate.every_shown for layer in shown.layers if layer.visible]
    # What grows with the map is so many times as wide as on the screen.
    grown = plate.map_width / MAIN_PX / plate.px
    found = [
        *entries(layers, plate.actors, plate.theme, grown, plate.wording, titles),
        *(front_key(front, plate.theme) for front in plate.fronts),
    ]
    # The panels have the layers of one story.
    return list({entry.words: entry for entry in reversed(found)}.values())[::-1] if plate.panels else found


def _drawn(plate: Plate, where: Composition, strip: Strip | None = None, listing: Listing | None = None) -> Figure:
    """The figure."""
    theme, total = plate.theme, where.height
    figure = Figure(figsize=(plate.width / POINTS_PER_INCH, total / POINTS_PER_INCH), dpi=DPI, facecolor=theme.paper)
    drawn: list[tuple[MapView, Spot]] = []
    for sheet, spot in zip(plate.sheets if where.maps else (), where.maps, strict=True):
        draw_map(axes_at(figure, spot), plate, sheet, spot)
        drawn.append((sheet.scene.view, spot))
    margin = axes_at(figure, Spot(x=0, y=0, width=plate.width, height=total))
    margin.set(xlim=(0, plate.width), ylim=(0, total), gid="margin", zorder=-1)
    margin.set_axis_off()
    if plate.options.degrees:
        for view, spot in drawn:
            if not view.inset:
                draw_degrees(margin, plate, view, spot)
    for bar in where.bars:
        _draw_bar(margin, plate, bar)
    for each in where.words:
        side: Literal["left", "right"] = "right" if each.right else "left"
        at = (each.x, total - each.y)
        margin.add_artist(line_of_text(each.text, at, each.face, side=side, top=not each.middle))
    x, y, placed = where.legend
    names = [artist.get_gid() or "" for axes in figure.axes for artist in axes.get_children()]
    draw_legend(margin, with_numbers(placed, names), (x, total - y), px=plate.px, theme=theme, face=plate.words)
    foot = total - where.foot
    if listing is not None:
        draw_legend(margin, listing.placed, (0, foot), px=plate.px, theme=theme, face=plate.fine)
        foot -= listing.height + GAP_PT
    if strip is not None:
        draw_timeline(margin, plate, strip, foot)
    plate.typesetter.warn()
    warn_of_other_faces(figure, own_faces(theme.font))
    return figure


def _draw_bar(margin: Axes, plate: Plate, bar: Bar) -> None:
    """A scale bar, and behind it the arrow to the north."""
    words, typesetter, wording = bar.face, plate.typesetter, plate.wording
    y = margin.get_ylim()[1] - bar.y
    scale = scale_of(plate, bar.view, bar.map)
    end = scale_bar(margin, (bar.x, y), scale, words, typesetter, ground=bar.ground, wording=wording)
    if bar.ground.north is not None and not bar.view.inset:
        north_arrow(margin, (end + 2 * GAP_PT, y), words, north=bar.ground.north, wording=wording)


def width_of_a_still(view: MapView, most_mm: float) -> float:
    """How wide a figure of a view is that is to be seen on a screen: narrower where the map is high.

    Args:
        view: the main map.
        most_mm: the width of other figures.
    """
    return max(LEAST_MM, min(most_mm, HIGH_SHARE * most_mm / steepness(view)))
