"""A story map becomes one HTML file: text, data, script and plotly.js, and a policy that lets nothing in from outside."""

import base64
import gzip
import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import Any

from plotly.offline import get_plotlyjs, get_plotlyjs_version

from geodata.files.atomic_writing import write_whole
from viz.languages.catalogues import Wording
from viz.layers.layer import half_letter
from viz.layers.styles import Theme
from viz.page.cover import cover
from viz.page.plain import notices, own_voice, plain
from viz.page.rules import rules_script
from viz.page.still import still
from viz.payload.payload import payload
from viz.payload.translations import in_languages
from viz.stories.story import Story
from viz.telling.narrative import Narrative

ASSETS = files("viz.page") / "assets"
# Joined in this order into one function; the last one returns the entry, mount(root, story, plotly, start).
SCRIPTS = (
    "tables.js",
    "asked.js",
    "languages.js",
    "state.js",
    "elements.js",
    "map/frame.js",
    "following/rivals.js",
    "following/look.js",
    "following/arrows.js",
    "following/front.js",
    "map/shapes.js",
    "map/grid.js",
    "map/features.js",
    "map/spots.js",
    "map/marks.js",
    "map/signs.js",
    "map/canvas.js",
    "map/ground.js",
    "map/outline.js",
    "map/scale_bar.js",
    "names/arcs.js",
    "names/crowd.js",
    "names/labels.js",
    "names/type.js",
    "names/lettering.js",
    "names/names.js",
    "map/hand.js",
    "map/pointer.js",
    "map/caption.js",
    "map/map.js",
    "timeline/strip.js",
    "timeline/rows.js",
    "timeline/window.js",
    "timeline/ticks.js",
    "timeline/naming.js",
    "timeline/spans.js",
    "timeline/fingers.js",
    "timeline/timeline.js",
    "panels/document.js",
    "panels/pictures.js",
    "panels/list.js",
    "panels/filters.js",
    "panels/search.js",
    "panels/matrix.js",
    "panels/tabs.js",
    "panels/card.js",
    "panels/controls.js",
    "panels/legend.js",
    "panels/layers.js",
    "spoken/sentence.js",
    "spoken/announcer.js",
    "spoken/skips.js",
    "presenting/cover.js",
    "presenting/dialogs.js",
    "presenting/paper.js",
    "presenting/play.js",
    "presenting/slide.js",
    "presenting/stage.js",
    "mount.js",
)
ABLE, BOOT = "able.js", "boot.js"
STYLES = (
    "styles/page.css",
    "styles/timeline.css",
    "styles/finding.css",
    "styles/following.css",
    "styles/screens.css",
    "styles/spoken.css",
    "styles/plain.css",
    "styles/presenting.css",
    "styles/pictures.css",
    "styles/lights.css",
    "styles/languages.css",
    "styles/print.css",
)
# Of a style sheet, with the space before it; and of a script, as far as it has lines of its own.
COMMENT = re.compile(r"\s*/\*.*?\*/", re.DOTALL)
COMMENT_LINE = re.compile(r"^[^\S\n]*//.*\n", re.MULTILINE)
# Of compression: the highest takes three times as long for a hundredth of the bytes.
LEVEL = 6
# Of a gzip header (RFC 1952, 2.3.1).
SYSTEM_BYTE, UNKNOWN_SYSTEM = 9, 255


@dataclass(frozen=True)
class Bundle:
    """A plotly.js: `name` says which, `script` is its text."""

    name: str
    script: str


def plotly_bundle() -> Bundle:
    """The small plotly.js if the build fetched the one of plotly's own version, else the full one inside plotly."""
    version = get_plotlyjs_version()
    basic = ASSETS / "bundle" / f"plotly-basic-{version}.min.js"
    if basic.is_file():
        return Bundle(f"plotly.js {version} (basic)", basic.read_text(encoding="utf-8"))
    return Bundle(f"plotly.js {version} (full)", get_plotlyjs())


