"""Only the page of the server, opened by the address that was printed, reads or changes anything."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from letter import write_letter
from reviewed import TOKEN, Reviewed, reviewed

from viz.review.guard import TOKEN_HEADER

CHANGE = json.dumps(
    {"file": "events.csv", "key": "letter", "cells": {"note": {"before": "", "after": "By a stranger"}}}
).encode()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reviewed]:
    with reviewed(write_letter(tmp_path_factory.mktemp("guard") / "letter-1398")) as it:
        yield it


def test_the_address_leads_to_the_page_and_its_key_into_a_cookie(served: Reviewed) -> None:
    status, headers, _ = served.ask("GET", f"/?token={TOKEN}", {})
    assert (status, headers["location"]) == (303, "/")
    assert {"HttpOnly", "SameSite=strict"} <= set(headers["set-cookie"].split("; "))
    status, headers, content = served.ask("GET", "/", served.headers())
    assert status == 200
    assert b'<script type="module"' in content
    assert headers["cache-control"] == "no-store"
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]


@pytest.mark.parametrize("path", ["/", "/?token=wrong", "/state", "/preview", "/assets/scripts/main.js", "/revision"])
def test_without_the_key_nothing_is_read(served: Reviewed, path: str) -> None:
    status, _, content = served.ask("GET", path, {"cookie": f"chronotope-review-{served.port}=wrong"})
    assert (status, content.startswith(b"Open the address")) == (403, True)


def test_a_name_of_another_host_leads_nowhere(served: Reviewed) -> None:
    headers = {
        **served.headers(),
        "host": f"evil.example:{served.port}",
        "origin": f"http://evil.example:{served.port}",
    }
    assert served.ask("GET", "/state", headers)[0] == 421
    assert served.ask("POST", "/do/change", headers, CHANGE)[0] == 421


@pytest.mark.parametrize(
    "other",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": ""},
        {TOKEN_HEADER: ""},
        {"cookie": ""},
        {"content-type": "text/plain"},
    ],
)
def test_a_change_by_anybody_else_is_refused(served: Reviewed, other: dict[str, str]) -> None:
    before = (served.folder / "events.csv").read_bytes()
    headers = {name: value for name, value in {**served.headers(), **other}.items() if value}
    assert served.ask("POST", "/do/change", headers, CHANGE)[0] == 403
    assert (served.folder / "events.csv").read_bytes() == before


def test_a_change_is_no_get_and_no_more_than_a_megabyte(served: Reviewed) -> None:
    assert served.ask("GET", "/do/change", served.headers())[0] == 405
    assert served.ask("POST", "/do/change", served.headers(), b" " * 1_000_001)[0] == 413


@pytest.mark.parametrize("name", ["../server.py", "..%2fserver.py", "scripts/nothing.js", "review.html", "scripts"])
def test_only_scripts_and_styles_are_assets(served: Reviewed, name: str) -> None:
    assert served.ask("GET", f"/assets/{name}", served.headers())[0] == 404


@pytest.mark.parametrize(
    ("verb", "what", "status", "why"),
    [
        ("fly", {}, 404, "There is no such change"),
        (
            "accept",
            {"file": "events.csv", "key": "nowhere", "checked": "seen", "cells": {}},
            422,
            "is no row of events.csv",
        ),
        ("refuse", {"file": "document.txt", "key": "a"}, 422, "document.txt"),
        ("change", {"file": "../x.csv", "key": "a", "cells": {"a": {"before": "", "after": "b"}}}, 422, "is no table"),
        ("quote", {"key": "letter", "start": 5, "end": 5, "language": ""}, 422, "marks no words"),
        ("move", {"key": "danzig"}, 422, ""),
        ("change", {"file": "events.csv", "key": "letter", "cells": []}, 422, ""),
    ],
)
def test_what_cannot_be_done_is_said_in_words(
    served: Reviewed, verb: str, what: dict[str, object], status: int, why: str
) -> None:
    answered, said = served.do(verb, what)
    assert answered == status
    assert why in said["why"]
    assert "Traceback" not in said["why"]


def test_what_is_no_json_is_no_change(served: Reviewed) -> None:
    for body in (b"", b"[]", b"\xff", b"[" * 100_000):
        assert served.ask("POST", "/do/undo", served.headers(), body)[0] == 404


@pytest.mark.parametrize("path", ["/state", "/relief.jpg", "/preview", "/revision", "/ground"])
def test_a_folder_that_is_gone_is_said_in_words(path: str, tmp_path: Path) -> None:
    folder = write_letter(tmp_path / "letter-1398")
    with reviewed(folder) as gone:
        folder.rename(tmp_path / "elsewhere")
        status, _, content = gone.ask("GET", path, gone.headers())
    assert (status, json.loads(content)["why"]) == (500, f"{folder}: No such file or directory")


def test_the_preview_is_the_page_in_a_world_of_its_own(served: Reviewed) -> None:
    status, headers, content = served.ask("GET", "/preview", served.headers())
    assert status == 200
    assert headers["content-security-policy"].startswith("sandbox allow-scripts")
    assert b"Hinrich Rode to Tideman Swarte" in content
    path = Path(served.folder / "events.csv")
    whole = path.read_bytes()
    path.write_bytes(whole.replace(b"1398-09-29", b"1398-13-29"))
    assert b"The page cannot be made yet" in served.ask("GET", "/preview", served.headers())[2]
    path.write_bytes(whole)
