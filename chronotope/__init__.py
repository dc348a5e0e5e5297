"""The front door: `import chronotope as ct` has the names of both packages, what is known and how it is shown."""

from typing import Any

import geodata
import viz
from geodata.version import program_version

# What is public stands in __init__.pyi, for programs that check types; each name is imported when it is first used.
__all__ = ["__version__"]
__all__ += geodata.__all__
__all__ += viz.__all__


def __getattr__(name: str) -> Any:
    """A name of either package, or the version of this one."""
    if name == "__version__":
        return program_version()
    for package in (geodata, viz):
        if name in package.__all__:
            return getattr(package, name)
    raise AttributeError(f"module 'chronotope' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
