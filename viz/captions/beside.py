"""A caption as files beside its figure: all of them, or none."""

from pathlib import Path

from geodata.files.atomic_writing import write_together
from viz.captions.caption import Caption
from viz.captions.formats import FORMS, written
from viz.layers.layer import half_letter


def write_beside(figure: Path, caption: Caption) -> tuple[Path, ...]:
    """Write a caption as Markdown, plain text and LaTeX, each file named as the figure with an ending of its own.

    Args:
        figure: the path of the figure.
        caption: what it says.

    Returns:
        The paths. All files appear whole, or none does.

    Raises:
        LayerError: a text holds half a letter.
        OSError: one cannot be written; the error names it.
    """
    try:
        texts = {figure.with_suffix(f".{form}"): written(caption, form).encode() for form in FORMS}
    except UnicodeEncodeError as error:
        raise half_letter(error) from None
    return write_together(texts)
