"""The record of a document as the header of a TEI file, its messages as descriptions of correspondence; and back."""

from collections.abc import Iterator, Mapping

from geodata.exchange.foreign_member import MEMBER
from geodata.exchange.tables import BETWEEN, Tables
from geodata.exchange.texts.tei_dates import altered, dating_in, dating_of, read_dating
from geodata.exchange.texts.tei_lists import Lists
from geodata.exchange.typed_dates import typed_date
from geodata.exchange.xml_files import XML, Element, add, kind_of, text_of
from geodata.tables.cells import values

# The keys of the record that stand in elements of the header.
IN_HEADER = frozenset(
    {"title", "author", "translator", "credit", "rights", "url", "archive", "archive_reference", "date", "language",
     "addressees", "transcription"}
)  # fmt: skip
_ACTIONS = (("sent", "sender", "place_from"), ("received", "recipient", "place_to"))


def write_header(header: Element, tables: Tables, xeno: str) -> None:
    """Fill a header with the record; what has no element in it is text of `xenoData`."""
    record = tables.record
    file = add(header, "fileDesc")
    title = add(file, "titleStmt")
    add(title, "title", record.get("title", "") or tables.keys.get("title", ""))
    if "author" in record:
        add(title, "author", record["author"])
    if "translator" in record:
        add(title, "editor", record["translator"], {"role": "translator"})
    published = add(file, "publicationStmt")
    add(published, "authority", record.get("credit", ""))
    if "url" in record:
        add(published, "idno", record["url"], {"type": "URL"})
    add(add(published, "availability"), "p", record.get("rights", ""))
    source = add(file, "sourceDesc")
    if record.keys() & {"archive", "archive_reference"}:
        lies = add(add(source, "msDesc"), "msIdentifier")
        add(lies, "repository", record.get("archive", ""))
        if "archive_reference" in record:
            add(lies, "idno", record["archive_reference"])
    else:
        add(source, "p")
    if "transcription" in record:
        add(add(add(header, "encodingDesc"), "editorialDecl"), "p", record["transcription"])
    _write_profile(add(header, "profileDesc"), tables)
    add(header, "xenoData", xeno, {"type": MEMBER})


def _write_profile(profile: Element, tables: Tables) -> None:
    record = tables.record
    _date(add(profile, "creation"), record.get("date", ""), record.get("calendar", ""))
    if "language" in record:
        add(add(profile, "langUsage"), "language", attributes={"ident": record["language"]})
    if "addressees" in record:
        description = add(profile, "correspDesc")
        if "author" in record:
            sent = add(description, "correspAction", attributes={"type": "sent"})
            add(sent, "name", record["author"])
            _date(sent, record.get("date", ""), record.get("calendar", ""))
        received = add(description, "correspAction", attributes={"type": "received"})
        for name in values(record["addressees"]):
            add(received, "name", name)
    calendars = {row["id"]: row.get("calendar", "") for row in tables.rows("events")}
    people = {row["id"]: row["name"] for row in tables.rows("people")}
    places = {row["id"]: row["name"] for row in tables.rows("places")}
    for row in tables.rows("messages"):
        described = add(profile, "correspDesc", attributes={"corresp": f"#event.{row['event']}"})
        calendar = calendars.get(row["event"]) or record.get("calendar", "")
        for kind, who, where in _ACTIONS:
            action = add(described, "correspAction", attributes={"type": kind})
            for id_ in values(row[who]):
                add(action, "persName", people.get(id_, ""), {"ref": f"#person.{id_}"})
            if where in row:
                add(action, "placeName", places.get(row[where], ""), {"ref": f"#place.{row[where]}"})
            _date(action, row.get(kind, ""), calendar)


def _date(parent: Element, cell: str, calendar: str) -> None:
    """A date with its attributes and as it is typed."""
    if cell:
        add(parent, "date", cell, dating_of(typed_date(cell, calendar)))


