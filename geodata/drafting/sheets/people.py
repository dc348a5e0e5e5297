"""People and bodies, and the actors whose colours the map shows."""

from collections import Counter
from collections.abc import Iterable, Mapping

from geodata.dossiers.new_actors import COLORS, abbreviation
from geodata.drafting.findings import EventFinding, PersonFinding
from geodata.drafting.people.nations import nation_in

Row = dict[str, str]

# Whoever acts least shares a grey.
_OTHERS = {"id": "others", "label": "Others", "abbreviation": "Other", "color": "#74806a"}


def people_rows(people: Iterable[PersonFinding], events: Iterable[EventFinding]) -> list[Row]:
    """A row for each person, and for each whom an event names and nobody found."""
    rows: dict[str, Row] = {}
    for each in people:
        told = {"name_as_written": " ".join(each.text.split()), "name": _called(each.name), "role": each.role}
        rows.setdefault(each.person, {"id": each.person, **told, "body": "yes" if each.body else ""})
    for event in events:
        for id_ in (*event.voices, *event.recipients, event.sender):
            if id_:
                rows.setdefault(id_, {"id": id_, "name": _called(id_.replace("-", " "))})
    return list(rows.values())


def actors_of(people: Iterable[PersonFinding], events: Iterable[EventFinding]) -> tuple[list[Row], Mapping[str, str]]:
    """The actors of the events: peoples for what acts in their name, bodies and persons for themselves.

    Args:
        people: With their names; of a people act its troops, its government, its comrades.
        events: Whose actors are meant.

    Returns:
        The rows, those who act most first, at most eight and the others together; and the actor's id for that of each person.
    """
    names = {each.person: _called(each.name) for each in people}
    labels: dict[str, str] = {}
    acting: Counter[str] = Counter()
    actor_of: dict[str, str] = {}
    for event in events:
        for person in acting_in(event):
            name = names.get(person, _called(person.replace("-", " ")))
            nation = nation_in(name)
            actor_of[person] = nation.id if nation else person
            labels.setdefault(actor_of[person], nation.label if nation else name)
            acting[actor_of[person]] += 1
    most = [id_ for id_, _ in acting.most_common(len(COLORS))]
    rows: list[Row] = []
    for id_, color in zip(most, COLORS, strict=False):
        short = abbreviation(labels[id_], [_OTHERS["abbreviation"], *(row["abbreviation"] for row in rows)])
        rows.append({"id": id_, "label": labels[id_], "abbreviation": short, "color": color})
    if len(acting) > len(most):
        rows.append(dict(_OTHERS))
    return rows, {person: actor if actor in most else _OTHERS["id"] for person, actor in actor_of.items()}


def acting_in(event: EventFinding) -> tuple[str, ...]:
    """Who acts in an event: whoever only receives a message does not."""
    return tuple(each for each in event.actors if each not in event.recipients or each == event.sender)


def _called(name: str) -> str:
    """How somebody is called where the text has no name: `The pilot of our Artemis`."""
    return f"The {name}" if name[:1].islower() else name
