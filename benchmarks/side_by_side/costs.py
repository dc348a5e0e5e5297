"""What a process costs: CPU, time, and memory at its peak.

Run as a script it starts a command and prints its costs. So the command's own memory is told: a process begins its life with the
peak of the one that started it, which is the benchmark otherwise.
"""

import json
import resource
import subprocess
import sys
import time
from pathlib import Path

# macOS tells bytes, others kB.
BYTES = 1 if sys.platform == "darwin" else 1024
# Seconds after which a command is stopped.
MOST_SECONDS = 900


def cost(command: list[str], folder: Path) -> dict[str, float]:
    """CPU seconds, seconds and peak bytes of a command that is run in a folder.

    Raises:
        subprocess.CalledProcessError: it failed; `stderr` says why.
    """
    told = subprocess.run(
        [sys.executable, "-S", __file__, *command], cwd=folder, check=True, capture_output=True, text=True
    )
    measured: dict[str, float] = json.loads(told.stdout.splitlines()[-1])
    return measured


def main() -> int:
    """Run the command that the arguments are, and print what it costs as JSON; 1 where it took too long."""
    begun = time.perf_counter()
    try:
        code = subprocess.call(sys.argv[1:], stdout=subprocess.DEVNULL, timeout=MOST_SECONDS)
    except subprocess.TimeoutExpired:
        print(f"not done after {MOST_SECONDS} s", file=sys.stderr)
        return 1
    wall = time.perf_counter() - begun
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(json.dumps({"cpu": used.ru_utime + used.ru_stime, "wall": wall, "peak": used.ru_maxrss * BYTES}))
    return code


if __name__ == "__main__":
    sys.exit(main())
