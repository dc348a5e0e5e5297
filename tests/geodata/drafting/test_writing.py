"""Findings become the sheets of a dossier that can be read, whatever was found."""

from dataclasses import replace
from pathlib import Path

import pytest
from exchanged import SEEDS

from geodata import parse_edtf, read_dossier
from geodata.drafting.findings import Candidate, DateFinding, EventFinding, PersonFinding, ToponymFinding
from geodata.drafting.prose import Prose
from geodata.drafting.record.finding import find_record
from geodata.drafting.sheets.languages import language_of, script_of
from geodata.drafting.texts.reading import SourceText
from geodata.drafting.writing import tables_of_draft
from geodata.exchange.tables import Tables

CABLE = (SEEDS / "cable-75511" / "document.txt").read_text(encoding="utf-8")
CREDIT = "GeoNames, CC BY 4.0"


def _at(words: str, text: str = CABLE, nth: int = 1) -> dict[str, object]:
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    return {"start": start, "end": start + len(words), "text": words, "rule": "given", "score": 0.9}


def _candidate(name: str, lat: float, lon: float, score: float = 0.9) -> Candidate:
    return Candidate(
        name=name,
        country="",
        kind="town",
        lat=lat,
        lon=lon,
        precision_km=5,
        gazetteer="GeoNames",
        credit=CREDIT,
        external_id=f"geonames:{round(lat * 1000)}",
        score=score,
        reason="the largest of 2",
    )


def _toponym(words: str, *candidates: Candidate, nth: int = 1) -> ToponymFinding:
    return ToponymFinding(**_at(words, nth=nth), candidates=candidates)  # type: ignore[arg-type]


def _person(words: str, id_: str, *, body: bool = False) -> PersonFinding:
    return PersonFinding(**_at(words), person=id_, name=words, role="", body=body)  # type: ignore[arg-type]


def _event(words: str, *, text: str = CABLE, nth: int = 1, **said: object) -> EventFinding:
    nothing = {
        "title": words,
        "kind": "statement",
        "modality": "occurred",
        "voices": (),
        "actors": (),
        "date": None,
        "places": (),
        "place_from": None,
        "place_to": None,
        "means": "",
        "sender": "",
        "recipients": (),
    }
    return EventFinding(**{**_at(words, text, nth), **nothing, **said})  # type: ignore[arg-type]


PYONGYANG = _toponym("Pyongyang", _candidate("Pyongyang", 39.03, 125.75))
WONSAN = _toponym("Wonsan", _candidate("Wonsan", 39.15, 127.44, 0.6), _candidate("Wonsan-ni", 35.1, 128.2, 0.3))
MANCHURIA = _toponym("Manchuria")
PEOPLE = (
    _person("Fyn Si", "fyn-si"),
    _person("Kim Il Sung", "kim-il-sung"),
    _person("meeting", "meeting", body=True),
    _person("Chinese troops", "chinese-troops", body=True),
)
EVENTS = (
    _event(
        "12 October 1950",
        title="Cable Nº 75511",
        kind="message",
        sender="fyn-si",
        recipients=("kim-il-sung",),
        actors=("fyn-si",),
        date=DateFinding(**_at("12 October 1950"), edtf="1950-10-12", anchor=""),  # type: ignore[arg-type]
    ),
    _event(
        "Yesterday a meeting of representatives",
        kind="diplomacy",
        actors=("chinese-troops", "meeting"),
        date=DateFinding(**_at("Yesterday"), edtf="1950-10-11", anchor="1950-10-12"),  # type: ignore[arg-type]
    ),
    _event(
        "To immediately begin the evacuation of Pyongyang",
        modality="recommended",
        voices=("fyn-si", "meeting"),
        places=(PYONGYANG,),
    ),
    _event("the troops in the mountainous regions north of Wonsan", kind="movement", places=(WONSAN,)),
    _event("to Manchuria in small groups", kind="movement", place_from=PYONGYANG, place_to=WONSAN),
    _event("the meeting", nth=2, title="the meeting"),
)


def _tables(events: tuple[EventFinding, ...] = EVENTS, *, text: str = CABLE, written: str = "1950-10-12") -> Tables:
    return tables_of_draft(
        SourceText(text=text),
        record=find_record(Prose(text)),
        toponyms=(PYONGYANG, WONSAN, MANCHURIA),
        people=PEOPLE,
        events=events,
        written=parse_edtf(written) if written else None,
    )


