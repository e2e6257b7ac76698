"""The first question of an interview, kept with the compiled rule base.

To find it takes a proof and a sample of all interviews, and the libraries for both: most of what a person would wait
for. It is the same each time, so it is shown from the cache, and the rest is made ready while the person reads it.
"""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from advisor.interview.choice import next_question
from advisor.interview.outlook import offered
from advisor.interview.session import Session
from advisor.model import Fact, RuleBase, Value
from advisor.read.cache import cache_folder, fetch, store
from advisor.read.compiled import READER, key_of
from advisor.read.digests import code_digest
from advisor.read.documents import Document

# What the choice of a question rests on, besides the rule base.
CHOOSER = (*READER, "conditions.py", "evaluators", "interview", "cli/opening.py")
LIBRARIES = ("yaml", "clingo", "numpy")


@dataclass(frozen=True, slots=True)
class Opening:
    """The question that an interview without any answers begins with, and the values it offers."""

    fact: Fact
    values: tuple[Value, ...]


def remembered(base: RuleBase, documents: Sequence[Document]) -> Opening | None:
    """Return how an interview by this knowledge began before; None if it is not known."""
    folder, key = cache_folder(), opening_key(documents)
    content = fetch(folder, key) if folder and key else None
    return read_opening(base, content) if content else None


def read_opening(base: RuleBase, content: bytes) -> Opening | None:
    """Return the opening that was kept; None if the content is none of this rule base."""
    try:
        name, *chosen = json.loads(content)
        fact = base.facts[name]
        values = {value.id: value for value in fact.values}
        return Opening(fact, tuple(values[one] for one in chosen)) if chosen else None
    except (ValueError, TypeError, LookupError):
        return None


def find_opening(base: RuleBase, documents: Sequence[Document]) -> Opening | None:
    """Return how an interview by this knowledge begins, and keep it; None if there is nothing to ask."""
    fact = next_question(base, Session())
    if fact is None:
        return None
    found = Opening(fact, offered(base, Session(), fact))
    folder, key = cache_folder(), opening_key(documents)
    if folder and key:
        store(folder, key, json.dumps([fact.id, *(value.id for value in found.values)]).encode())
    return found


def opening_key(documents: Sequence[Document]) -> str | None:
    """Return a digest of all that the first question comes of; None if it is not known."""
    base, code = key_of(documents, ""), code_digest(CHOOSER, LIBRARIES)
    return hashlib.sha256(f"opening {base} {code}".encode()).hexdigest() if base and code else None


def ready(base: RuleBase, read_line: Callable[[], str]) -> Callable[[], str]:
    """Return a function that reads lines, and before the first makes ready what the first answer needs."""
    unready = [base]

    def read() -> str:
        if unready:
            next_question(unready.pop(), Session())
        return read_line()

    return read
