"""What a client can read beside the answers of tools: records, the handbook, and the schemas of files and documents."""

import json
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from urllib.parse import quote, unquote

from advisor.agents.desk import Desk
from advisor.formats.documents import schema
from advisor.journal.database import for_reading
from advisor.journal.faults import Walk
from advisor.journal.listing import listed_records
from advisor.journal.store import find
from advisor.model import RuleBase, prepared
from advisor.names import unknown
from advisor.problems import RequestError, cut
from advisor.usecases.journals import existing, whole_record

SCHEME = "advisor://"
MARKDOWN, JSON = "text/markdown", "application/json"
MOST_RECORDS = 20
"""The records that are listed, the last ones; the others are read by their ids."""
FILES = {"rules": "rule", "cases": "case", "facts": "fact"}
"""Schemas of files that people write, and what `advisor schema` calls them."""
DOCUMENTS = ("recommendation", "advice")
"""Schemas of what this program writes."""


@dataclass(frozen=True, slots=True)
class Readable:
    """Something to read, or by a template of its address many things; `what` says what it is for."""

    address: str
    name: str
    what: str
    form: str = MARKDOWN


TEMPLATES = (
    Readable(
        f"{SCHEME}records/{{id}}/verdict",
        "verdict",
        "The verdict of a record, and what was decided about it.",
    ),
    Readable(
        f"{SCHEME}records/{{id}}",
        "record",
        "All that a record rests on: answers, rules that counted, what led to what.",
    ),
    Readable(f"{SCHEME}handbook/{{+page}}", "handbook", "A page of the handbook: every rule in words."),
    Readable(f"{SCHEME}schemas/{{name}}", "schema", "The schema of a file or a document.", JSON),
)


def readable(desk: Desk) -> Iterator[Readable]:
    """Yield what there is to read. Raises AdvisorError."""
    for name in FILES:
        yield Readable(
            f"{SCHEME}schemas/{name}", f"schema of {name}", f"How files of {name} are written.", JSON
        )
    for name in DOCUMENTS:
        yield Readable(f"{SCHEME}schemas/{name}", f"schema of {name}", f"Format advisor.{name}.", JSON)
    base, _ = desk.rules()
    for page, title in handbook_titles(base).items():
        yield Readable(f"{SCHEME}handbook/{quote(page)}", title, f"Handbook: {title}.")
    for name, about in records(desk):
        yield Readable(f"{SCHEME}records/{name}/verdict", f"verdict {name}", f"The verdict of {about}.")
        yield Readable(
            f"{SCHEME}records/{name}", f"record {name}", f"All that the verdict rests on: {about}."
        )


def records(desk: Desk) -> Iterator[tuple[str, str]]:
    """Yield the last records by their ids, with what they are about, the latest first."""
    if not desk.journal.exists():
        return
    with closing(for_reading(desk.journal)) as journal:
        for record in listed_records(journal, Walk())[: -MOST_RECORDS - 1 : -1]:
            said = record.summary
            yield (
                said.id,
                ", ".join(filter(None, (said.title, said.knowledge.get("name"), said.finished[:10]))),
            )


def read(desk: Desk, address: str) -> tuple[str, str]:
    """Return the form of what has this address, and its text. Raises RequestError, AdvisorError."""
    kind, _, name = address.removeprefix(SCHEME).partition("/")
    match kind if address.startswith(SCHEME) else "", name.removesuffix("/verdict"):
        case "records", record:
            return MARKDOWN, (verdict if name.endswith("/verdict") else page)(desk, unquote(record))
        case "handbook", _:
            return MARKDOWN, handbook_page(desk.rules()[0], unquote(name))
        case "schemas", _:
            return JSON, schema_text(desk, unquote(name))
        case _:
            known = ", ".join(each.address for each in TEMPLATES)
            raise RequestError(f"there is nothing to read at '{cut(address)}'; there is {known}")


def verdict(desk: Desk, name: str) -> str:
    """Return the verdict of a record as its rules tell it, and what came after. Raises AdvisorError."""
    from advisor.usecases.records import aftermath, retold
    from advisor.views.report.record import record_view
    from advisor.views.writers.markdown import markdown

    with closing(existing(desk.journal)) as journal:
        entry = find(journal, name)
        return markdown(record_view(entry, retold(journal, entry), aftermath(journal, entry)))


def page(desk: Desk, name: str) -> str:
    """Return the page about a record. Raises AdvisorError, RequestError."""
    from advisor.usecases.report import page_of
    from advisor.views.writers.markdown import markdown

    with closing(existing(desk.journal)) as journal:
        return markdown(page_of(journal, whole_record(journal, name)))


def handbook_titles(base: RuleBase) -> dict[str, str]:
    from advisor.views.handbook.handbook import handbook_pages
    from advisor.views.writers.addresses import spelled

    return {spelled(link.id): link.title for link in handbook_pages(base)}


@prepared
def handbook_files(base: RuleBase) -> Mapping[str, str]:
    """Return the pages of the handbook by their paths; whoever reads a page reads others, too."""
    from advisor.views.handbook.handbook import handbook_pages
    from advisor.views.writers.markdown_pages import markdown_pages

    return markdown_pages(handbook_pages(base))


def handbook_page(base: RuleBase, name: str) -> str:
    """Return a page of the handbook. Raises RequestError."""
    files = handbook_files(base)
    text = files.get(f"{name.removesuffix('.md')}.md")
    if text is None:
        raise unknown("page of the handbook", cut(name), [path.removesuffix(".md") for path in files])
    return text


def schema_text(desk: Desk, name: str) -> str:
    from advisor.authoring.check.accepted import ACCEPTABLE
    from advisor.authoring.check.catalogue import CHECKS
    from advisor.language.schemas.files import schema_of

    if name in DOCUMENTS:
        return json.dumps(schema(name), indent=1, ensure_ascii=False)
    if name not in FILES:
        raise unknown("schema", cut(name), (*FILES, *DOCUMENTS), listed=len(FILES) + len(DOCUMENTS))
    checks = {check: CHECKS[check].title for check in ACCEPTABLE}
    return json.dumps(schema_of(FILES[name], desk.rules()[0], checks), indent=1, ensure_ascii=False)
