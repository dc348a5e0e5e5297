"""What a caption says, and that whatever a dossier says stays words in Markdown, LaTeX and plain text."""

import re
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from geodata import Dossier
from geodata.files.atomic_writing import write_together
from viz import LayerError, StoryMap, quick_map
from viz.captions.beside import files_beside
from viz.captions.callouts import called_out
from viz.captions.caption import Caption, Told, caption_of
from viz.captions.formats import written
from viz.dossier_map import story_map
from viz.languages.catalogues import ENGLISH

HOSTILE = r"""a\b *c* _d_ [e](f) <g> #h `i` {j} $k$ %l &m ~n ^o |p "q" 'r'"""


@pytest.fixture(scope="module")
def cable_caption(story: StoryMap) -> Caption:
    return caption_of(story, called_out(story, events=["rec-1", "zhou-air", "pyongyang-debates"]))


@pytest.fixture(scope="module")
def letter_caption(invented: Dossier) -> Caption:
    story = story_map(invented)
    return caption_of(story, called_out(story))


def test_each_number_is_told_with_quotation_voice_date_and_source(story: StoryMap) -> None:
    caption = caption_of(story, called_out(story, events=["rec-1", "zhou-air"]))
    [told], [unplaced] = caption.numbered, caption.unplaced
    assert (told.number, told.title) == (1, "1: begin at once to evacuate Pyongyang.")
    date, quoted, manner, *_, evidence = told.sentences
    assert date == "12 October 1950."
    assert re.fullmatch(r"“.*evacuat.*” \(this cable\)\.|“.*evacuat.*” \(Cable, 8th Directorate.*\)\.", quoted)
    assert manner == "Recommended by Joseph Stalin, for the meeting."
    assert evidence.startswith("Established")
    assert unplaced.number == 0
    assert "Forecast by Zhou Enlai, as told by Joseph Stalin." in unplaced.sentences


def test_a_source_stands_where_there_is_no_quotation(invented: Dossier) -> None:
    later = story_map(invented).at("1398-12-31")
    told = caption_of(later, called_out(later, events=["sale"])).numbered[0]
    assert "Source: Ledger of Tideman Swarte, invented." in told.sentences


def test_those_who_cannot_see_the_figure_are_told_of_map_day_front_and_numbers(story: StoryMap) -> None:
    said = caption_of(story, called_out(story.path("lesson"))).alternative
    assert said.startswith(f"Map: {story.views[0].title}. As of 12 October 1950. ")
    assert "Front about 12 October 1950: Kumchon to Wonsan, by way of Cheorwon." in said
    assert re.search(r"\d numbered events\. The first: .*; the last: .*\.$", said)


def test_rows_of_a_table_without_a_title_are_told_too() -> None:
    table = pd.DataFrame({"lon": [10, 12], "lat": [50, 51], "name": ["Fulda", "Gera"], "year": [1800, 1801]})
    story = quick_map(table, date="year", label="name")
    caption = caption_of(story, called_out(story))
    assert caption.alternative == "Map. 2 numbered events. The first: 1800: Fulda; the last: 1801: Gera."
    assert [told.sentences for told in caption.numbered] == [
        ("1800.", "No source given."),
        ("1801.", "No source given."),
    ]


def test_a_caption_ends_with_document_and_credits(letter_caption: Caption) -> None:
    whole = " ".join(letter_caption.sources)
    assert "Document: Letter of Hinrich Rode, 30 September 1398." in whole
    assert "Made with Natural Earth" in whole
    assert letter_caption.sources[-1].startswith("Made with chronotope")


def hostile() -> Caption:
    told = Told(1, HOSTILE, ("4. October.", HOSTILE))
    return Caption(
        title=HOSTILE,
        subtitle="",
        day="As of 4 October",
        alternative=f"Line\n\n% {HOSTILE}",
        numbered=(told,),
        unplaced=(replace(told, number=0),),
        sources=(HOSTILE,),
        wording=ENGLISH,
    )


def test_hostile_words_stay_words_in_markdown() -> None:
    text = written(hostile(), "md")
    assert "\n1. **" in text
    plain = re.sub(r"\\[!-/:-@\[-`{-~]", "", text).replace("**", "")
    # All that is left unescaped of markup is ours: one heading, one item of each list.
    assert not re.search(r"[\\`*_{}\[\]<>|~^$&]", plain)
    assert len(re.findall(r"^# ", plain, flags=re.MULTILINE)) == 1
    assert text.count("\n# ") + text.count("\n## ") == 0


def test_hostile_words_stay_words_in_latex() -> None:
    text = written(hostile(), "tex")
    first, rest = text.split("\n", 1)
    assert first.startswith("% Alternative text: ")
    assert r"\% a\textbackslash{}b *c* \_d\_ {[}e{]}(f)" in first
    commands = set(re.findall(r"\\([a-z]+)", rest)) - {"textbf", "begin", "end", "item", "char"}
    assert commands == {f"text{name}" for name in ("backslash", "less", "greater", "bar", "asciitilde", "asciicircum")}
    assert r"p {\char34}q{\char34} {'}r{'}" in rest
    plain = re.sub(r"\\([^a-z])", "", rest)
    assert not re.search(r"[%$&#_^~]", plain)
    assert plain.count("{") == plain.count("}")


def test_plain_text_has_a_line_for_each_event_and_no_control_characters() -> None:
    caption = replace(hostile(), title="A\x1b[31m\ttitle\nin lines")
    lines = written(caption, "txt").splitlines()
    assert lines[0] == "A[31m title in lines"
    assert lines[-1] == HOSTILE
    assert [line for line in lines if line.startswith("1. ")] == [f"1. {HOSTILE} 4. October. {HOSTILE}"]


def test_another_form_is_refused(letter_caption: Caption) -> None:
    with pytest.raises(ValueError, match="there is no caption as 'docx'; there are md, txt, tex"):
        written(letter_caption, "docx")  # type: ignore[arg-type]


def test_three_files_are_written_beside_the_figure_or_none(letter_caption: Caption, tmp_path: Path) -> None:
    figure = tmp_path / "figure.1.pdf"
    assert [path.name for path in write_together(files_beside(figure, letter_caption))] == [
        "figure.1.md",
        "figure.1.txt",
        "figure.1.tex",
    ]
    once = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    write_together(files_beside(figure, letter_caption))
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == once
    other = tmp_path / "other" / "map.pdf"
    (tmp_path / "other" / "map.tex").mkdir(parents=True)
    with pytest.raises(OSError, match=r"map\.tex"):
        write_together(files_beside(other, letter_caption))
    assert [path.name for path in other.parent.iterdir()] == ["map.tex"]
    with pytest.raises(LayerError, match="half a letter"):
        files_beside(tmp_path / "half.pdf", replace(letter_caption, title="\ud800"))
    assert not list(tmp_path.glob("half*"))
