"""The page of the dossier as it stands, made again when a file has changed."""

from html import escape
from threading import Lock

from geodata import DossierError, read_dossier
from geodata.editing.folder import EditedFolder
from viz.dossier_map import story_map
from viz.page.page import page, plotly_bundle

_FAULTY = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>No page yet</title>
<h1>The page cannot be made yet</h1>
<p>What is wrong with the dossier:</p>
<ul>{problems}</ul>
</html>
"""


class Preview:
    """Makes the page when it is asked for, and keeps it until the dossier changes."""

    def __init__(self, folder: EditedFolder) -> None:
        self._folder = folder
        self._made: tuple[str, str] | None = None
        self._lock = Lock()

    def html(self) -> str:
        """The page, or the problems for which there is none.

        Raises:
            OSError: The folder is not there any more.
        """
        with self._lock:
            revision = self._folder.revision()
            if self._made is None or self._made[0] != revision:
                self._made = revision, self._html()
            return self._made[1]

    def _html(self) -> str:
        try:
            dossier = read_dossier(self._folder.path)
        except DossierError as error:
            items = "".join(f"<li>{escape(str(problem))}</li>" for problem in error.problems)
            return _FAULTY.format(problems=items)
        return page(story_map(dossier), plotly_bundle())
