"""Where a text speaks of somebody: what stands there, before it is asked who is meant."""

from dataclasses import dataclass
from typing import Literal

from geodata.drafting.prose import Span

Kind = Literal["name", "role", "group", "body", "nation"]


@dataclass(frozen=True, kw_only=True)
class Mention:
    """Words that speak of somebody.

    Attributes:
        span: Where they stand, articles left out.
        kind: A person by their name, or by who they are (role); several persons; a body; what acts for a people.
        words: What tells them from others, in small letters: the name without titles; the role; the kind of body.
        name: As they are called, in the words of the text.
        role: What the text calls them besides.
        rule: By what they were recognised.
        score: How sure the rule is, from 0 to 1.
        is_new: Whether the words bring in somebody of whom nothing was said before: `a pilot`.
    """

    span: Span
    kind: Kind
    words: tuple[str, ...]
    name: str
    role: str = ""
    rule: str
    score: float
    is_new: bool = False
