"""Texts that were made to be long at work, or to break what is found in them."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.drafting.dates import spotting
from geodata.drafting.dates.finding import find_dates
from geodata.drafting.dates.forms import Node
from geodata.drafting.dates.spotting import Spotter
from geodata.drafting.prose import Prose

HOSTILE = (
    "8 or ", "the ", "from 1861 to ", "1861-", "May ", "of the ", "before ", "one hundred and ", "the night of ", "1 ", "“",
    "a.m. ", "on the 5th and ", "first day of ", "12/10/1950 ", "next day ", "(", "in the year of our Lord ",
)  # fmt: skip


@pytest.mark.parametrize("repeated", HOSTILE)
def test_the_work_grows_as_the_text_does(repeated: str, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = 0
    walk = Spotter._walk  # noqa: SLF001 - what every step of spotting goes through

    def counted(self: Spotter, node: Node, at: int) -> Iterator[int]:
        nonlocal steps
        steps += 1
        yield from walk(self, node, at)

    monkeypatch.setattr(spotting.Spotter, "_walk", counted)
    counts = []
    for length in (2_000, 4_000):
        steps = 0
        find_dates(Prose((repeated * length)[:length]))
        counts.append(steps)
    assert counts[1] <= 2.2 * counts[0] + 1_000


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                *HOSTILE,
                "5th ",
                "May ",
                "1863 ",
                ", ",
                ". ",
                "\n\n",
                "yesterday ",
                "later ",
                "É",
                "Rabīʿ II ",
                "„",
                "’",
                "٣",
            ]
        ),
        max_size=40,
    )
)
def test_findings_are_stretches_of_the_text_in_its_order(parts: list[str]) -> None:
    text = "".join(parts)
    end = 0
    for each in find_dates(Prose(text)):
        assert end <= each.start < each.end <= len(text)
        assert each.text == text[each.start : each.end]
        assert 0 <= each.score <= 1
        assert each.rule
        end = each.end


@pytest.mark.parametrize(
    "text", ["", " \n", "\x00", "<script>5 May 1863</script>", "99/99/9999", "31/02/1950", "May 45, 1863 BC"]
)
def test_what_is_no_date_is_left(text: str) -> None:
    assert [each.edtf for each in find_dates(Prose(text))] in ([], ["1863-05-05"], ["-1862"])
