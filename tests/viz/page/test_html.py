"""The page as a file: nothing gets in from outside, nothing a dossier says becomes markup, and it stays small."""

import base64
import gzip
import hashlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from html import escape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from letter import replace_once, set_cell, write_letter
from plotly.offline import get_plotlyjs, get_plotlyjs_version
from unpacked import everything

import viz.page.page
from geodata import Dossier, read_dossier
from viz import StoryMap, story_map
from viz.page.page import ASSETS, SCRIPTS, Bundle, plotly_bundle

BASIC = ASSETS / "bundle" / f"plotly-basic-{get_plotlyjs_version()}.min.js"
BASIC_MB, FULL_MB = 1.2, 2.65
SMALL = Bundle("a stand-in", "window.Plotly = {};")
OUTSIDE = re.compile(r"(?i)\b(?:https?|wss?|ftp|file):|^//")


class Elements(HTMLParser):
    """Every tag with its attributes, and the text of every element that has some."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, dict[str, str | None], str]] = []
        self._open: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._open.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.texts.append((*self._open[-1], data))

    def text(self, tag: str, **attributes: str | None) -> str:
        found = [data for name, attrs, data in self.texts if name == tag and attrs == attributes]
        assert found
        return "".join(found)

    def story(self) -> dict[str, Any]:
        return json.loads(self.packed("story"))

    def plotly(self) -> str:
        return self.packed("plotly")

    def packed(self, name: str) -> str:
        return gzip.decompress(base64.b64decode(self.text("script", type="text/plain", id=name))).decode()

    def still(self) -> dict[str, str | None]:
        (attributes,) = (attrs for tag, attrs in self.tags if tag == "image")
        return attributes

    def policy(self) -> dict[str, list[str]]:
        (policy,) = (a["content"] for _, a in self.tags if a.get("http-equiv") == "Content-Security-Policy")
        assert policy
        return {name: words for name, *words in (part.split() for part in policy.split(";"))}


def sha256(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def strings(value: Any, *path: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every text in JSON with the keys that lead to it."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield from strings(each, *path, key)
    elif isinstance(value, list):
        for each in value:
            yield from strings(each, *path)
    elif isinstance(value, str):
        yield path, value


@pytest.fixture(scope="module")
def elements(page: str) -> Elements:
    return Elements(page)


HOSTILE = {
    "title": "</script><script>alert(1)</script>",
    "subtitle": "</header></aside><h1 onclick=alert(1)>&lt;b&gt;",
    "document": "</div><p><mark onclick=alert(1)>Skanör</mark> &amp; {{document}}",
    "event": "<img src=x onerror=alert(1)>",
    "summary": "one\u2028two\u2029three ]]> --> <!-- <script>",
    "note": "{{story}} {{script}} {{policy}} \\g<1> \\u003c",
    "place": '"><svg onload=alert(1)>',
    "actor": "</title></style></noscript><b>Lübeck</b>",
    "abbreviation": "<b>&L",
    "citation": "</pre><iframe src=https://example.org></iframe>&lt;&amp;",
}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> StoryMap:
    folder = write_letter(tmp_path_factory.mktemp("hostile") / "letter-1398")
    replace_once(folder, "dossier.toml", '"Hinrich Rode to Tideman Swarte"', f"'{HOSTILE['title']}'")
    replace_once(folder, "dossier.toml", '"A merchant of Lübeck on ships and herring"', f"'{HOSTILE['subtitle']}'")
    replace_once(folder, "document.txt", "Skanör", HOSTILE["document"])
    replace_once(folder, "dossier.toml", '"Merchants of Lübeck"', f"'{HOSTILE['actor']}'")
    replace_once(folder, "dossier.toml", '"Lüb"', f"'{HOSTILE['abbreviation']}'")
    set_cell(folder, "events.csv", 2, "title", HOSTILE["event"])
    set_cell(folder, "events.csv", 2, "summary", HOSTILE["summary"])
    set_cell(folder, "events.csv", 2, "note", HOSTILE["note"])
    set_cell(folder, "places.csv", 2, "name", HOSTILE["place"])
    set_cell(folder, "sources.csv", 2, "citation", HOSTILE["citation"])
    return story_map(read_dossier(folder))


@pytest.fixture(scope="module")
def hostile_page(hostile: StoryMap) -> str:
    return viz.page.page.page(hostile, SMALL)


def test_the_policy_names_exactly_the_scripts_of_the_file(elements: Elements) -> None:
    inline = [data for tag, attrs, data in elements.texts if tag == "script" and not attrs]
    assert len(inline) == 2
    assert elements.policy()["script-src"] == [*map(sha256, inline), sha256(elements.plotly())]
    kinds = [attrs.get("type") for tag, attrs in elements.tags if tag == "script"]
    assert kinds == [None, "text/plain", "text/plain", None]


def test_the_policy_lets_nothing_in(elements: Elements) -> None:
    policy = elements.policy()
    assert policy.pop("default-src") == ["'none'"]
    policy.pop("script-src")
    assert policy == {
        "style-src": ["'unsafe-inline'"],
        "img-src": ["data:"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }


def test_the_policy_stands_before_everything_it_governs(page: str, elements: Elements) -> None:
    first = [tag for tag, attrs in elements.tags if tag in {"script", "style"} or "http-equiv" in attrs]
    assert first[0] == "meta"
    assert page.index("<meta charset") < 1024


def test_nothing_is_fetched(page: str, elements: Elements) -> None:
    pointing = {"src", "href", "srcset", "data", "action", "poster", "background", "manifest", "ping"}
    found = [attrs for tag, attrs in elements.tags if pointing & set(attrs) and tag != "a"]
    assert found == [elements.still()]
    # Links lead to parts of the page.
    assert {(attrs["href"] or "")[:1] for tag, attrs in elements.tags if tag == "a"} == {"#"}
    assert (elements.still()["href"] or "").startswith("data:image/webp;base64,")
    assert {tag for tag, _ in elements.tags}.isdisjoint({"link", "base", "iframe", "object", "embed", "form"})
    style = elements.text("style")
    for address in re.findall(r"(?i)url\(\s*['\"]?([^)'\"]*)", style):
        assert address.startswith("data:"), address
    assert "@import" not in style
    assert not re.search(r"""(?i)\b(?:src|href)\s*=\s*["'`]?\s*(?:https?:)?//""", page)


