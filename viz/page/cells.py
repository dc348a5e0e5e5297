"""What a cell of a notebook shows: the live map at once, and, when the cell is done, its still, for whoever has no kernel.

A still takes several times as long as the map. Only the saved notebook needs it: an export, or a site that shows notebooks.
"""

import warnings
from collections.abc import Callable, Mapping
from typing import Any

SVG, WIDGET = "image/svg+xml", "application/vnd.jupyter.widget-view+json"
# A notebook with widgets takes this for one that is closed, and shows nothing.
CLOSED = {"version_major": 2, "version_minor": 0, "model_id": ""}


class NoStill(UserWarning):
    """The still of a map could not be drawn; the map itself is shown all the same."""


def show(bundle: Mapping[str, Any], still: Callable[[], str]) -> None:
    """Show a map in the cell that runs; once the cell is done its still joins it.

    A widget would be made anew if its output changed: there the still is an output of its own, which a notebook with widgets does
    not show.

    Args:
        bundle: the live map by MIME types.
        still: draws it as SVG.

    Warns:
        NoStill: the still could not be drawn.
    """
    from IPython.core.getipython import get_ipython  # noqa: PLC0415 - is there in a notebook
    from IPython.display import display  # noqa: PLC0415

    handle: Any = display(bundle, raw=True, display_id=True)  # type: ignore[no-untyped-call]
    shell: Any = get_ipython()
    # A terminal shows a line of text.
    if not hasattr(shell, "kernel"):
        return

    def add(_: object) -> None:
        shell.events.unregister("post_run_cell", add)
        try:
            drawn = still()
        except Exception as error:  # noqa: BLE001 - whatever ails print, the map is shown
            warnings.warn(f"no still for exports of this notebook: {error}", NoStill, stacklevel=2)
            return
        if WIDGET in bundle:
            display({WIDGET: CLOSED, SVG: drawn, "text/plain": ""}, raw=True)  # type: ignore[no-untyped-call]
        else:
            handle.update({**bundle, SVG: drawn}, raw=True)

    shell.events.register("post_run_cell", add)
