"""What other programs say of our files."""

import subprocess
from pathlib import Path


def told(*command: str | Path) -> str:
    """What a command prints; it has to succeed."""
    return subprocess.run(list(map(str, command)), check=True, capture_output=True, text=True).stdout
