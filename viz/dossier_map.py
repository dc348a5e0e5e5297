"""`story_map`: the story map of a dossier."""

from geodata import Day, Dossier, View
from geodata.projections.extents import Extent
from viz.dossiers.languages import system_of_names, told_in
from viz.dossiers.layers import dossier_layers
from viz.dossiers.places import language_of_names
from viz.dossiers.timeline import dossier_timeline
from viz.languages.catalogues import ENGLISH, wording_of
from viz.layers.styles import SCREEN
from viz.stories.surroundings import extent_around
from viz.stories.views import make_view
from viz.storymap import StoryMap
from viz.telling.dossier_narrative import narrate
from viz.telling.ordering import horizon


def story_map(dossier: Dossier, *, names: str | None = None, language: str | None = None) -> StoryMap:
    """A story map with the layers, timeline and views that suit a dossier.

    Args:
        dossier: as `geodata.read_dossier` gives it.
        names: which names stand on the map: a language or a period of the dossier's toponyms, such as `ko` or `modern`; default:
            those that the dossier itself uses. A place without such a name keeps its own.
        language: of the words around what the dossier says, of dates, and of the names on the map as far as the dossier has them:
            `en`, `ar`, `de`, `fr`, `ko`, `ru` or `zh-Hans`; default: the first of the dossier's `languages`, or else English with
            dates in the dossier's own language.

    Raises:
        TypeError: it is no dossier.
        ValueError: no toponym is of this language or period, or there are no words in the language; the message says which
            there are.

    Example:
        >>> ct.story_map(dossier)["fronts"]
        <FrontLayer 'fronts': 5 rows>
        >>> ct.story_map(dossier, names="ru").labels[0].text
        'Пхеньян'
        >>> ct.story_map(dossier, language="ko").shown.words
        '1950년 10월 12일 현재'
    """
    if not isinstance(dossier, Dossier):
        raise TypeError(f"a story map is made of a dossier, not of {dossier!r}; read it with ct.read_dossier(…)")
    asked, own_language = language or next(iter(dossier.languages), None), dossier.language
    wording = ENGLISH if asked is None else wording_of(asked)
    if asked is not None:
        dossier, names = told_in(dossier, asked), names or system_of_names(dossier, asked)
    wanted = dossier.views or (View(id="all", title=dossier.title, extent=extent_around(dossier.places)),)
    views = tuple(
        make_view(view.id, view.title, Extent(*view.extent), at=None, inset=number > 0)
        for number, view in enumerate(wanted)
    )
    layers = dossier_layers(dossier, views[0].on(Day(horizon(dossier))), SCREEN, names, wording)
    return StoryMap(
        document=narrate(dossier, wording, own_language=own_language),
        layers=layers,
        timeline=dossier_timeline(dossier, wording),
        views=views,
        language=language_of_names(dossier, names),
        wording=wording,
    )
