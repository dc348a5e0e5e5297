"""The server of a review in this process, and a browser that reaches this machine and no other."""

import http.client
import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import uvicorn

from geodata.editing.folder import EditedFolder
from viz.review.guard import TOKEN_HEADER
from viz.review.server import review_app
from viz.review.session import Session

TOKEN = "the-key-of-the-tests"  # noqa: S105 - of the tests


@dataclass(frozen=True)
class Reviewed:
    """A review that is served.

    Attributes:
        folder: Of the dossier.
        port: On which it is served.
    """

    folder: Path
    port: int

    @property
    def address(self) -> str:
        """What chronotope review prints."""
        return f"http://127.0.0.1:{self.port}/?token={TOKEN}"

    def headers(self) -> dict[str, str]:
        """Those of the page itself."""
        return {
            "cookie": f"chronotope-review-{self.port}={TOKEN}",
            "origin": f"http://127.0.0.1:{self.port}",
            TOKEN_HEADER: TOKEN,
            "content-type": "application/json",
        }

    def ask(
        self, method: str, path: str, headers: dict[str, str], body: bytes | None = None
    ) -> tuple[int, dict[str, str], bytes]:
        """Status, headers and content of an answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, path, body=body, headers=headers)
            answer = connection.getresponse()
            return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
        finally:
            connection.close()

    def do(self, verb: str, what: dict[str, Any]) -> tuple[int, Any]:
        """Ask for a change, as the page does."""
        status, _, content = self.ask("POST", f"/do/{verb}", self.headers(), json.dumps(what).encode())
        return status, json.loads(content)


@contextmanager
def reviewed(folder: Path) -> Iterator[Reviewed]:
    """Serve the review of a dossier meanwhile."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        port = listening.getsockname()[1]
        app = review_app(Session(EditedFolder(folder)), token=TOKEN, port=port)
        config = uvicorn.Config(
            app, log_level="error", access_log=False, lifespan="off", ws="none", server_header=False
        )
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            yield Reviewed(folder, port)
        finally:
            server.should_exit = True
            thread.join(timeout=30)
