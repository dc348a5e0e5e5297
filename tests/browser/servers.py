"""JupyterLab and marimo on this machine alone, each in a folder of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError

ROOT = Path(__file__).parents[2]
# Until a server answers.
SECONDS = 60


@contextmanager
def serving(folder: Path, *command: str) -> Iterator[str]:
    """A server that runs meanwhile.

    Args:
        folder: in which it runs, and which it takes for its user's own.
        command: a module of Python and its arguments; `{port}` is where it listens.

    Yields:
        Its address.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    own = {name: str(folder) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")}
    environment = {**os.environ, **own, "PYTHONPATH": str(ROOT), "JUPYTER_CONFIG_DIR": str(folder), "NO_PROXY": "*"}
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", *(part.format(port=port) for part in command)],
            cwd=folder,
            env=environment,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            _await(address, server, folder / "log")
            yield address
        finally:
            # With the kernels that it has started.
            os.killpg(server.pid, signal.SIGTERM)
            server.wait(timeout=30)


def _await(address: str, server: "subprocess.Popen[bytes]", log: Path) -> None:
    end = time.monotonic() + SECONDS
    while True:
        try:
            with urllib.request.urlopen(f"{address}/api" if "lab" in server.args[2] else address, timeout=5):  # noqa: S310 - ours
                return
        except (URLError, ConnectionError, TimeoutError):
            assert server.poll() is None, log.read_text(encoding="utf-8")
            assert time.monotonic() < end, log.read_text(encoding="utf-8")
            time.sleep(0.1)
