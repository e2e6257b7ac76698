"""What somebody can do to a journal who has the file, and knows how seals and hashes are made."""

import json
import sqlite3
from collections.abc import Callable, Iterable
from typing import Any

from advisor.formats.canonical import canonical
from advisor.journal.chain import from_document
from advisor.journal.seals import commit

Attack = Callable[[sqlite3.Connection], object]
Change = Callable[[dict[str, Any]], object]


def run_sql(statement: str, *values: object) -> Attack:
    """Change the file by a statement."""
    return lambda connection: connection.execute(statement, values)


def bodies(connection: sqlite3.Connection) -> dict[int, bytes]:
    """Return the entries as they are stored."""
    return dict(connection.execute("SELECT number, body FROM entries ORDER BY number"))


def put(connection: sqlite3.Connection, number: int, body: bytes) -> None:
    connection.execute("UPDATE entries SET body = ? WHERE number = ?", (body, number))


def flip(number: int, behind: bytes) -> Attack:
    """Flip a bit of the byte behind these, in an entry."""

    def attack(connection: sqlite3.Connection) -> None:
        body = bytearray(bodies(connection)[number])
        at = body.index(behind) + len(behind)
        body[at] ^= 1
        put(connection, number, bytes(body))

    return attack


def part(document: dict[str, Any], name: str) -> dict[str, Any]:
    """Return a part of an entry."""
    found: dict[str, Any] = next(one for one in document["parts"] if one["name"] == name)
    return found


def seal(document: dict[str, Any]) -> None:
    """Commit anew to all parts that are there, and give the entry the hash that fits."""
    for one in document["parts"]:
        if one["salt"] is not None:
            one["commitment"] = commit(one["name"], one["value"], one["salt"])
    document["hash"] = from_document(document).hash


def forge(number: int, *changes: Change) -> Attack:
    """Change an entry, seal it anew, and build the chain after it anew: nothing but its sense can give it away."""

    def attack(connection: sqlite3.Connection) -> None:
        previous = ""
        for place, body in bodies(connection).items():
            document = json.loads(body)
            if place == number:
                for change in changes:
                    change(document)
            if previous:
                document["previous"] = previous
            seal(document)
            previous = document["hash"]
            put(connection, place, canonical(document))

    return attack


def alter(number: int, change: Change) -> Attack:
    """Change an entry, and give it the hash that fits, but seal no part and build no chain anew."""

    def attack(connection: sqlite3.Connection) -> None:
        document = json.loads(bodies(connection)[number])
        change(document)
        document["hash"] = from_document(document).hash
        put(connection, number, canonical(document))

    return attack


def setting(name: str, path: Iterable[str | int], value: object) -> Change:
    """Put another value at a place of a part."""

    def change(document: dict[str, Any]) -> None:
        *way, last = path
        inner = part(document, name)["value"]
        for key in way:
            inner = inner[key]
        inner[last] = value

    return change


def begun_from(record: dict[str, str]) -> Change:
    """Say of an entry that it began from another record, and its answers too."""

    def change(document: dict[str, Any]) -> None:
        part(document, "head")["value"]["from"] = record
        steps = (each["value"] for each in document["parts"] if each["name"].startswith("steps/"))
        for origin in (step["origin"] for step in steps if "origin" in step):
            if origin["kind"] == "record":
                origin.update(name=record["id"], digest=record["hash"])

    return change


def without_value(name: str) -> Change:
    """Take a part's value and salt out."""
    return lambda document: part(document, name).update(value=None, salt=None)


def renumbered(order: Callable[[list[bytes]], list[bytes]]) -> Attack:
    """Store the entries in another order, under the numbers from 1."""

    def attack(connection: sqlite3.Connection) -> None:
        found = list(connection.execute("SELECT id, body FROM entries ORDER BY number"))
        connection.execute("DELETE FROM entries")
        names = {body: name for name, body in found}
        taken = set[str]()
        for number, body in enumerate(order([body for _, body in found]), 1):
            name = names[body] if names[body] not in taken else f"20261122-{number:08x}"
            taken.add(name)
            connection.execute("INSERT INTO entries VALUES (?, ?, ?)", (number, name, body))

    return attack
