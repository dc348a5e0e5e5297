"""A draft becomes rows: which cells a toponym, a date and an event have, and the sentence around each."""

from dataclasses import fields, replace

import pandas as pd
import shapely

from geodata.corpus.mentions import LONGEST_SENTENCE, mentions
from geodata.corpus.table import SCHEMA
from geodata.dates.parsing import to_date
from geodata.drafting.draft import Draft, draft
from geodata.drafting.findings import (
    Candidate,
    DateFinding,
    EventFinding,
    Finding,
    PersonFinding,
    RecordEntry,
    SpeechAct,
    ToponymFinding,
    frame,
)

TEXT = "12 October 1950.\n\nHold the mountains north of Wonsan.\nOn the 13th Zhou went to Moscow."
WONSAN = Candidate(
    name="Wŏnsan",
    country="North Korea",
    kind="town",
    lat=39.15,
    lon=127.44,
    precision_km=0.0,
    gazetteer="GeoNames",
    credit="GeoNames (CC BY 4.0)",
    external_id="geonames:1877449",
    score=0.9,
    reason="",
)


def words(text: str, whole: str = TEXT, score: float = 0.5) -> dict[str, object]:
    start = whole.index(text)
    return {"start": start, "end": start + len(text), "text": text, "rule": "by hand", "score": score}


def drafted(text: str = TEXT, **found: list[Finding]) -> Draft:
    kinds = {
        "record": RecordEntry,
        "toponyms": ToponymFinding,
        "dates": DateFinding,
        "people": PersonFinding,
        "speech": SpeechAct,
        "events": EventFinding,
    }
    frames = {name: frame(kind, found.get(name, [])) for name, kind in kinds.items()}
    return replace(draft("Nothing."), text=text, written=to_date("1950-10-12"), **frames)


def whole() -> Draft:
    day = DateFinding(**words("13th"), edtf="1950-10-13", anchor="1950-10-12")
    wonsan = ToponymFinding(**words("Wonsan", score=0.0), candidates=(WONSAN,))
    moscow = ToponymFinding(**words("Moscow"), candidates=())
    nothing = {field.name: "" for field in fields(EventFinding)} | {
        "place_from": None,
        "place_to": None,
        "recipients": (),
    }
    told = {"actors": ("zhou",), "places": (), "voices": ("stalin", "zhou")}
    return drafted(
        record=[RecordEntry(**words("12 October 1950"), field="date", value="1950-10-12")],
        toponyms=[wonsan, moscow],
        dates=[day],
        people=[PersonFinding(**words("Zhou"), person="zhou", name="Zhou Enlai", role="", body=False)],
        events=[
            EventFinding(
                **nothing
                | told
                | words("On the 13th Zhou went to Moscow.")
                | {"title": "Zhou goes", "kind": "movement", "modality": "occurred", "date": day, "place_to": moscow}
            ),
            EventFinding(
                **nothing
                | told
                | words("Hold the mountains north of Wonsan.")
                | {"title": "Hold", "kind": "battle", "modality": "recommended", "date": None, "places": (wonsan,)}
            ),
        ],
    )


def test_rows_stand_in_the_order_of_the_words_the_longest_first() -> None:
    rows = mentions(whole())
    assert rows.schema == SCHEMA
    assert rows["text"].to_pylist() == [
        "Hold the mountains north of Wonsan.",
        "Wonsan",
        "On the 13th Zhou went to Moscow.",
        "13th",
        "Moscow",
    ]
    assert rows["kind"].to_pylist() == ["event", "toponym", "event", "date", "toponym"]
    assert all(TEXT[row["start"] : row["end"]] == row["text"] for row in rows.to_pylist())
    assert (
        rows["sentence"].to_pylist()
        == ["Hold the mountains north of Wonsan."] * 2 + ["On the 13th Zhou went to Moscow."] * 3
    )


def test_a_toponym_has_its_likeliest_place_and_the_date_of_what_happens_there() -> None:
    _, wonsan, _, _, moscow = mentions(whole()).to_pylist()
    assert shapely.from_wkb(wonsan["geometry"]) == shapely.Point(127.44, 39.15)
    place = {"place": "Wŏnsan", "external_id": "geonames:1877449", "precision_km": 0.0, "place_score": 0.9}
    assert wonsan.items() >= {**place, "credit": "GeoNames (CC BY 4.0)", "score": 0.0, "date": None}.items()
    assert (moscow["place"], moscow["geometry"], moscow["date"]) == (None, None, "1950-10-13")
    assert {row["written"] for row in mentions(whole()).to_pylist()} == {"1950-10-12"}


def test_an_event_has_its_first_place_its_date_and_who_says_so_by_name() -> None:
    hold, _, zhou, *_ = mentions(whole()).to_pylist()
    assert (hold["place"], hold["date"], hold["event_kind"], hold["modality"]) == (
        "Wŏnsan",
        None,
        "battle",
        "recommended",
    )
    assert (zhou["place"], zhou["date"], zhou["title"]) == (None, "1950-10-13", "Zhou goes")
    assert (zhou["voices"], zhou["actors"]) == ("stalin | Zhou Enlai", "Zhou Enlai")


def test_a_text_in_which_nothing_is_found_has_no_rows_but_every_column() -> None:
    rows = mentions(drafted(""))
    assert (len(rows), rows.schema) == (0, SCHEMA)


def test_of_a_sentence_without_end_the_part_around_the_mention_is_kept() -> None:
    endless = "word " * 400 + "Wonsan " + "word " * 400
    toponym = ToponymFinding(**words("Wonsan", endless), candidates=(WONSAN,))
    [row] = mentions(drafted(endless, toponyms=[toponym])).to_pylist()
    assert row["sentence"].startswith("…")
    assert row["sentence"].endswith("…")
    assert abs(row["sentence"].index("Wonsan") - LONGEST_SENTENCE // 2) < 5
    assert len(row["sentence"]) <= LONGEST_SENTENCE + 2


def test_missing_cells_are_missing_for_pandas_too() -> None:
    frame_ = mentions(whole()).to_pandas()
    assert pd.isna(frame_.loc[0, "date"])
    assert frame_["place_score"].isna().sum() == 3
