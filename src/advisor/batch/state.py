"""How far an unfinished output has come, as a small JSON file beside it."""

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from advisor.batch.blocks import Block, Head
from advisor.batch.formats import is_pipe
from advisor.batch.work import Done
from advisor.tables.tally import FIRST, BadRow, Tally, from_values, to_values

FORMAT = "advisor.batch-state/1"
BEGINNING = 1 << 20
"""So many bytes of an input are looked at to know it again."""


@dataclass(frozen=True, slots=True)
class State:
    """How far input and output are. `ends` are the places where small Parquet files end in the output."""

    read: int
    line: int
    written: int
    ends: tuple[int, ...]
    tally: Tally
    first_bad: tuple[BadRow, ...] = ()
    done: bool = False

    @property
    def head(self) -> Head:
        """Where the rest of the input begins."""
        return Head(self.read, self.line)

    def after(self, block: Block, done: Done, *, ends: bool) -> "State":
        """Return how far it is after one more block."""
        written = self.written + len(done.content)
        rows = self.tally.rows
        bad = (*self.first_bad, *(replace(one, row=rows + one.row) for one in done.bad))[:FIRST]
        places = (*self.ends, written) if ends and done.content else self.ends
        return State(block.end, block.next_line, written, places, self.tally + done.tally, bad)


def identity(path: Path) -> Mapping[str, object]:
    """Return what an input is known again by; a pipe, of which nothing can be read again, by its name."""
    if is_pipe(path):
        return {"pipe": str(path)}
    status = path.stat()
    with path.open("rb") as file:
        beginning = hashlib.sha256(file.read(BEGINNING)).hexdigest()
    return {"size": status.st_size, "changed": status.st_mtime_ns, "beginning": f"sha256:{beginning}"}


def to_text(about: Mapping[str, object], state: State) -> str:
    """Return how far an output is, and what it is about, as JSON text."""
    values = {
        "read": state.read,
        "line": state.line,
        "written": state.written,
        "ends": state.ends,
        "tally": to_values(state.tally),
        "first_bad": [[one.row, one.line, one.what] for one in state.first_bad],
        "done": state.done,
    }
    return json.dumps({"format": FORMAT, "about": about, "state": values})


def from_text(text: str) -> tuple[Mapping[str, Any], State]:
    """Return what such a text says. Raises ValueError if it is another one."""
    try:
        found = json.loads(text)
        if found["format"] != FORMAT:
            raise ValueError(found["format"])
        values = found["state"]
        bad = tuple(BadRow(*one) for one in values.pop("first_bad"))
        ends, numbers = tuple(values.pop("ends")), from_values(values.pop("tally"))
        places = (values["read"], values["line"], values["written"], *ends)
        if isinstance(found["about"], dict) and all(map(is_count, places)):
            return found["about"], State(**values, ends=ends, tally=numbers, first_bad=bad)
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(str(error)) from error
    raise ValueError("a place in it is no number")


def is_count(value: object) -> bool:
    """Return whether this is a number of bytes, rows or lines."""
    return isinstance(value, int) and value >= 0


def changed(now: Mapping[str, object], then: Mapping[str, object]) -> list[str]:
    """Return what is not as it was."""
    return [name for name in now if json.loads(json.dumps(now[name])) != then.get(name)]


def write_whole(path: Path, text: str) -> None:
    """Write a small file so that at any moment there is all of the old one or all of the new one."""
    new = path.with_name(f"{path.name}.new")
    with new.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)
