"""What Python says to the page: dates while they are typed, what is lacking, where things lie; and what it does."""

import shutil
from pathlib import Path

import pytest
from drafts import write_drafts
from exchanged import SEEDS
from letter import set_cell
from two_pages import TEXT, write_draft, write_many

from geodata.editing.folder import EditedFolder
from geodata.errors import Refusal
from viz.review.ground import ground_of
from viz.review.searching import middle, places_named
from viz.review.session import Session
from viz.review.shown import Offsets, places_of


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return Session(EditedFolder(write_draft(tmp_path / "draft")))


def typed(column: str, after: str, before: str = "") -> dict[str, dict[str, str]]:
    return {column: {"before": before, "after": after}}


def row(session: Session, key: str, file: str = "events.csv") -> dict[str, str]:
    return dict(session.folder.rows(file).rows[key])


@pytest.mark.parametrize(
    ("words", "display", "edtf"),
    [
        ("1741-03-13", "13 March 1741", ""),
        ("yesterday", "13 March 1741", "1741-03-13"),
        ("on the 2nd instant", "2 March 1741", "1741-03-02"),
        ("early October 1740", "between 1 and 10 October 1740", "[1740-10-01..1740-10-10]"),
    ],
)
def test_a_date_is_read_while_it_is_typed(session: Session, words: str, display: str, edtf: str) -> None:
    said = session.try_("events.csv", "chase", typed("date", words, "1741-03"))
    assert said["problems"] == []
    assert (said["date"]["display"], said["date"]["edtf"]) == (display, edtf)


def test_words_of_a_date_are_kept_beside_what_they_mean(session: Session) -> None:
    session.change("events.csv", "chase", typed("date", "yesterday", "1741-03"))
    chase = row(session, "chase")
    assert (chase["date"], chase["date_as_written"]) == ("1741-03-13", "yesterday")
    assert "14 March 1741" in chase["date_rule"]
    session.undo()
    assert row(session, "chase")["date"] == "1741-03"


@pytest.mark.parametrize(
    ("column", "after", "why"),
    [
        ("date", "1741-13", "month"),
        ("date", "whenever it was", "is no"),
        ("places", "lisbom", "is not an id in places.csv"),
        ("voice", "?", "is no name"),
        ("quotation", "words that are not there", "is not in the document"),
        ("title", "a\x00b", "U+0000"),
    ],
)
def test_what_would_be_wrong_is_said_before_it_is_written(session: Session, column: str, after: str, why: str) -> None:
    before = row(session, "chase")[column]
    said = session.try_("events.csv", "chase", typed(column, after, before))
    assert [why in problem["why"] for problem in said["problems"]] == [True]
    assert row(session, "chase")[column] == before


def test_what_is_lacking_is_proposed_and_nothing_written(session: Session) -> None:
    before = (session.folder.path / "events.csv").read_bytes()
    said = session.accept("events.csv", "arrival", "seen", {})
    assert said["lacking"] == ["summary", "kind", "actors", "basis", "standing"]
    assert said["proposed"]["actors"] == "Thomas Harwood"
    assert (session.folder.path / "events.csv").read_bytes() == before
    cells = {column: {"before": "", "after": after} for column, after in said["proposed"].items()}
    assert session.accept("events.csv", "arrival", "seen", cells)["done"] == "accept arrival"
    assert row(session, "arrival")["checked"] == "seen"
    assert session.parts().problems.in_order() == []
    session.undo()
    assert (session.folder.path / "events.csv").read_bytes() == before


@pytest.mark.parametrize(
    ("title", "summary"),
    [
        ("Arrival …", "I came hither on the 2nd instant."),
        ("arrival at Lisbon", "Arrival at Lisbon."),
        ("What now?", "What now?"),
    ],
)
def test_the_summary_proposed_is_a_whole_sentence(session: Session, title: str, summary: str) -> None:
    set_cell(session.folder.path, "events.csv", 2, "title", title)
    set_cell(session.folder.path, "events.csv", 2, "quotation", "I came hither on the 2nd instant")
    assert session.accept("events.csv", "arrival", "seen", {})["proposed"]["summary"] == summary


def test_a_place_in_doubt_has_its_rivals(session: Session) -> None:
    rows = {each["id"]: each for each in session.state("")["rows"] if each["kind"] == "place"}
    assert [(each["event"], each["value"]) for each in rows["oporto"]["rivals"]] == [
        ("dane", "madeira"),
        ("dane", "oporto"),
    ]
    assert rows["madeira"]["rivals"] == rows["oporto"]["rivals"]
    assert rows["bristol"]["rivals"] == []


