"""A caption as plain text, as Markdown and as LaTeX; whatever it says is escaped as each of them asks for."""

import unicodedata
from collections.abc import Callable, Iterator
from typing import Literal, get_args

from viz.captions.caption import Caption, Told
from viz.languages.directions import FIRST_STRONG_ISOLATE, POP_ISOLATE
from viz.telling.spoken import sentence

Form = Literal["md", "txt", "tex"]
FORMS: tuple[Form, ...] = get_args(Form)
# ASCII punctuation that may be markup in CommonMark and in what pandoc and GitHub add to it; a backslash takes its meaning.
MARKDOWN = "\\`*_{}[]<>#|~^$&@!"
# Characters that TeX reads as commands, and what prints them (The LaTeX Companion, 3rd ed., 2.1).
LATEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    # The command for it is none in TeX's oldest encoding.
    '"': r"{\char34}",
    # In groups they join no ligature, as `` and !` and '' would.
    "`": "{`}",
    "'": "{'}",
    "[": "{[}",
    "]": "{]}",
    "\N{NO-BREAK SPACE}": "~",
    # TeX orders no letters: isolates would only be missing from its fonts.
    FIRST_STRONG_ISOLATE: "",
    POP_ISOLATE: "",
}


def written(caption: Caption, form: Form) -> str:
    """A caption as text.

    Args:
        caption: what it says.
        form: `md` for Markdown, `txt` for plain text, `tex` for a piece of LaTeX that a document takes in.

    Raises:
        ValueError: there is no such form.
    """
    if form not in WRITE:
        raise ValueError(f"there is no caption as {form!r}; there are {', '.join(FORMS)}")
    return "\n".join(WRITE[form](caption)) + "\n"


def _plain(caption: Caption) -> Iterator[str]:
    said = caption.wording.group("caption")
    yield from (_line(words) for words in (caption.title, caption.subtitle, caption.day) if words)
    yield from ("", f"{said['alternative']}: {_line(caption.alternative)}")
    if caption.numbered:
        yield ""
        yield from (f"{each.number}. {_whole(each)}" for each in caption.numbered)
    if caption.unplaced:
        yield from ("", f"{said['unplaced']}:")
        yield from (f"– {_whole(each)}" for each in caption.unplaced)
    yield from ("", _line(" ".join(caption.sources)))


def _markdown(caption: Caption) -> Iterator[str]:
    said = caption.wording.group("caption")
    yield f"# {_in_markdown(caption.title)}"
    yield from (f"\n{_in_markdown(words)}" for words in (caption.subtitle, caption.day) if words)
    yield f"\n**{_in_markdown(said['alternative'])}:** {_in_markdown(caption.alternative)}\n"
    for each in caption.numbered:
        yield f"{each.number}. **{_in_markdown(each.title)}** {_in_markdown(' '.join(each.sentences))}"
    if caption.unplaced:
        yield f"\n**{_in_markdown(said['unplaced'])}:**\n"
        for each in caption.unplaced:
            yield f"- **{_in_markdown(each.title)}** {_in_markdown(' '.join(each.sentences))}"
    yield f"\n{_in_markdown(' '.join(caption.sources))}"


def _latex(caption: Caption) -> Iterator[str]:
    said = caption.wording.group("caption")
    yield f"% {_in_latex(said['alternative'])}: \\includegraphics[alt={{{_in_latex(caption.alternative)}}}]{{…}}"
    heads = (words for words in (caption.title, caption.subtitle, caption.day) if words)
    title, *others = (_in_latex(sentence(words, caption.wording)) for words in heads)
    yield " ".join([f"\\textbf{{{title}}}", *others])
    yield from _list_in_latex(caption.numbered)
    if caption.unplaced:
        yield f"\n{_in_latex(said['unplaced'])}:"
        yield from _list_in_latex(caption.unplaced)
    yield f"\n{_in_latex(' '.join(caption.sources))}"


def _list_in_latex(told: tuple[Told, ...]) -> Iterator[str]:
    """Events as a list; one without items would be an error."""
    if told:
        yield "\\begin{description}"
        for each in told:
            number = f"[{each.number}]" if each.number else "[--]"
            yield f"\\item{number} \\textbf{{{_in_latex(each.title)}}} {_in_latex(' '.join(each.sentences))}"
        yield "\\end{description}"


def _whole(told: Told) -> str:
    return _line(" ".join([told.title, *told.sentences]))


def _line(text: str) -> str:
    """A text in one line, without characters that no reader sees as letters and a terminal may obey."""
    return "".join(letter for letter in " ".join(_parted(text)) if unicodedata.category(letter) != "Cc")


def _parted(text: str) -> list[str]:
    """The words of a text; a no-break space parts none."""
    return [word for line in text.splitlines() for word in line.replace("\t", " ").split(" ") if word]


def _in_markdown(text: str) -> str:
    return "".join(f"\\{letter}" if letter in MARKDOWN else letter for letter in _line(text))


def _in_latex(text: str) -> str:
    return "".join(LATEX.get(letter, letter) for letter in _line(text))


WRITE: dict[str, Callable[[Caption], Iterator[str]]] = {"md": _markdown, "txt": _plain, "tex": _latex}
