"""Writes docs/api.md, every public name with its signature and all that its docstring says: `make api`."""

import importlib
import inspect
import re
import sys
from collections.abc import Iterator
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "api.md"
PACKAGES = ("geodata", "viz")
# What is given back, and takes a library that is optional: no name of its package.
GIVEN = {"viz": (("viz.page.widget", "StoryWidget"),)}
# A longer signature takes a line for each parameter.
WIDEST = 100
MEMBERS = {"method", "class method", "static method", "property"}

# What is public though no name leads to it, since what it needs is optional -> the class after which it is told.
ALSO = {"StoryMap": ("StoryWidget", "viz.page.widget")}
# Sections of a docstring whose items have a name each, and how the page calls them; those of Example are code.
LISTED = {"Args": "", "Attributes": "", "Raises": "Raises", "Warns": "Warns"}
SECTION = re.compile(r"^(Args|Attributes|Returns|Yields|Raises|Warns|Example):$", re.MULTILINE)

HEAD = """\
# The Python API

Every public name with its signature, what goes in and comes out, and an example. The same stands in the docstrings: type
`help(ct.quick_map)`, or `ct.quick_map?` in a notebook.

All names are in `chronotope`; in the examples, `import chronotope as ct` comes first, `dossier` is
`ct.read_dossier("seeds/cable-75511")`, and `story` is `ct.story_map(dossier)`. The two packages below are its rooms: `geodata` is
what is known, `viz` is how it is shown.

This page is made from the docstrings with `make api`.
"""


def main() -> int:
    """Write the page."""
    sys.path.insert(0, str(ROOT))
    PAGE.write_text(api_page(), encoding="utf-8")
    print(PAGE.relative_to(ROOT))
    return 0


def api_page() -> str:
    """The page, in Markdown."""
    parts = [HEAD]
    for package in PACKAGES:
        parts.append(f"## {package}\n\n{_summary(importlib.import_module(package))}\n")
        parts += [_entry(name, named) for name, named in documented(package)]
    return "\n".join(parts)


def documented(package: str) -> Iterator[tuple[str, Any]]:
    """The public names of a package, each class followed by its public methods and properties.

    Yields:
        Name, such as `StoryMap.save`, and what it names.
    """
    module = importlib.import_module(package)
    public = {name: getattr(module, name) for name in _names(package)}
    given = {name: getattr(importlib.import_module(where), name) for where, name in GIVEN.get(package, ())}
    for name, named in {**public, **given}.items():
        yield name, named
        if inspect.isclass(named):
            elsewhere = [other for other in public.values() if other is not named]
            for member in inspect.classify_class_attrs(named):
                # What a public base class has is told there; what a base of the house's own has is told here.
                is_ours = member.defining_class.__module__.partition(".")[0] in PACKAGES
                is_here = is_ours and member.defining_class not in elsewhere
                if is_here and member.kind in MEMBERS and not member.name.startswith("_"):
                    yield f"{name}.{member.name}", getattr(named, member.name)
        if name in ALSO:
            also, at = ALSO[name]
            yield also, getattr(importlib.import_module(at), also)


def is_choice(named: Any) -> bool:
    """Whether a name stands for one of several words: it has no docstring and no signature."""
    return get_origin(named) is Literal


def _names(package: str) -> list[str]:
    """The public names, in the order of the alphabet."""
    return sorted(importlib.import_module(package).__all__, key=str.casefold)


def _entry(name: str, named: Any) -> str:
    """One name: a heading, its signature in a block of code, what its docstring says."""
    depth = "####" if "." in name else "###"
    if is_choice(named):
        words = ", ".join(f"`{word}`" for word in get_args(named))
        return f"{depth} {name}\n\nOne of the words {words}.\n"
    return f"{depth} {name}\n\n```python\n{_signature(name, named)}\n```\n\n{_told(named)}\n"


def _told(named: Any) -> str:
    """What the docstring says, in Markdown."""
    words, told = sections(named)
    parts = [words]
    for title, inner in told.items():
        if title == "Example":
            parts.append(f"```pycon\n{inner}\n```")
        elif title in LISTED:
            word = LISTED[title]
            listed = "\n".join(f"- {_item(title, name, what)}" for name, what in items(inner))
            parts.append(f"{word}:\n\n{listed}" if word else listed)
        else:
            parts.append(f"{title}: {_one_line(inner)}")
    return "\n\n".join(part for part in parts if part)