def test_a_place_of_geonames_is_written_with_the_credit_that_it_asks_for(session: Session) -> None:
    found = next(
        each for each in places_named("Cadiz", session.ground(""), None) if each["credit"].startswith("GeoNames")
    )
    source = found["cells"]["source"]
    for place in ("cadiz", "bristol"):
        session.change("places.csv", place, typed("source", source))
        assert row(session, place, "places.csv")["source"] == "geonames"
    citations = [cells["citation"] for cells in session.folder.rows("sources.csv").rows.values()]
    assert citations == [found["credit"]]
    session.undo()
    session.undo()
    assert not session.folder.file("sources.csv").is_file() or not session.folder.rows("sources.csv").rows


def test_what_is_wrong_is_not_accepted(session: Session) -> None:
    set_cell(session.folder.path, "events.csv", 2, "quotation", "I came thither")
    said = session.accept("events.csv", "arrival", "seen", {})
    cells = {column: {"before": "", "after": after} for column, after in said["proposed"].items()}
    said = session.accept("events.csv", "arrival", "seen", cells)
    assert [problem["column"] for problem in said["problems"]] == ["quotation"]


def test_an_event_of_marked_words_is_a_draft_with_its_words(session: Session) -> None:
    start = TEXT.index("go to Setubal")
    said = session.add(start, start + len("go to Setubal next week"))
    added = row(session, said["id"])
    assert (added["quotation"], added["date"], added["checked"]) == ("go to Setubal next week", "1741-03-14", "draft")
    shown = next(each for each in session.state("")["rows"] if each["id"] == said["id"])
    assert TEXT[slice(*shown["spans"][""])] == "go to Setubal next week"
    start = TEXT.index("bought six pipes")
    session.quote(said["id"], start, start + len("bought six pipes"), "")
    assert row(session, said["id"])["quotation"] == "bought six pipes"


def test_names_that_nobody_has_yet_get_rows(session: Session) -> None:
    session.change("events.csv", "packet", typed("voice", "thomas | The master of the packet"))
    assert row(session, "packet")["voice"] == "thomas | the-master-of-the-packet"
    assert row(session, "the-master-of-the-packet", "people.csv")["name"] == "The master of the packet"
    session.change("events.csv", "packet", typed("places", "Lisbon | Falmouth", "lisbon"))
    assert row(session, "falmouth", "places.csv")["checked"] == "draft"


def test_a_pin_that_is_let_go_is_where_it_lies(session: Session) -> None:
    x, y = session.ground("").spot(-16.9, 32.65) or (0, 0)
    session.move("madeira", x, y, "")
    madeira = row(session, "madeira", "places.csv")
    assert float(madeira["lon"]) == pytest.approx(-16.9, abs=0.01)
    assert float(madeira["lat"]) == pytest.approx(32.65, abs=0.01)
    with pytest.raises(Refusal, match="lies outside the map"):
        session.move("madeira", 1e9, 1e9, "")


def test_the_gazetteers_say_what_a_place_may_be(session: Session) -> None:
    found = places_named("Cadiz", session.ground(""), middle(places_of(session.parts())))
    assert found[0]["about"].startswith("Spain")
    assert found[0]["cells"]["lat"].startswith("36.5")
    assert found[0]["cells"]["precision_km"] == "5"
    assert middle({}) is None


def test_the_map_from_nearby_shows_less(session: Session) -> None:
    far, near = session.ground(""), session.ground("lisbon")
    assert near.drawn["km_per_px"] < far.drawn["km_per_px"] / 5
    assert near.relief.startswith(b"\xff\xd8")
    assert far.place(*(far.spot(-9.13, 38.72) or (0, 0))) == pytest.approx((-9.13, 38.72), abs=1e-3)


def test_what_another_program_took_back_can_be_written_again(session: Session) -> None:
    stale = (session.folder.path / "events.csv").read_bytes()
    session.change("events.csv", "chase", typed("title", "A chase", row(session, "chase")["title"]))
    (session.folder.path / "events.csv").write_bytes(stale)
    assert "“A chase” became" in session.state("")["lost"][0]["text"]
    session.restore(mine=True)
    assert row(session, "chase")["title"] == "A chase"
    (session.folder.path / "events.csv").write_bytes(stale)
    session.restore(mine=False)
    assert session.state("")["lost"] == []