@pytest.mark.parametrize(
    "word", [r"\beval\(", r"new Function\b", r"\bfetch\(", "XMLHttpRequest", "WebSocket", r"\bimport\(", "innerHTML"]
)
def test_the_script_neither_fetches_nor_evaluates(elements: Elements, word: str) -> None:
    assert not re.search(word, elements.text("script"))


def test_addresses_stand_only_in_citations(elements: Elements) -> None:
    linked = {path for path, text in strings(everything(elements.story())) if OUTSIDE.search(text)}
    assert linked
    assert linked <= {
        ("cards", "sources", "url"),
        ("cards", "sources", "citation"),
        ("cards", "records", "url"),
        ("record",),
        ("credits",),
        ("cards", "note"),
    }
    assert ("cards", "sources", "url") in linked


def test_pictures_are_in_the_file(elements: Elements) -> None:
    main, *insets = (view["ground"] for view in elements.story()["views"])
    assert "relief" not in main, "it stands in the page itself, to be seen at once"
    sources = [elements.still()["href"] or "", *(ground["relief"] for ground in insets)]
    assert len(sources) == 3
    assert [source.partition(",")[0] for source in sources] == ["data:image/webp;base64"] * 3


def test_the_script_gets_exactly_the_payload(sent: dict[str, Any], elements: Elements) -> None:
    received = elements.story()
    received["views"][0]["ground"]["relief"] = elements.still()["href"]
    assert received == json.loads(json.dumps(sent))


def test_the_page_says_what_it_is(elements: Elements, story: StoryMap) -> None:
    assert elements.tags[0] == ("html", {"lang": "en", "class": "plainly opening"})
    assert elements.text("title") == story.narrative.title
    assert ("div", {"id": "chronotope", "class": "chronotope"}) in elements.tags


def test_the_page_names_the_bundle_that_it_carries(elements: Elements) -> None:
    (generator,) = (attrs["content"] for _, attrs in elements.tags if attrs.get("name") == "generator")
    bundle = plotly_bundle()
    assert generator == f"chronotope, {bundle.name}"
    assert elements.plotly() == bundle.script
    assert get_plotlyjs_version() in bundle.name


def test_without_the_small_bundle_the_full_one_is_taken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(viz.page.page, "ASSETS", tmp_path)
    bundle = plotly_bundle()
    assert bundle == Bundle(f"plotly.js {get_plotlyjs_version()} (full)", get_plotlyjs())


def test_only_a_small_bundle_of_plotlys_own_version_is_taken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "bundle").mkdir()
    monkeypatch.setattr(viz.page.page, "ASSETS", tmp_path)
    (tmp_path / "bundle" / "plotly-basic-0.0.1.min.js").write_text("old", encoding="utf-8")
    assert plotly_bundle().name.endswith("(full)")
    (tmp_path / "bundle" / BASIC.name).write_text("new", encoding="utf-8")
    assert plotly_bundle() == Bundle(f"plotly.js {get_plotlyjs_version()} (basic)", "new")


