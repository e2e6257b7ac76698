"""What the net has recorded: short texts whole, of long ones a hash and a mark for each line; and what differs."""

import base64
import difflib
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

SHORT = 4_000
MOST = 12
"""Lines of a difference that are shown."""


def noted(content: bytes) -> Any:
    """Return how a text is recorded: its lines, or if it is long its hash, its length and two letters a line."""
    text = content.decode("utf-8", "backslashreplace")
    if len(content) <= SHORT:
        return text.split("\n")
    lines = text.split("\n")
    return {
        "sha256": hashlib.sha256(content).hexdigest(),
        "lines": len(lines),
        "marks": "".join(map(mark, lines)),
    }


def mark(line: str) -> str:
    """Return two letters that stand for a line: enough to see where texts part that differ."""
    return base64.b64encode(hashlib.sha256(line.encode()).digest())[:2].decode()


def differences(old: Any, new: Any, content: bytes) -> Iterator[str]:
    """Yield in what a text differs from the recorded one, as lines of a difference."""
    lines = content.decode("utf-8", "backslashreplace").split("\n")
    if old == new:
        return
    if isinstance(old, list):
        shown = list(difflib.unified_diff(old, lines, n=1, lineterm=""))[2:]
    else:
        shown = list(by_marks(old["marks"], lines))
    yield from (line[:200] for line in shown[:MOST])
    if len(shown) > MOST:
        yield f"... and {len(shown) - MOST} lines more"


def by_marks(marks: str, lines: Sequence[str]) -> Iterator[str]:
    """Yield the lines that are new, and how many are gone, of a text of which only marks are known."""
    before = [marks[place : place + 2] for place in range(0, len(marks), 2)]
    after = [mark(line) for line in lines]
    for kind, start, end, first, last in difflib.SequenceMatcher(
        None, before, after, autojunk=False
    ).get_opcodes():
        if kind != "equal":
            yield f"@@ line {first + 1}: {end - start} recorded lines became these {last - first} @@"
            yield from (f"+{line}" for line in lines[first:last])


def load(path: Path) -> list[dict[str, Any]]:
    """Return what is recorded of a story; nothing if it is new."""
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else []


def save(path: Path, records: Sequence[Mapping[str, Any]]) -> None:
    """Record a story."""
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(records, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
