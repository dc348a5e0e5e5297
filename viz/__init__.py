"""How it is shown: layers, timeline and page from what `geodata` knows."""

import lazy_loader

# What is public stands in __init__.pyi, for programs that check types and for this one: a name is imported when it is first used.
__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
