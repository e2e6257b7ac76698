"""The first question of an interview and about how many there will be, kept in the user's cache.

To find them takes a proof and a sample of all interviews, and the libraries for both: most of what a person would
wait for. They are the same each time, so they are shown from the cache, and the rest is made ready while the person
reads them.

The entry can change no result. It is compared with what would be written for each fact and each number of questions
and never parsed, and the values that a question offers come from the rule base: a wrong entry can at most ask another
question first, or promise another number of them.
"""

import hashlib
import json
import os
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path

from advisor.files import PRIVATE, write
from advisor.interview.choice import next_question
from advisor.interview.estimate import questions_left
from advisor.interview.outlook import offered
from advisor.interview.session import Session
from advisor.model import Fact, RuleBase, Value

# The code that chooses the question: a change of it begins a new entry.
CHOOSER = ("conditions.py", "model/*.py", "evaluators/**/*.py", "evaluators/**/*.lp", "interview/*.py")
MOST_BYTES = 1000
NO_WAITING = getattr(os, "O_NONBLOCK", 0)  # Windows has no such flag


@dataclass(frozen=True, slots=True)
class Opening:
    """The question that an interview without any answers begins with, and the values it offers.

    There will be about so many `questions`, and until a `quick` result about so many.
    """

    fact: Fact
    values: tuple[Value, ...]
    questions: int
    quick: int


def remembered(base: RuleBase) -> Opening | None:
    """Return how an interview by this knowledge began before; None if it is not known."""
    content = content_of(path) if (path := entry_path()) else None
    if content is None:
        return None
    begun = {fact: entry_begun(base, fact) for fact in base.facts.values()}
    fact = next((fact for fact in begun if content.startswith(begun[fact])), None)
    if fact is None:
        return None
    openings = (Opening(fact, fact.values, *both) for both in product(range(len(begun) + 1), repeat=2))
    end = content.removeprefix(begun[fact])
    return next((opening for opening in openings if entry_ended(opening) == end), None)


def find_opening(base: RuleBase) -> Opening | None:
    """Return how an interview by this knowledge begins, and keep it; None if there is nothing to ask."""
    session = Session()
    fact = next_question(base, session)
    if fact is None:
        return None
    left = (questions_left(base, session, quick=quick) for quick in (False, True))
    opening = Opening(fact, offered(base, session, fact), *left)
    path, content = entry_path(), entry(base, opening)
    if path and opening.values == fact.values and len(content) <= MOST_BYTES:
        keep(path, content)
    return opening


def entry_path() -> Path | None:
    """Return where the first question is kept; None if the user wants no cache, or has no home."""
    if os.environ.get("ADVISOR_NO_CACHE"):
        return None
    from platformdirs import user_cache_path

    try:
        folder = user_cache_path("advisor")
    except (OSError, RuntimeError):
        return None
    return folder / "first-question.json" if folder.is_absolute() else None


def entry(base: RuleBase, opening: Opening) -> bytes:
    """Return the entry that says that an interview by this knowledge begins so."""
    return entry_begun(base, opening.fact) + entry_ended(opening)


def entry_begun(base: RuleBase, fact: Fact) -> bytes:
    """Return what such an entry begins with, whatever its numbers are."""
    begun = {"code": code_digest(), "knowledge": base.fingerprint, "fact": fact.id}
    return json.dumps(begun).removesuffix("}").encode()


def entry_ended(opening: Opening) -> bytes:
    """Return what such an entry ends with, whatever its fact is."""
    return f', "questions": {opening.questions}, "quick": {opening.quick}}}'.encode()


@cache
def code_digest() -> str:
    """Return a digest of the code that chooses the question."""
    package = Path(__file__).parents[1]
    paths = (path for pattern in CHOOSER for path in sorted(package.glob(pattern)))
    return hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()


def content_of(path: Path) -> bytes | None:
    """Return what stands in a file, as far as an entry can be long; None if it cannot be read. Waits for no pipe."""
    try:
        with open(path, "rb", opener=lambda name, flags: os.open(name, flags | NO_WAITING)) as file:
            return file.read(MOST_BYTES + 1)
    except OSError:
        return None


def keep(path: Path, content: bytes) -> None:
    """Put a file in its place at once, if that can be done."""
    with suppress(OSError):
        if path.is_file() or not os.path.lexists(path):  # else a pipe may be waited for
            write(path, content, rights=PRIVATE)