def sections(named: Any) -> tuple[str, dict[str, str]]:
    """The words of a docstring, and its sections by their titles; attributes also from a base that is not public itself."""
    words, *rest = SECTION.split(inspect.getdoc(named) or "")
    told = {title: inspect.cleandoc(f"\n{text}") for title, text in zip(rest[::2], rest[1::2], strict=True)}
    if inspect.isclass(named) and "Attributes" not in told:
        for base in named.__mro__[1:]:
            if base in _public():
                break
            if base.__module__.partition(".")[0] in PACKAGES and "Attributes:" in (base.__doc__ or ""):
                told = {"Attributes": sections(base)[1]["Attributes"], **told}
    return words.strip(), told


def items(section: str) -> Iterator[tuple[str, str]]:
    """The items of a section with a name each, such as Args or Attributes.

    Args:
        section: without its title and indent.

    Yields:
        The name, or several with commas between them, and what is said of it.
    """
    for item in re.split(r"\n(?=\S)", section):
        name, _, what = _one_line(item).partition(": ")
        yield name, what


def attributes(named: Any) -> set[str]:
    """The attributes that the docstring of a class tells of."""
    listed = items(sections(named)[1].get("Attributes", ""))
    return {name for names, _ in listed for name in names.split(", ")}


def _item(title: str, names: str, what: str) -> str:
    marked = ", ".join(f"`{name}`" for name in names.split(", "))
    return f"{marked} {what}" if title == "Raises" else f"{marked}: {what}"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _summary(named: Any) -> str:
    """The first paragraph of the docstring, on one line."""
    return _one_line((inspect.getdoc(named) or "").partition("\n\n")[0])


def _signature(name: str, named: Any) -> str:
    """As it is called: types without the modules they come from, without `self`, over several lines if it is long."""
    if isinstance(named, property | cached_property):
        read = named.func if isinstance(named, cached_property) else named.fget
        return f"{name}: {_type(inspect.signature(read).return_annotation)}"  # type: ignore[arg-type]
    if base := _base(named):
        return f"class {name}({base.__name__})"
    signature = inspect.signature(named)
    parameters = [each for each in signature.parameters.values() if not each.name.startswith("_")]
    if inspect.isfunction(named) and "." in name:
        parameters = parameters[1:]
    signature = signature.replace(parameters=[_shortened(each) for each in parameters])
    returned = "" if inspect.isclass(named) else f" -> {_type(signature.return_annotation)}"
    written = _type(signature.replace(return_annotation=inspect.Signature.empty))
    if len(f"{name}{written}{returned}") <= WIDEST:
        return f"{name}{written}{returned}"
    kinds = [each.kind for each in parameters]
    lines = [_type(each) for each in signature.parameters.values()]
    if inspect.Parameter.KEYWORD_ONLY in kinds and inspect.Parameter.VAR_POSITIONAL not in kinds:
        lines.insert(kinds.index(inspect.Parameter.KEYWORD_ONLY), "*")
    return f"{name}(\n" + "".join(f"    {line},\n" for line in lines) + f"){returned}"


def _base(named: Any) -> type | None:
    """The class that tells how one is made: of an error Python's own, of a kind of layer `Layer`."""
    if not inspect.isclass(named):
        return None
    bases = named.__mro__[1:]
    if issubclass(named, Exception):
        return next(base for base in bases if base.__module__ == "builtins")
    return next((base for base in bases if base in _public() and "__init__" not in vars(named)), None)


def _shortened(parameter: inspect.Parameter) -> inspect.Parameter:
    """A default that is a value of the house's own would fill lines; so would all that a keyword may be."""
    if parameter.kind is parameter.VAR_KEYWORD:
        return parameter.replace(annotation=parameter.empty)
    is_plain = parameter.default is parameter.empty or isinstance(
        parameter.default, (str, int, float, tuple, type(None))
    )
    return parameter if is_plain else parameter.replace(default=...)


def _type(written: object) -> str:
    """A type or signature as a reader would write it: no modules before names, no quotation marks around types."""
    text = inspect.formatannotation(written) if isinstance(written, type) else str(written)
    text = re.sub(r"\b[a-z_][\w.]*\.(?=[A-Z])", "", text).replace("Ellipsis", "...")
    for name, words in _choices().items():
        text = text.replace(words, name)
    text = re.sub(r"Optional\[(\w+|Literal\[[^]]*\])\]", r"\1 | None", text)
    return re.sub(r"'([A-Z]\w*(?: \| \w+)*)'", r"\1", text)


@cache
def _choices() -> dict[str, str]:
    """The names that stand for one of several words -> how Python writes what they stand for."""
    return {name: str(named).removeprefix("typing.") for named, name in _public().items() if is_choice(named)}


@cache
def _public() -> dict[Any, str]:
    """What is public -> its name."""
    return {getattr(importlib.import_module(package), name): name for package in PACKAGES for name in _names(package)}


if __name__ == "__main__":
    sys.exit(main())
