"""Evidence about lunches of every kind, and what somebody may do to it who does not seal all of it anew."""

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

from advisor.formats.decisions_taken import ChosenOption, DecisionTaken
from advisor.journal.chain import Entry, EntryKind
from advisor.journal.database import Journal
from advisor.journal.decisions_taken import keep_decision
from advisor.journal.evidence import evidence_document
from advisor.journal.importing import import_records
from advisor.journal.keep_and_remove import delete, keep_document, redact
from advisor.journal.seals import commit
from advisor.journal.store import entries, find
from advisor.journal.transfer import to_items
from forgery import seal
from lunch_journals import AT, id_of, journal_in, record_lunch

SOUP = DecisionTaken(
    AT, ("the kitchen",), (ChosenOption("dish", "soup"),), ("Ann",), "it is cold", "2027-01-31"
)


def decide(journal: Journal, name: str, amends: str = "") -> Entry:
    """Keep that the kitchen chose soup."""
    other = ChosenOption("dish", other="leftovers")
    taken = DecisionTaken(AT, ("the kitchen",), (other,), because="they are good", amends=amends)
    return keep_decision(journal, find(journal, name), taken if amends else SOUP)


DEEDS: Sequence[Callable[[Journal, str], object]] = (
    lambda journal, name: keep_document(journal, find(journal, name), {"at": AT, "sentences": []}, AT),
    lambda journal, name: decide(journal, name, decide(journal, name).id),
    lambda journal, name: redact(journal, name, ["hunger"], AT, "they asked to"),
    lambda journal, name: delete(journal, name, AT, ""),
)
"""What happens to a record after it was made."""


def fill(journal: Journal, number: int) -> None:
    """Record lunches, and do to each a choice of what can be done, in its order."""
    for each in range(number):
        record_lunch(journal, each)
    for place, deed in enumerate(DEEDS):
        for each in range(number):
            if each >> place & 1 and each & 0b1010 != 0b1010:
                deed(journal, id_of(each))


def bundles(folder: Path, number: int) -> Iterator[bytes]:
    """Yield so many evidence files, no two alike: of all records of a journal and of one that took them up, up to many heads."""
    with journal_in(folder / "a.db") as journal, journal_in(folder / "b.db") as other:
        fill(journal, 16)
        record_lunch(other, 99)
        records = [entry for entry in entries(journal) if entry.sort is EntryKind.CONSULTATION]
        import_records(other, list(to_items(journal, records)), "export")
        decide(other, id_of(0))
        for _ in range(number // 32):
            for held in (journal, other):
                last = record_lunch(held, 1000 + len(list(entries(held))))
                for each in range(16):
                    yield written(evidence_document(held, find(held, id_of(each)), last.hash))


def written(values: Any) -> bytes:
    return json.dumps(values, separators=(",", ":")).encode()


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield where in JSON values something stands that can be changed."""
    for key in value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ():
        yield (*path, key)
        yield from places(value[key], (*path, key))


def changed(value: Any, random: Random) -> Any:
    """Return another value than this one, much like it."""
    if isinstance(value, str):
        at = random.randrange(len(value) + 1)
        return f"{value[:at]}{random.choice('0az ')}{value[at:]}"
    if isinstance(value, bool) or value is None:
        return not value
    if isinstance(value, int):
        return value + random.choice((-1, 1))
    return [*value, *value[-1:]] if isinstance(value, list) and value else "0"


def alter(values: Any, random: Random) -> None:
    """Change, take out or double something anywhere."""
    *way, last = random.choice([*places(values)])
    inner = values
    for key in way:
        inner = inner[key]
    if random.random() < 0.3:
        del inner[last]
    elif isinstance(inner, list) and random.random() < 0.3:
        inner.insert(last, json.loads(json.dumps(inner[last])))
    else:
        inner[last] = changed(inner[last], random)


def reseal_a_part(values: Any, random: Random) -> None:
    """Change a value and seal its part anew, but not the entry."""
    part = random.choice([part for entry in values["entries"] for part in entry["parts"] if part["salt"]])
    part["value"] = {**part["value"], "because": "it was so"}
    part["commitment"] = commit(part["name"], part["value"], part["salt"])


def reseal_an_entry(values: Any, random: Random) -> None:
    """Change a value and seal its entry anew, but not the way to the head."""
    entry = random.choice(values["entries"])
    part = random.choice(entry["parts"])
    part |= {"value": part["value"] or {"fact": "hunger"}, "salt": f"{random.getrandbits(128):032x}"}
    seal(entry)


def take_out(values: Any, random: Random) -> None:
    """Take a value out as a redaction does, without a mark."""
    part = random.choice([part for entry in values["entries"] for part in entry["parts"] if part["salt"]])
    part |= {"value": None, "salt": None}


def leave_out(values: Any, random: Random) -> None:
    """Leave out an entry about the record, or the last of the chain."""
    (values["entries"] if len(values["entries"]) > 1 and random.random() < 0.5 else values["links"]).pop()


def reorder(values: Any, random: Random) -> None:
    """Turn the order of the entries, links, parts or files round."""
    lists = (values["links"], values["entries"][0]["parts"], values["entries"])
    random.choice([each for each in lists if len(each) > 1]).reverse()


TAMPERINGS = (alter, alter, alter, reseal_a_part, reseal_an_entry, take_out, leave_out, reorder)


def tampered(content: bytes, random: Random) -> bytes:
    """Return evidence that says something else, or is no JSON any more."""
    values = json.loads(content)
    if random.random() < 0.2:
        at = random.randrange(len(content))
        spoilt = content[:at] + bytes([content[at] ^ 1 << random.randrange(7)]) + content[at + 1 :]
    else:
        try:
            random.choice(TAMPERINGS)(values, random)
        except IndexError:  # there is nothing of that kind in it
            return tampered(content, random)
        spoilt = written(values)
    return spoilt if says(spoilt) != says(content) else tampered(content, random)


def says(content: bytes) -> Any:
    """Return what evidence says, however it is written."""
    try:
        return json.loads(content)
    except ValueError:
        return None
