"""What is said while a user waits."""

import io

from geodata.progress import doing


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_what_is_being_done_is_said_on_a_terminal_and_wiped_off() -> None:
    terminal = Terminal()
    with doing("reading", terminal):
        assert terminal.getvalue() == "\rreading…"
    assert terminal.getvalue() == "\rreading…\r        \r"
    elsewhere = io.StringIO()
    with doing("reading", elsewhere):
        pass
    assert elsewhere.getvalue() == ""


def test_a_terminal_that_knows_ascii_alone_is_wiped_off_wholly() -> None:
    class Ascii(io.TextIOWrapper):
        def isatty(self) -> bool:
            return True

    terminal = Ascii(io.BytesIO(), encoding="ascii", errors="backslashreplace", newline="")
    with doing("reading", terminal):
        pass
    terminal.seek(0)
    assert terminal.read() == f"\rreading...\r{' ' * 10}\r"


def test_what_is_done_within_something_else_takes_its_line() -> None:
    terminal = Terminal()
    with doing("reading", terminal), doing("making the index", terminal):
        pass
    assert shown(terminal.getvalue()).strip() == ""


def shown(written: str) -> str:
    """What stands on a line of a terminal after all was written: a carriage return leads back to its edge."""
    line: list[str] = []
    for stretch in written.split("\r"):
        line[: len(stretch)] = stretch
    return "".join(line)
