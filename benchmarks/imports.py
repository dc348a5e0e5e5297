"""What `import viz, geodata` costs, beside geopandas and plotly themselves, and what the first map of a session does.

Run it with `make benchmark`. What is wanted: no more than geopandas and plotly; names are imported when they are first used.
"""

import subprocess
import sys
import time

REPEATS = 5
STATEMENTS = (
    "import geopandas, plotly",
    "import viz, geodata",
    "import viz, geodata; viz.story_map, geodata.read_dossier",
)


def main() -> None:
    """Measure each in a process of its own, and print the best of several, without the start of Python itself."""
    start = seconds("pass")
    for statement in STATEMENTS:
        print(f"{statement}: {(seconds(statement) - start) * 1000:,.0f} ms")


def seconds(statement: str) -> float:
    """The best time of a fresh Python with a statement."""
    times = []
    for _ in range(REPEATS):
        begun = time.perf_counter()
        subprocess.run([sys.executable, "-c", statement], check=True)
        times.append(time.perf_counter() - begun)
    return min(times)


if __name__ == "__main__":
    main()
