"""The server of the review page: on this machine alone, for as long as the command runs."""

import errno
import os
import secrets
import socket
from collections.abc import Callable
from importlib.resources import files
from json import JSONDecodeError
from pathlib import Path
from threading import Lock
from typing import Any

from geodata.editing.edits import CellEdit, ConflictError
from geodata.editing.folder import EditedFolder
from geodata.errors import ProblemsError, Refusal
from viz.layers.styles import SCREEN
from viz.page.page import theme_css
from viz.review.guard import PREVIEW_POLICY, TOKEN_HEADER, Guard
from viz.review.preview import Preview
from viz.review.searching import middle, places_named
from viz.review.session import Session
from viz.review.shown import places_of

try:
    import uvicorn
    from starlette.applications import Starlette
    from starlette.concurrency import run_in_threadpool
    from starlette.requests import Request
    from starlette.responses import HTMLResponse, JSONResponse, Response
    from starlette.routing import Route
except ModuleNotFoundError as error:
    raise ModuleNotFoundError("the review needs Starlette: pip install chronotope[review]", name=error.name) from error

ASSETS = files("viz.review") / "assets"
_TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}


def serve(folder: Path, *, port: int = 0, started: Callable[[str], None] = lambda _: None) -> None:
    """Serve the review of a dossier until the process is interrupted.

    Args:
        folder: Of the dossier.
        port: On which it listens; 0 for any that is free.
        started: Is told the address, with the key to the page in it.

    Raises:
        Refusal: The folder holds no text files of a dossier.
        OSError: The port is taken.
    """
    session = Session(EditedFolder(folder))
    with socket.socket() as listening:
        if os.name == "posix":  # on Windows it would let two programs listen on one port
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind(("127.0.0.1", port))
        except OSError as error:
            raise OSError(error.errno, os.strerror(error.errno or errno.EADDRINUSE), f"127.0.0.1:{port}") from error
        listening.listen()
        port, token = listening.getsockname()[1], secrets.token_urlsafe(24)
        started(f"http://127.0.0.1:{port}/?token={token}")
        config = uvicorn.Config(
            review_app(session, token=token, port=port),
            log_level="error",
            access_log=False,
            lifespan="off",
            ws="none",
            server_header=False,
            timeout_graceful_shutdown=1,
        )
        uvicorn.Server(config).run(sockets=[listening])


def review_app(session: Session, *, token: str, port: int) -> Guard:
    """The application: the page, what it asks for, and what it has done.

    Args:
        session: Of the dossier.
        token: The key to the page.
        port: On which it is served.
    """
    server = _Server(session, token)
    routes = [
        Route("/", server.page),
        Route("/assets/{name:path}", server.asset),
        Route("/fields", server.fields),
        Route("/state", server.state),
        Route("/revision", server.revision),
        Route("/ground", server.ground),
        Route("/relief.jpg", server.relief),
        Route("/search", server.search),
        Route("/preview", server.preview),
        Route("/do/{verb}", server.do, methods=["POST"]),
    ]
    return Guard(Starlette(routes=routes), token=token, port=port)


class _Server:
    """Answers the requests of the page. What reads or writes files runs in a thread, one change after the other."""

    def __init__(self, session: Session, token: str) -> None:
        self._session, self._token = session, token
        self._preview = Preview(session.folder)
        self._one = Lock()

    async def page(self, _: Request) -> Response:
        """The page."""
        html = (ASSETS / "review.html").read_text(encoding="utf-8")
        return HTMLResponse(html.replace("{{token}}", self._token).replace("{{header}}", TOKEN_HEADER))

    async def asset(self, request: Request) -> Response:
        """A script or style sheet of the page, or the colours of the theme."""
        name = request.path_params["name"]
        if name == "theme.css":
            return Response(theme_css(SCREEN), media_type="text/css")
        suffix = Path(name).suffix
        if ".." in name or "\\" in name or suffix not in _TYPES or not (ASSETS / name).is_file():
            return Response("There is no such file.\n", 404, media_type="text/plain")
        return Response((ASSETS / name).read_bytes(), media_type=_TYPES[suffix])

    async def fields(self, _: Request) -> Response:
        """The fields of the forms."""
        return JSONResponse(self._session.fields())

    async def state(self, request: Request) -> Response:
        """The dossier as the page shows it."""
        around = request.query_params.get("around", "")
        return await self._told(lambda: self._session.state(around))

    async def revision(self, _: Request) -> Response:
        """The sign of the files, by which the page learns that another program has changed one."""
        return await self._told(lambda: {"revision": self._session.folder.revision()})

    async def ground(self, request: Request) -> Response:
        """The map under the places."""
        around = request.query_params.get("around", "")
        return await self._told(lambda: self._session.ground(around).drawn)

    async def relief(self, request: Request) -> Response:
        """The relief under the map."""
        around = request.query_params.get("around", "")
        return await self._told(lambda: Response(self._session.ground(around).relief, media_type="image/jpeg"))

    async def search(self, request: Request) -> Response:
        """What the gazetteers know of a name."""
        name, around = (request.query_params.get(each, "") for each in ("name", "around"))
        return await self._told(lambda: {"found": self._named(name, around)})

    def _named(self, name: str, around: str) -> list[dict[str, Any]]:
        near = middle(places_of(self._session.parts()))
        return places_named(name, self._session.ground(around), near)

    async def preview(self, _: Request) -> Response:
        """The page that is made of the dossier as it stands, or why none can be."""
        headers = {"content-security-policy": PREVIEW_POLICY}
        return await self._told(lambda: HTMLResponse(self._preview.html(), headers=headers))

    async def do(self, request: Request) -> Response:
        """One change, as the page asks for it."""
        verbs: dict[str, Callable[..., dict[str, Any]]] = {
            "change": self._session.change,
            "try": self._session.try_,
            "accept": self._session.accept,
            "refuse": self._session.refuse,
            "reopen": self._session.reopen,
            "add": self._session.add,
            "quote": self._session.quote,
            "move": self._session.move,
            "settle": self._session.settle,
            "undo": self._session.undo,
            "restore": self._session.restore,
        }
        verb = verbs.get(request.path_params["verb"])
        try:
            asked = await request.json()
        except (JSONDecodeError, UnicodeDecodeError, RecursionError):
            asked = None
        if verb is None or not isinstance(asked, dict):
            return JSONResponse({"why": "There is no such change."}, 404)

        def one() -> dict[str, Any]:
            with self._one:
                return verb(**asked)

        return await self._told(one)

    async def _told(self, found: Callable[[], dict[str, Any] | Response]) -> Response:
        """What was found, or in words why nothing was."""
        try:
            answer = await run_in_threadpool(found)
            return answer if isinstance(answer, Response) else JSONResponse(answer)
        except ConflictError as error:
            conflicts = [
                {
                    "text": str(each),
                    "theirs": each.theirs,
                    "column": each.edit.column if isinstance(each.edit, CellEdit) else "",
                }
                for each in error.conflicts
            ]
            return JSONResponse({"conflicts": conflicts}, 409)
        except ProblemsError as error:
            return JSONResponse({"why": "\n".join(map(str, error.problems))}, 422)
        except (Refusal, ValueError, TypeError, KeyError, AttributeError) as error:
            return JSONResponse({"why": str(error)}, 422)
        except OSError as error:
            where = f"{error.filename}: " if error.filename else ""
            return JSONResponse({"why": f"{where}{error.strerror}"}, 500)
