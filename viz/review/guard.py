"""Who may speak to the server: this machine, by the address that was printed, from the server's own page alone."""

import hmac
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qs

from starlette.responses import PlainTextResponse, RedirectResponse, Response

_Scope = MutableMapping[str, Any]
_Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
_Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
_App = Callable[[_Scope, _Receive, _Send], Awaitable[None]]

TOKEN_HEADER = "x-chronotope-token"  # noqa: S105 - the name of the header
# The largest request; a cell has some hundred letters.
MOST_BYTES = 1_000_000
# What the page may load: its own files, and nothing from anywhere else.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
# The page that is built is a document of its own, which knows nothing of this server.
PREVIEW_POLICY = "sandbox allow-scripts allow-popups allow-modals; frame-ancestors 'none'"
_SAFE = {
    "cache-control": "no-store",
    "content-security-policy": POLICY,
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}
_STRANGER = "Open the address that chronotope review has printed: it holds the key to this page.\n"


class Guard:
    """Lets only the page of this server in.

    Args:
        app: What is guarded.
        token: Is in the address that is printed, then in a cookie, and in a header of every change.
        port: On which it listens; names of other hosts lead here only by deceit (DNS rebinding).
    """

    def __init__(self, app: _App, *, token: str, port: int) -> None:
        self._app, self._token = app, token
        self._hosts = {f"{name}:{port}" for name in ("127.0.0.1", "localhost")}
        self._cookie = f"chronotope-review-{port}"

    async def __call__(self, scope: _Scope, receive: _Receive, send: _Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            return
        answer = self._answer(scope)
        await (answer or self._app)(scope, receive, _safely(send))

    def _answer(self, scope: _Scope) -> Response | None:
        """What a request gets that goes no farther; None for one that may."""
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
        host = headers.get("host", "")
        if host not in self._hosts:
            return PlainTextResponse("This server answers on this machine alone.\n", 421)
        given = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0]
        if scope["path"] == "/" and scope["method"] == "GET" and self._is_token(given):
            response = RedirectResponse("/", 303)
            response.set_cookie(self._cookie, self._token, httponly=True, samesite="strict", path="/")
            return response
        if not self._is_token(_cookies(headers.get("cookie", "")).get(self._cookie, "")):
            return PlainTextResponse(_STRANGER, 403)
        return None if scope["method"] in {"GET", "HEAD"} else self._refused_change(headers)

    def _refused_change(self, headers: dict[str, str]) -> Response | None:
        """What a request gets that would change something; None for one of the server's own page."""
        is_own = headers.get("origin") == f"http://{headers['host']}" and self._is_token(headers.get(TOKEN_HEADER, ""))
        if not is_own or headers.get("content-type", "").partition(";")[0] != "application/json":
            return PlainTextResponse("Only the page of this server changes anything.\n", 403)
        length = headers.get("content-length", "")
        if not length.isdecimal() or int(length) > MOST_BYTES:
            return PlainTextResponse(f"A request has at most {MOST_BYTES} bytes, and says how many.\n", 413)
        return None

    def _is_token(self, given: str) -> bool:
        return hmac.compare_digest(given.encode(), self._token.encode())


def _cookies(header: str) -> dict[str, str]:
    """The cookies of a request; none of one that cannot be read."""
    try:
        return {name: morsel.value for name, morsel in SimpleCookie(header).items()}
    except CookieError:
        return {}


def _safely(send: _Send) -> _Send:
    """Answers with the headers that keep a page from being stored, framed, or read by others; its own come first."""

    async def sending(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            own: Iterable[tuple[bytes, bytes]] = message.get("headers", [])
            named = {name.lower() for name, _ in own}
            more = [(name.encode(), value.encode()) for name, value in _SAFE.items() if name.encode() not in named]
            message = {**message, "headers": [*own, *more]}
        await send(message)

    return sending