def read_record(root: Element, calendar: str) -> dict[str, str]:
    """What a header says of the document.

    Args:
        root: Of the file.
        calendar: That of the document, where the file is one of ours.
    """
    header = root.find("{*}teiHeader")
    if header is None:
        return {}
    titles = [each for each in header.findall("{*}fileDesc/{*}titleStmt/{*}title") if each.get("type") != "sub"]
    record = {
        "title": " ".join(text_of(each) for each in titles[:1]),
        "author": _all(header, "titleStmt/author") or _names(header, "sent"),
        "translator": ", ".join(text_of(each) for each in header.iterfind(".//{*}editor[@role='translator']")),
        "credit": _all(header, "publicationStmt/authority") or _all(header, "publicationStmt/publisher"),
        "rights": _all(header, "availability/p") or _all(header, "availability/licence"),
        "url": _url(header),
        "archive": _archive(header),
        "archive_reference": _all(header, "msIdentifier/idno"),
        "language": _language(root, header),
        "addressees": _names(header, "received"),
        "transcription": _all(header, "editorialDecl/p"),
    }
    date, of = _record_date(header, calendar)
    return {name: text for name, text in {**record, "date": date, "calendar": of}.items() if text}


def _all(header: Element, path: str) -> str:
    """What the elements at the end of a path say, one after the other."""
    steps = "/".join(f"{{*}}{each}" for each in path.split("/"))
    return ", ".join(filter(None, map(text_of, header.iterfind(f".//{steps}"))))


def _url(header: Element) -> str:
    publication = header.find(".//{*}publicationStmt")
    found = [] if publication is None else [*publication.iter("{*}idno"), *publication.iter("{*}ptr")]
    addresses = [each.get("target") or text_of(each) for each in found]
    return next((each for each in addresses if each.startswith(("https://", "http://"))), "")


def _archive(header: Element) -> str:
    """Where the document lies: repository and institution, and the town where it says so."""
    identifier = header.find(".//{*}msIdentifier")
    if identifier is None:
        return ""
    kinds = ("repository", "institution", "settlement", "country")
    said = (text_of(identifier.find(f"{{*}}{kind}")) for kind in kinds if identifier.find(f"{{*}}{kind}") is not None)
    return ", ".join(filter(None, said))


def _language(root: Element, header: Element) -> str:
    text = root.find("{*}text")
    named = "" if text is None else text.get(f"{XML}lang", "")
    first = header.find(".//{*}langUsage/{*}language")
    return named or ("" if first is None else first.get("ident", ""))


def _actions(header: Element, kind: str, *, of_event: bool = False) -> Iterator[Element]:
    for description in header.iter("{*}correspDesc"):
        if (description.get("corresp") is not None) == of_event:
            yield from (each for each in description if each.get("type") == kind)


def _names(header: Element, kind: str) -> str:
    """Who sent or received the document."""
    tags = {"persName", "orgName", "name", "rs"}
    said = [text_of(each) for action in _actions(header, kind) for each in action if kind_of(each) in tags]
    return BETWEEN.join(filter(None, said)) if kind == "received" else ", ".join(filter(None, said))


def _record_date(header: Element, calendar: str) -> tuple[str, str]:
    """The date of the document and its calendar, from the first element that has one."""
    creation = header.findall(".//{*}creation/{*}date")
    sent = [each for action in _actions(header, "sent") for each in action if kind_of(each) == "date"]
    source = [*header.iterfind(".//{*}sourceDesc//{*}origDate"), *header.iterfind(".//{*}sourceDesc//{*}date")]
    for element in [*creation, *sent, *source]:
        date, of = date_of(element, calendar)
        if date:
            return date, of
    return "", ""


def date_of(element: Element, calendar: str) -> tuple[str, str]:
    """The date of an element and its calendar: as it is typed in ours, or as the attributes say; "" for none."""
    dating, text = dating_in(element), text_of(element)
    if typed_date(text, calendar) is not None:
        return altered(text, calendar, dating) or (text, calendar)
    return read_dating(dating)[:2] if dating else ("", "")


def read_messages(root: Element, lists: Lists, calendars: Mapping[str, str]) -> list[dict[str, str]]:
    """The messages that are events of the file.

    Args:
        root: Of the file.
        lists: What its lists say.
        calendars: Those of the events.
    """
    found = []
    for description in root.iter("{*}correspDesc"):
        if not (event := lists.pointed(description.get("corresp", ""))):
            continue
        row = {"event": event}
        for kind, who, where in _ACTIONS:
            for action in (each for each in description if each.get("type") == kind):
                pointers = {
                    tag: " ".join(each.get("ref", "") for each in action.findall(f"{{*}}{tag}"))
                    for tag in ("persName", "placeName")
                }
                row |= {who: lists.pointed(pointers["persName"]), where: lists.pointed(pointers["placeName"])}
                for date in action.findall("{*}date"):
                    row[kind] = date_of(date, calendars.get(event, ""))[0]
        found.append(row)
    return found