def _bare(text: str, *events: EventFinding) -> Tables:
    """The sheets of events alone."""
    source = SourceText(text=text)
    return tables_of_draft(source, record=(), toponyms=(), people=(), events=events, written=parse_edtf("1700"))


def test_findings_become_a_dossier_of_drafts(tmp_path: Path) -> None:
    _tables().write(tmp_path / "cable")
    dossier = read_dossier(tmp_path / "cable")
    events = dossier.events.set_index("id")
    assert (dossier.title, dossier.language, dossier.document.author) == ("Cable Nº 75511", "en", "Fyn Si")
    assert dossier.document.addressees == ("Shtykov", "Vasil'yev", "Kim Il Sung")
    assert dossier.document.text == CABLE
    assert set(events.checked) | set(dossier.places.checked) | set(dossier.geometries.checked) == {"draft"}
    assert (events.part_of[1:] == "cable-no-75511").all()
    meeting = events.loc["yesterday-a-meeting-of-representatives"]
    assert meeting[["date", "date_as_written", "basis", "actors"]].tolist() == [
        "1950-10-11",
        "Yesterday",
        "computed",
        "china | meeting",
    ]
    advice = events.loc["to-immediately-begin-the-evacuation-of-pyongyang"]
    assert advice[["date", "basis", "voice", "places"]].tolist() == [
        "1950-10-12",
        "stated",
        "fyn-si | meeting",
        "pyongyang",
    ]
    undated = events.loc["the-meeting"]
    assert undated[["date", "basis"]].tolist() == ["[..1950-10-12]", "computed"]
    assert undated.quotation_start == CABLE.index("the meeting", CABLE.index("the meeting") + 1)
    assert dossier.messages[["sender", "recipient", "sent"]].to_numpy().tolist() == [
        ["fyn-si", "kim-il-sung", "1950-10-12"]
    ]
    way = dossier.geometries.set_index("id").geometry["way-to-manchuria-in-small-groups"]
    assert list(way.coords) == [(125.75, 39.03), (127.44, 39.15)]
    rivals = dossier.candidates[["subject", "value", "preferred"]].to_numpy().tolist()
    subject = "the-troops-in-the-mountainous-regions-north-of-wonsan"
    assert rivals == [[subject, "wonsan", "yes"], [subject, "wonsan-ni", ""]]
    assert dossier.sources[["id", "citation"]].to_numpy().tolist() == [["geonames", CREDIT]]
    assert "Manchuria" in dossier.note
    assert CREDIT in dossier.note
    assert "says that nobody has reviewed the row" in {remark.why for remark in dossier.remarks}


def test_dates_are_of_their_calendar(tmp_path: Path) -> None:
    julian = DateFinding(**_at("Yesterday"), edtf="1950-09-28", anchor="", calendar="julian")  # type: ignore[arg-type]
    events = (EVENTS[0], replace(EVENTS[1], date=julian), EVENTS[5])
    days = []
    for calendar, day in (("gregorian", "1950-10-12"), ("julian", "1950-09-29")):
        source = SourceText(text=CABLE)
        written = parse_edtf(day, calendar=calendar)  # type: ignore[arg-type]
        document = replace(EVENTS[0], date=None)
        tables = tables_of_draft(
            source, record=(), toponyms=(), people=PEOPLE, events=(document, *events[1:]), written=written
        )
        tables.write(tmp_path / calendar)
        days.append(read_dossier(tmp_path / calendar).events["latest"].astype(str).tolist())
    assert days == [["1950-10-12", "1950-10-11", "1950-10-12"]] * 2


def test_in_a_document_without_a_date_words_wait_for_it(tmp_path: Path) -> None:
    yesterday = DateFinding(**_at("Yesterday"), edtf="", anchor="")  # type: ignore[arg-type]
    tables = _tables((replace(EVENTS[1], date=yesterday),), written="")
    assert tables.sheets["events"][["date", "date_as_written"]].to_numpy().tolist() == [["", "Yesterday"]]
    tables.record["date"] = "1950-10-12"
    tables.write(tmp_path / "cable")
    assert read_dossier(tmp_path / "cable").events["date"].tolist() == ["1950-10-11"]