def test_a_dossier_that_cannot_be_read_is_shown_as_far_as_it_can(session: Session) -> None:
    (session.folder.path / "events.csv").write_bytes(b'id,title\na,"open\n')
    state = session.state("")
    assert {each["file"] for each in state["rows"]} == {"places.csv"}
    assert any("a quotation mark is not closed" in problem for problem in state["problems"])
    (session.folder.path / "events.csv").write_bytes(b"id;title\na;A\n")
    told = [problem for problem in session.state("")["problems"] if problem.startswith("events.csv")]
    assert any("is not separated by commas, but by semicolons" in problem for problem in told)
    assert any(problem.startswith("events.csv: cannot be changed") for problem in told)
    assert all(problem.count("Save it as CSV UTF-8") < 2 for problem in told)
    (session.folder.path / "dossier.toml").write_bytes(b"title = ")
    assert session.state("")["texts"] == [{"language": "", "text": TEXT}]


def test_a_letter_of_two_halves_moves_no_mark() -> None:
    text = "𝔄 letter 𝔅 more"
    offsets = Offsets(text)
    assert offsets.to_script(text.index("letter")) == text.index("letter") + 1
    assert [offsets.from_script(offsets.to_script(at)) for at in range(len(text))] == list(range(len(text)))


@pytest.mark.parametrize("name", ["cable-75511", "whaler-1837", "rhone-218-bce", "aden-letter"])
def test_every_dossier_of_the_repository_is_shown(name: str) -> None:
    state = Session(EditedFolder(SEEDS / name)).state("")
    assert state["problems"] == []
    assert state["reviewed"] == len(state["rows"])
    assert all(0 <= low < high <= 1 for low, high in state["timeline"]["bars"].values())


def test_words_of_a_translation_are_quoted_beside_those_of_the_document(tmp_path: Path) -> None:
    shutil.copytree(SEEDS / "aden-letter", tmp_path / "aden")
    session = Session(EditedFolder(tmp_path / "aden"))
    texts = {each["language"]: each["text"] for each in session.state("")["texts"]}
    shown = next(each for each in session.state("")["rows"] if "en" in each["spans"])
    assert texts["en"][slice(*shown["spans"]["en"])].split() == shown["cells"]["quotation@en"].split()
    start = texts["en"].index("pepper")
    session.quote(shown["id"], start, start + len("pepper"), "en")
    after = row(session, shown["id"])
    assert after["quotation@en"] == "pepper"
    assert after["quotation"] == shown["cells"]["quotation"]


def test_geometries_are_reviewed_too(tmp_path: Path) -> None:
    session = Session(EditedFolder(write_drafts(tmp_path / "drafts")))
    said = session.accept("geometries.geojson", "sea", "seen", {})
    cells = {column: {"before": "", "after": after} for column, after in said["proposed"].items()}
    assert session.accept("geometries.geojson", "sea", "memory", cells)["done"] == "accept sea"
    sea = session.parts().geometries.table.rows[0].cells
    assert (sea["kind"], sea["checked"]) == ("area", "memory")
    assert [each["path"][0] for each in session.state("")["shapes"]] == ["M"] * 4


def test_two_thousand_events_are_shown(tmp_path: Path) -> None:
    session = Session(EditedFolder(write_many(tmp_path / "many", 2000)))
    state = session.state("")
    assert len(state["rows"]) == 2001
    assert len(state["timeline"]["ticks"]) < 12


@pytest.mark.parametrize(
    "places",
    [
        {"karaganda": (75.0, 57.0), "korea": (127.5, 38.0), "china": (103.5, 35.7)},
        {"tromsø": (19.0, 69.6), "vardø": (31.1, 70.4)},
    ],
)
def test_the_ground_fills_a_column_that_is_higher_than_wide(places: dict[str, tuple[float, float]]) -> None:
    ground = ground_of(places, "", None)
    left, top, wide, high = ground.drawn["frame"]
    assert high >= 1.7 * ground.drawn["home"][2]
    for lon, lat in places.values():
        spot = ground.spot(lon, lat)
        assert spot is not None
        assert left < spot[0] < left + wide
        assert top < spot[1] < top + high


def test_who_wrote_the_document_is_proposed_before_other_actors(session: Session) -> None:
    manifest = session.folder.path / "dossier.toml"
    actors = "".join(
        f'\n[[actors]]\nid = "{id_}"\nlabel = "{label}"\nabbreviation = "{id_[:2].upper()}"\ncolor = "#0072b2"\n'
        for id_, label in (("spain", "Spain"), ("harwood", "Thomas Harwood"))
    )
    manifest.write_text(manifest.read_text(encoding="utf-8") + actors, encoding="utf-8")
    assert session.accept("events.csv", "arrival", "seen", {})["proposed"]["actors"] == "harwood"