@pytest.mark.skipif(not BASIC.is_file(), reason="the small plotly.js was not fetched")
def test_the_page_is_small_with_the_small_bundle(page: str) -> None:
    assert len(page.encode()) <= BASIC_MB * 1e6


def test_the_page_stays_small_with_the_full_bundle(
    story: StoryMap, sent: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(viz.page.page, "payload", lambda _: sent)
    html = viz.page.page.page(story, Bundle("plotly.js (full)", get_plotlyjs()))
    assert BASIC_MB * 1e6 < len(html.encode()) <= FULL_MB * 1e6


def test_every_script_of_the_folder_is_in_the_page(elements: Elements) -> None:
    folder = Path(str(ASSETS))
    names = {each.relative_to(folder).as_posix() for each in folder.rglob("*.js") if each.parent.name != "bundle"}
    assert names == {
        *SCRIPTS,
        viz.page.page.ABLE,
        viz.page.page.BOOT,
        *(f"widget/{name}.js" for name in ("widget", "selecting", "tools")),
    }
    joined = [data for tag, attrs, data in elements.texts if tag == "script" and not attrs][-1]
    # As they are sent, without the lines that are comments.
    texts = [(ASSETS / name).read_text(encoding="utf-8") for name in (*SCRIPTS, viz.page.page.BOOT)]
    at = [joined.index(re.sub(r"(?m)^ *//.*\n", "", text)) for text in texts]
    assert at == sorted(at)


@pytest.fixture(scope="module")
def tame_page(invented: Dossier) -> str:
    """The page of the same dossier as it was before somebody meant harm."""
    return viz.page.page.page(story_map(invented), SMALL)


def test_what_a_dossier_says_is_never_markup(hostile_page: str, tame_page: str) -> None:
    tame = [(tag, sorted(attrs)) for tag, attrs in Elements(tame_page).tags]
    assert [(tag, sorted(attrs)) for tag, attrs in Elements(hostile_page).tags] == tame
    assert hostile_page.count("</script") == tame_page.count("</script") == 4
    assert Elements(hostile_page).text("title") == HOSTILE["title"]


def test_what_is_to_be_seen_before_the_script_runs_is_text(hostile: StoryMap, hostile_page: str) -> None:
    found = Elements(hostile_page)
    assert found.text("h1") == HOSTILE["title"]
    assert found.text("p", **{"class": "subtitle"}) == HOSTILE["subtitle"]
    assert found.text("p", **{"class": "badge"}) == hostile.narrative.badge
    (text,) = hostile.narrative.texts
    voice = f'<p lang="{text["language"]}" dir="{text["direction"]}">'
    paragraphs = re.findall(f"{voice}(.*?)</p>", hostile_page, re.DOTALL)
    assert len(paragraphs) == 4
    assert escape(HOSTILE["document"]) in re.sub("</?mark>", "", paragraphs[1])
    # The quotations are marked, and nothing else is markup.
    marked = [
        "".join(
            f"<mark>{escape(part['text'])}</mark>" if part["events"] else escape(part["text"]) for part in paragraph
        )
        for paragraph in text["paragraphs"]
    ]
    assert paragraphs == marked


def test_what_a_dossier_says_arrives_word_for_word(hostile_page: str) -> None:
    story = everything(Elements(hostile_page).story())
    card = next(card for card in story["cards"] if card["id"] == "letter")
    assert (story["title"], story["subtitle"]) == (HOSTILE["title"], HOSTILE["subtitle"])
    assert (card["title"], card["summary"], card["note"]) == (HOSTILE["event"], HOSTILE["summary"], HOSTILE["note"])
    assert card["place"].startswith(HOSTILE["place"])
    assert HOSTILE["citation"] in {source["citation"] for each in story["cards"] for source in each["sources"]}
    assert HOSTILE["place"] in {label["text"] for view in story["views"] for label in view["labels"]}


def test_a_hostile_dossier_does_not_change_the_policy(hostile_page: str, elements: Elements) -> None:
    theirs, ours = Elements(hostile_page), elements
    assert theirs.text("script") == ours.text("script")
    assert theirs.policy()["script-src"][0] == ours.policy()["script-src"][0]


@pytest.mark.parametrize("name", ["story", "plotly"])
def test_the_data_cannot_end_its_element_or_its_line(hostile_page: str, name: str) -> None:
    block = Elements(hostile_page).text("script", type="text/plain", id=name)
    assert re.fullmatch(r"[A-Za-z0-9+/]+={0,2}", block)
    assert f'<script type="text/plain" id="{name}">{block}</script>' in hostile_page


def test_no_pseudo_markup_reaches_plotly(hostile_page: str) -> None:
    """What plotly writes as (its own kind of) HTML is escaped; only the signs before the row labels are tags."""
    story = Elements(hostile_page).story()
    figures = [*(view["ground"] for view in story["views"]), story["timeline"]["layout"]]
    words = {"hovertext", "text", "ticktext", "hovertemplate", "texttemplate", "name", "title"}
    shown = [text for path, text in strings(figures) if path[-1] in words]
    shown += [label for names in story["timeline"]["names_of"] for label in names["labels"]]
    assert any(escape(HOSTILE["abbreviation"]) in text for text in shown)
    tags = {tag for text in shown for tag in re.findall(r"<[^>]*>", text)}
    assert {re.sub("#[0-9a-f]{6}", "", tag) for tag in tags} == {'<span style="color:;font-size:1.08em">', "</span>"}
    harm = [text for _, text in strings(figures) if any(each in text for each in HOSTILE.values())]
    assert harm == []


def test_the_same_input_gives_the_same_bytes(hostile: StoryMap, hostile_page: str) -> None:
    assert viz.page.page.page(hostile, SMALL) == hostile_page


@pytest.mark.thorough
def test_another_process_gives_the_same_bytes(letter: Path, tmp_path: Path) -> None:
    """The order of sets differs from process to process; nothing of the page may hang on it."""
    here, there = tmp_path / "here.html", tmp_path / "there.html"
    story_map(read_dossier(letter)).save(here)
    command = [
        sys.executable,
        "-c",
        "import sys; from chronotope.command.main import main; sys.exit(main(sys.argv[1:]))",
    ]
    seed = {**os.environ, "PYTHONHASHSEED": "1"}
    subprocess.run([*command, "build", letter, "-o", there], check=True, env=seed, capture_output=True)
    assert here.read_bytes() == there.read_bytes()


@pytest.mark.parametrize("name", ["map.htm", "map.docx", "map", "map.html.zip", ".html"])
def test_other_endings_are_refused(story: StoryMap, tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match=re.escape(name)):
        story.save(tmp_path / "new" / name)
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> str:
    """A page that costs no time."""
    html = "<!DOCTYPE html>\n<title>Wŏnsan</title>\n"
    monkeypatch.setattr(viz.page.page, "page", lambda *_: html)
    return html


def test_saving_makes_the_folders_and_leaves_nothing_else(story: StoryMap, tmp_path: Path, quick: str) -> None:
    target = tmp_path / "new" / "folder" / "cable.html"
    assert story.save(str(target)) == target
    assert target.read_bytes() == quick.encode()
    assert list(target.parent.iterdir()) == [target]


@pytest.fixture(params=["write_bytes", "replace", "link"])
def full_disk(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that is full while the page is written, or when it is put in its place."""

    def full(path: Path, *_: object, **__: object) -> None:
        path.write_text("<!DOCTYPE", encoding="utf-8")
        raise OSError(28, "No space left on device")

    def full_at_last(*_: object) -> None:
        raise OSError(28, "No space left on device")

    if request.param == "link":
        monkeypatch.setattr("geodata.files.atomic_writing._link", full_at_last)
    else:
        # On a disk that makes no files without a name.
        monkeypatch.setattr("geodata.files.atomic_writing._written_unnamed", lambda _: False)
        monkeypatch.setattr(Path, request.param, full)


@pytest.mark.usefixtures("quick", "full_disk")
@pytest.mark.parametrize("before", [None, b"the page of yesterday"])
def test_a_write_that_fails_leaves_everything_as_it_was(story: StoryMap, tmp_path: Path, before: bytes | None) -> None:
    target = tmp_path / "cable.html"
    if before:
        with target.open("wb") as file:
            file.write(before)
    with pytest.raises(OSError, match="No space left"):
        story.save(target)
    assert [path.name for path in tmp_path.iterdir()] == (["cable.html"] if before else [])
    assert not before or target.read_bytes() == before


@pytest.mark.parametrize("name", ["story", "plotly"])
def test_what_is_packed_names_no_system(elements: Elements, name: str) -> None:
    packed = base64.b64decode(elements.text("script", type="text/plain", id=name))
    # The tenth byte of a gzip file says on which system it was made; Python 3.11 and 3.13 write different ones.
    assert (packed[:3], packed[4:8], packed[9]) == (b"\x1f\x8b\x08", bytes(4), 255)
