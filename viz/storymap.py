"""`StoryMap`, the façade: what is shown, saved and exported. `story_map` and `quick_map` assemble one."""

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack

import plotly.graph_objects as go

from geodata import Day
from geodata.files.atomic_writing import write_together
from viz.figures.maps import scene_figure, with_words
from viz.figures.panels import panel_figure
from viz.figures.timelines import timeline_figure
from viz.page.cells import SVG, show
from viz.plates.options import LegendOf, PlateKeywords, TimelineAt
from viz.press.sizes import PRESETS, USUAL, ending_of, fonts_of, resolution_of, width_of
from viz.stories.period import read_day
from viz.stories.story import Story
from viz.stories.view_layers import scenes_credits

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from viz.captions.callouts import Numbering
    from viz.captions.formats import Form
    from viz.page.widget import StoryWidget

# Of a figure in the cell of a notebook.
CELL_PX = 560


class StoryMap(Story):
    """A story that can be shown, saved and exported.

    Example:
        >>> ct.story_map(dossier).without("messages", "movements", "candidates").at("1950-11-30")
        <StoryMap 'Cable No. 75511': ... events; layers areas, borders, fronts, spearheads, events, places>
    """

    def figure(self, *, words: bool = True, panels: Iterable[Any] | None = None) -> go.Figure:
        """The main map as a plotly figure of its own, yours to alter.

        Its axes are projected metres (see `project`); under the pointer, points say their degrees. It shows the document's
        own day, without what came after, or the day or span that `at` or `between` chose. A click in the legend switches a
        layer. Each trace has the id of its layer in `meta`, that of the base map `base`, those of the names `labels`; in
        `customdata` stand the ids of the events of each point. The names are placed for a figure of 700 by 450 px, so that they
        are apart on every larger one too; who switches a layer by `update_traces` switches `labels` as well.

        Args:
            words: whether the title, the day or span, the credits and the legend stand around the map.
            panels: days, each as `at` takes it, for a map each in one figure: side by side, at one scale, with one legend.

        Raises:
            LayerError: if one of the panels is no date.
            TypeError: if they are no list.
            ValueError: if it is empty.

        Example:
            >>> figure = story.figure().update_layout(title_text="The cable")
            >>> figure.layout.title.text, figure.layout.title.subtitle.text
            ('The cable', 'As of 12 October 1950')
            >>> figure.update_traces(selector={"meta": "messages"}, visible="legendonly").layout.showlegend
            True
            >>> days = story.figure(panels=["1950-10-01", "1950-10-09"])
            >>> [each.text for each in days.layout.annotations][:2]
            ['As of 1 October 1950', 'As of 9 October 1950']
        """
        stories = [self] if panels is None else [self.at(day) for day in _days(panels)]
        scenes = [each.shown.whole for each in stories]
        if panels is None:
            figure, said = scene_figure(scenes[0], self.theme), self.shown.words
        else:
            days = [each.shown.words if words else "" for each in stories]
            figure, said = panel_figure(scenes, days, self.theme), ""
        if not words:
            return figure
        title = self.narrative.title if self.document else self.title
        sources = scenes_credits(((scene.view, scene.layers) for scene in scenes), self.wording)
        return with_words(figure, title, said, sources, self.theme)

    def timeline_figure(self) -> go.Figure:
        """The timeline as a plotly figure. Its x axis counts days (see `geodata.Day`).

        Example:
            >>> [ct.Day(round(end)).civil[:2] for end in story.timeline_figure().layout.xaxis.range]
            [(1950, 9), (1950, 10)]
        """
        return timeline_figure(self.chronology, self.narrative, self.theme)

    def widget(self) -> "StoryWidget":
        """The map, the timeline and the card in a notebook, tied to Python: see `StoryWidget`, below.

        Raises:
            ModuleNotFoundError: if anywidget is missing; the message says how to get it.

        Example:
            >>> story.widget().current
            'read-aloud'
        """
        from viz.page.widget import StoryWidget  # noqa: PLC0415 - what it needs is optional

        return StoryWidget(self, self._still)

    def static(  # noqa: PLR0913 - what may be asked of a plate
        self,
        *,
        width_mm: float = PRESETS[USUAL],
        height_mm: float | None = None,
        title: str | bool = False,
        legend: LegendOf = "seen",
        timeline: TimelineAt | None = None,
        degrees: bool = False,
        panels: Iterable[Any] | None = None,
        callouts: bool = False,
        events: Iterable[str] | None = None,
    ) -> "tuple[Figure, Axes]":
        """The map with its insets, legend, scale bar and credits as a matplotlib figure, for print; no browser is needed.

        It shows the same day or span as `figure`, and the same features; the day stands under the map.

        Args:
            width_mm: of the figure, 60 to 1500 mm.
            height_mm: of the figure; the main map shows more ground, or insets and legend stand beside it, until all fits.
                Default: as the maps ask for.
            title: what stands above the map, or True for the title of the story.
            legend: of the signs that are `seen` in the maps, of all that the layers have (`full`), or `none`.
            timeline: `below` the maps, with the days that these show marked on its axis, or `alone`.
            degrees: whether those of meridians and parallels stand at the frame of the main map.
            panels: days, each as `at` takes it, for a map each in one figure, at one scale, with one legend: each has a letter,
                its day, and how many days later it is.
            callouts: whether each event has a number beside its mark, which `caption` explains.
            events: the ids of those that have one, in this order; default: the steps of the path that `path` chose, or else all
                that are told. Where they are named there are callouts.

        Returns:
            The figure, and the axes of the main map, or of the first one, in its projected metres (see `project`); with the
            timeline alone those of the whole figure, in points.

        Raises:
            LayerError: if one of the panels is no date.
            TypeError: if a size is no number, or panels or events are no list.
            ValueError: if what is asked for cannot be drawn.

        Warns:
            MissingGlyphs: no installed font has the letters of a text, which is left out.
            OtherFace: the theme's own font lacks letters of a text, which is set in the usual type.

        Example:
            >>> figure, axes = story.static(width_mm=114)
            >>> round(figure.get_figwidth() * 25.4)
            114
        """
        figure = self._plate(
            self._panels(panels),
            self._numbering(callouts=callouts, events=events),
            width_mm=width_mm,
            height_mm=height_mm,
            title=title,
            legend=legend,
            timeline=timeline,
            degrees=degrees,
        )
        return figure, figure.axes[0]

    def _panels(self, panels: Iterable[Any] | None) -> "list[StoryMap]":
        """The story on each day of panels."""
        return [self.at(day, certainty=self.certainty) for day in ([] if panels is None else _days(panels))]

    def caption(self, form: "Form" = "txt", *, events: Iterable[str] | None = None) -> str:
        """What the numbers of a printed map stand for, as text; `save` writes it beside the map.

        It has the title and the day of the map, a sentence or two for those who cannot see it, and for each number what happened,
        the words of the document, who says so and how, when, and the sources; then the events that have no place on the map, and
        the credits.

        Args:
            form: `txt`, `md` for Markdown, or `tex` for a piece of LaTeX that a document takes in.
            events: see `static`.

        Raises:
            TypeError: if `events` is no list of ids.
            ValueError: if an event is not there, or there is no such form.

        Example:
            >>> print(story.caption(events=["rec-1"]).splitlines()[-3])
            1. 1: begin at once to evacuate Pyongyang. 12 October 1950. “...” (this cable). Recommended by Joseph Stalin, ...
        """
        from viz.captions.callouts import called_out  # noqa: PLC0415 - take what reads dossiers, as figures do not
        from viz.captions.caption import caption_of  # noqa: PLC0415
        from viz.captions.formats import written  # noqa: PLC0415

        return written(caption_of(self, called_out(self, events=events)), form)

    def _numbering(self, *, callouts: bool, events: Iterable[str] | None) -> "Numbering | None":
        """What gives events their numbers, where they are asked for."""
        if not callouts and events is None:
            return None
        from viz.captions.callouts import Numbering  # noqa: PLC0415 - likewise

        return Numbering(self, events)

    def _plate(
        self, panels: "list[StoryMap]", numbering: "Numbering | None", **asked: Unpack[PlateKeywords]
    ) -> "Figure":
        from viz.plates.plates import panels_plate, story_plate  # noqa: PLC0415 - take matplotlib, as nothing else does

        if numbering is not None and (panels or asked.get("timeline") == "alone"):
            raise ValueError(
                "callouts are the numbers of one map; leave out the panels, or the timeline that stands alone"
            )
        return (
            panels_plate(panels, **asked) if panels else story_plate(self, numbering=numbering, is_listed=True, **asked)
        )

    def save(  # noqa: PLR0913 - what may be asked of a page or a plate
        self,
        path: str | Path,
        *,
        preset: str | None = None,
        width_mm: float | None = None,
        height_mm: float | None = None,
        dpi: int | None = None,
        title: str | bool = False,
        legend: LegendOf = "seen",
        timeline: TimelineAt | None = None,
        degrees: bool = False,
        panels: Iterable[Any] | None = None,
        fonts: str | None = None,
        author: str | None = None,
        callouts: bool = False,
        events: Iterable[str] | None = None,
        also: Sequence["StoryMap"] = (),
    ) -> Path:
        """Write the page, or the map for print.

        Args:
            path: `.html` for the page, one file that needs no network; `.pdf`, `.svg`, `.png` or `.tiff`, in any case, for the
                map as `static` draws it. Folders are made as needed.
            preset: of a map for print, its width by name: `book` (114 mm), `journal-1` (89 mm) or `journal-2` (183 mm, the
                default).
            width_mm: its width itself.
            height_mm: its height, see `static`.
            dpi: pixels per inch of the relief, and of a PNG or TIFF, 72 to 1200; default: 300.
            title: of a map for print, see `static`.
            legend: likewise.
            timeline: likewise.
            degrees: likewise.
            panels: likewise.
            fonts: of a PDF or SVG: `embedded`, the default, carries the faces of its type; `outlines` has shapes instead,
                which look alike everywhere, and which no search finds.
            author: of the figure, as the file says; it says title, subject, keywords and sources by itself.
            callouts: see `static`; the caption stands beside the map, in files of its name that end in `.md`, `.txt` and `.tex`.
            events: likewise.
            also: of a page, the same story in other languages, which the reader may choose: as `story_map` tells the dossier
                with `language`.

        Returns:
            The path. The file appears whole or not at all; the same story gives the same bytes.

        Raises:
            ValueError: for another ending, a width or number of pixels that is not possible, or other languages of a map for
                print.

        Example:
            >>> story.save("cable-75511.html").name
            'cable-75511.html'
            >>> story.save("in-two.html", also=[ct.story_map(dossier, language="ko")]).name
            'in-two.html'
            >>> story.replace(theme="greyscale").save("figure-1.pdf", width_mm=114).name
            'figure-1.pdf'
            >>> bare = story.without("base-relief")
            >>> bare.save("figure-2.svg", width_mm=114, panels=["1950-10-01", "1950-10-09"]).name
            'figure-2.svg'
            >>> bare.path("lesson").save("figure-3.svg", width_mm=89, callouts=True).with_suffix(".md").is_file()
            True
        """
        target = Path(path)
        if target.suffix == ".html":
            usual = {
                "preset": preset,
                "width_mm": width_mm,
                "height_mm": height_mm,
                "dpi": dpi,
                "timeline": timeline,
                "panels": panels,
                "fonts": fonts,
                "author": author,
                "callouts": callouts or None,
                "events": events,
            }
            usual |= {
                "degrees": degrees or None,
                "title": title or None,
                "legend": None if legend == "seen" else legend,
            }
            for name, given in usual.items():
                if given is not None:
                    raise ValueError(
                        f"{target.name}: a page has no {name}; give it for a map for print, such as a .pdf"
                    )
            from viz.page.page import write_page  # noqa: PLC0415 - takes what only a page needs

            return write_page(self, target, also=tuple(also))
        if also:
            raise ValueError(f"{target.name}: a map for print is in one language; give also for .html alone")
        width, fine, type_ = width_of(preset, width_mm), resolution_of(dpi), fonts_of(fonts)
        ending_of(target.name)
        from viz.captions.beside import files_beside  # noqa: PLC0415 - likewise
        from viz.captions.callouts import Callouts  # noqa: PLC0415
        from viz.captions.caption import caption_of  # noqa: PLC0415
        from viz.press.imprints import imprint  # noqa: PLC0415
        from viz.printing.files import write_figure  # noqa: PLC0415 - take matplotlib, which nothing else needs

        numbering, days = self._numbering(callouts=callouts, events=events), self._panels(panels)
        figure = self._plate(
            days,
            numbering,
            width_mm=width,
            height_mm=height_mm,
            title=title,
            legend=legend,
            timeline=timeline,
            degrees=degrees,
            relief_dpi=fine,
        )
        numbers = Callouts({}) if numbering is None else numbering.callouts
        said = imprint(
            days or [self],
            author=author or "",
            title=title if isinstance(title, str) else "",
            alternative=" ".join(caption_of(each, numbers).alternative for each in days or [self]),
        )
        beside = {} if numbering is None else files_beside(target, caption_of(self, numbers))
        write_figure(figure, target, dpi=fine, imprint=said, fonts=type_, grey=self.theme.grey)
        # Artists and axes know each other: until they part, their pictures stay in memory.
        figure.clear()
        if beside:
            write_together(beside)
        return target

    def __repr__(self) -> str:
        """One line, without the base map: the frames inside are long."""
        names = ", ".join(layer.id for layer in self.layers if layer.kind != "base")
        return f"<StoryMap {self.narrative.title!r}: {len(self.narrative.cards)} events; layers {names}>"

    def _repr_mimebundle_(self, include: Collection[str] | None = None, **_: object) -> dict[str, object]:
        """The map as plotly's figure, or as a still where `include` asks for that."""
        from plotly.io import renderers  # noqa: PLC0415 - takes IPython, which is there in a notebook

        if include is not None and SVG in include:
            return {SVG: self._still()}
        figure = self.figure().update_layout(height=CELL_PX)
        bundle: dict[str, object] = renderers["plotly_mimetype"].to_mimebundle(figure.to_dict())
        return {**bundle, "text/plain": repr(self)}

    def _still(self) -> str:
        from viz.plates.stills import still  # noqa: PLC0415 - takes matplotlib, which nothing else needs

        return still(self)

    def _mime_(self) -> tuple[str, str]:
        """The still for marimo, which takes no bundle with plotly's figure."""
        return SVG, self._still()

    def _ipython_display_(self) -> None:
        """Show the map in a notebook; its still, for where plotly is not at hand such as in an export, follows the cell."""
        show(self._repr_mimebundle_(), self._still)


def _days(panels: Any) -> list[Day]:
    """The days of panels.

    Raises:
        LayerError: one is no date.
        TypeError: they are no list.
        ValueError: it is empty, or one has no last day.
    """
    if isinstance(panels, str) or not isinstance(panels, Iterable):
        raise TypeError('panels are several days: write panels=["1950-10-01", "1950-10-09"]')
    days = list(panels)
    if not days:
        raise ValueError("panels is empty; name the day of each map, or leave panels out")
    return [read_day(day, "panels") for day in days]