def page(story: Story, bundle: Bundle, opening: str = "", also: Sequence[Story] = ()) -> str:
    """The page as HTML.

    Args:
        story: what is shown.
        bundle: the plotly.js it carries.
        opening: the event that it opens with; "" for that of the story.
        also: the same story in other languages.
    """
    boot = "\n".join([joined_scripts(doors=("mount", "inLanguage")), _script(BOOT)])
    narrative = story.narrative
    told = payload(story)
    told["opening"] = opening or told["opening"]
    relief = told["views"][0]["ground"].pop("relief")
    if also:
        told["languages"] = in_languages([story, *also], told)
    first, own = cover(narrative, told["opening"], story.wording), own_voice(narrative)
    return _fill(
        asset("page.html"),
        {
            "language": escape(narrative.language),
            "direction": ' dir="rtl"' if story.wording.direction == "rtl" else "",
            "opening": " opening" if first else "",
            "policy": _policy(asset(ABLE), boot, bundle.script),
            "title": escape(narrative.title),
            "bundle": escape(bundle.name),
            "style": "\n".join([theme_css(story.theme), *map(_style, STYLES)]),
            "picture": escape(told["words"]["map_and_timeline"]),
            "still": still(story, relief),
            "own": own,
            "heading": escape(narrative.title),
            "badge": f'<p class="badge">{escape(narrative.badge)}</p>' if narrative.badge else "",
            "subtitle": f'<p class="subtitle"{own}>{escape(narrative.subtitle)}</p>' if narrative.subtitle else "",
            "cover": first,
            "timeline": '<section class="timeline"></section>' if told["timeline"] else "",
            "document": _document(narrative),
            "skips": _skips(narrative, story.wording),
            "notices": notices(story.wording),
            "plain": plain(story, told["overview"]),
            "able": asset(ABLE),
            "story": _packed(_json(told)),
            "plotly": _packed(bundle.script),
            "script": boot,
        },
    )


def _style(name: str) -> str:
    """A style sheet as it is sent: what it says to those who write it stays with them."""
    return COMMENT.sub("", asset(name))


def _script(name: str) -> str:
    """A script as it is sent, likewise."""
    return COMMENT_LINE.sub("", asset(name))


def _document(narrative: Narrative) -> str:
    """The document and then its translations, with their quotations marked: read before the script has run, or without it."""
    paragraphs = [(written, paragraph) for written in narrative.texts for paragraph in written["paragraphs"]]
    return "".join(
        f'<p lang="{escape(written["language"])}" dir="{escape(written["direction"])}">{"".join(map(_part, paragraph))}</p>'
        for written, paragraph in paragraphs
    )


def _skips(narrative: Narrative, wording: Wording) -> str:
    """Links past what comes first, as long as the page is told in words."""
    links = [("text", wording.interface["skip_to_document"])] if narrative.texts else []
    links.append(("list", wording.interface["skip_to_events"]))
    return "".join(f'<a class="skip" href="#{place}">{escape(words)}</a>' for place, words in links)


def _part(part: dict[str, Any]) -> str:
    words = escape(part["text"])
    return f"<mark>{words}</mark>" if part["events"] else words


def joined_scripts(*more: str, doors: Iterable[str] = ("mount",)) -> str:
    """The scripts as one, `const chronotope = …`, whose `mount(root, story, plotly, start)` builds the page inside an element.

    Args:
        more: names of scripts that are joined after those of the page.
        doors: the functions that are to be had.
    """
    return "\n".join(
        [
            "const chronotope = (() => {",
            '"use strict";',
            rules_script(),
            *(_script(name) for name in (*SCRIPTS, *more)),
            f"return {{ {', '.join(doors)} }};",
            "})();",
        ]
    )


def write_page(story: Story, target: Path, opening: str = "", also: Sequence[Story] = ()) -> Path:
    """Write the page; the file appears whole or not at all.

    Args:
        story: what is shown.
        target: the file.
        opening: see `page`.
        also: likewise.

    Raises:
        LayerError: a text holds half a letter.
        OSError: it cannot be written; the error names the target, not the temporary file beside it.
    """
    try:
        content = page(story, plotly_bundle(), opening, also).encode()
    except UnicodeEncodeError as error:
        raise half_letter(error) from None
    return write_whole(target, content)


def theme_css(theme: Theme) -> str:
    """The theme's colours as CSS variables, so that map and page share them."""
    names = ("paper", "ink", "quiet", "sea", "accent")
    return ".chronotope { " + " ".join(f"--{name}: {getattr(theme, name)};" for name in names) + " }"


def asset(name: str) -> str:
    """The text of a file of `viz/page/assets`."""
    return (ASSETS / name).read_text(encoding="utf-8")


def _fill(template: str, values: dict[str, str]) -> str:
    """The template with each `{{name}}` replaced once; what is put in is not looked through again."""
    return re.sub(r"\{\{(\w+)\}\}", lambda match: values[match[1]], template)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _packed(text: str) -> str:
    """A text as gzip, in base64, which cannot end its element whatever it says.

    The byte that names the system (RFC 1952, 2.3.1) is that for an unknown one everywhere.
    """
    packed = bytearray(gzip.compress(text.encode(), LEVEL, mtime=0))
    packed[SYSTEM_BYTE] = UNKNOWN_SYSTEM
    return base64.b64encode(packed).decode()


def _policy(*scripts: str) -> str:
    """Only these scripts run, and nothing is fetched. Styles may stand in the page: plotly writes them as it draws."""
    hashes = " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(s.encode()).digest()).decode()}'" for s in scripts)
    return (
        f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