def test_of_many_actors_some_are_others() -> None:
    words = [f"{letter}lbert" for letter in "ABCDEFGHIJK"]
    text = ", ".join(words)
    events = tuple(_event(word, text=text, actors=(word.lower(),)) for word in words)
    tables = _bare(text, *events)
    actors = tables.sheets["actors"]
    assert len(actors) == 9
    assert actors["id"].tolist()[-1] == "others"
    assert actors["color"].is_unique
    assert actors["abbreviation"].is_unique
    assert (actors["abbreviation"].str.len() <= 6).all()
    assert tables.sheets["events"]["actors"].tolist()[-1] == "others"


def test_quotations_are_told_apart_and_titles_are_short(tmp_path: Path) -> None:
    days = ("On Monday", "On Tuesday", "On Friday")
    text = (
        "\n\n".join(f"{day} we marched to the river and saw nobody there." for day in days)
        + f"\n\n{'And so on, ' * 30}\n"
    )
    events = tuple(_event("we marched to the river", text=text, nth=nth) for nth in (1, 2, 3))
    events += (_event(text.rstrip(", \n").rpartition("\n")[2], text=text),)
    tables = _bare(text, *events)
    tables.write(tmp_path / "march")
    found = read_dossier(tmp_path / "march").events
    assert found.quotation_start.tolist() == [event.start for event in events]
    assert found.title.str.len().max() < 100


def test_words_that_nothing_tells_apart_are_left_to_a_reader(tmp_path: Path) -> None:
    text = "Amen.\n\n" * 2000
    event = _event("Amen", text=text, nth=1000)
    tables = tables_of_draft(
        SourceText(text=text), record=(), toponyms=(), people=(), events=(event,), written=parse_edtf("1700")
    )
    tables.write(tmp_path / "amen")
    (found,) = read_dossier(tmp_path / "amen").events.to_dict("records")
    assert (found["quotation"], found["note"]) == ("", "The text has these words more than once: “Amen”")


def test_of_words_that_very_many_events_have_nothing_is_tried() -> None:
    text = "Amen.\n\n" * 2000
    events = tuple(_event("Amen", text=text, nth=nth) for nth in range(1, 2001))
    tables = tables_of_draft(
        SourceText(text=text), record=(), toponyms=(), people=(), events=events, written=parse_edtf("1700")
    )
    notes = set(tables.sheets["events"]["note"])
    assert notes == {"The text has these words more than once: “Amen”"}


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    text = 'Sir,\n\n"=HYPERLINK(""http://x"")" <script>alert(1)</script> | said | he,\n\tand left.\n'
    event = _event('"=HYPERLINK(""http://x"")" <script>alert(1)</script> | said | he,\n\tand left', text=text)
    tables = tables_of_draft(
        SourceText(text=text), record=(), toponyms=(), people=(), events=(event,), written=parse_edtf("1700")
    )
    tables.write(tmp_path / "hostile")
    (quotation,) = read_dossier(tmp_path / "hostile").events.quotation
    assert "".join(quotation.split()) == "".join(event.text.split())


def test_the_same_findings_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        _tables().write(tmp_path / name)
    files = [{path.name: path.read_bytes() for path in (tmp_path / name).iterdir()} for name in ("one", "two")]
    assert files[0] == files[1]


def test_unknown_ids_are_people_too() -> None:
    tables = _tables((EVENTS[0], replace(EVENTS[2], voices=("fyn-si", "carpenter"))))
    people = tables.sheets["people"].set_index("id")
    assert people.name["carpenter"] == "The carpenter"


@pytest.mark.parametrize(
    ("text", "language", "script"),
    [
        (CABLE, "en", "Latn"),
        ("Der König und die Stände haben das nicht mit dem Rat beschlossen.", "de", "Latn"),
        ("Le roi et les ministres sont dans la ville, que le peuple a quittée.", "fr", "Latn"),
        ("السلام عليك ورحمة الله", "ar", "Arab"),
        ("10월 12일 평양에서", "ko", "Hang"),
        ("Товарищу Штыкову", "ru", "Cyrl"),
        ("昨日の会議で", "ja", "Jpan"),
        ("昨天会议", "zh", "Hani"),
        ("1234", "und", ""),
        ("Xqz", "und", "Latn"),
    ],
)
def test_languages_are_told_by_their_commonest_words(text: str, language: str, script: str) -> None:
    assert (language_of(text), script_of(text)) == (language, script)
