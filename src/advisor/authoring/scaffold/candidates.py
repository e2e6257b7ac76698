"""Drafts of candidates, with the attributes that the others of their decision have."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from advisor.authoring.scaffold.blanks import Blank, Tree
from advisor.authoring.scaffold.shelf import Change, Shelf, added_to
from advisor.authoring.scaffold.words import free_name, typed
from advisor.language.reading.decisions import RESERVED
from advisor.language.reading.documents import Document
from advisor.language.reading.nodes import Entries, Node, Text
from advisor.language.reading.words import no_such, words
from advisor.model import Candidate, Decision
from advisor.problems import AdvisorError, Problem

MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class CandidateDraft:
    """What is known of a candidate that is to be written; what is empty is left blank.

    Attributes that are `left_out` are none of its own.
    """

    decision: str
    name: str
    title: str = ""
    summary: str = ""
    attributes: Mapping[str, Tree] = field(default_factory=dict)
    left_out: frozenset[str] = frozenset()
    watch_out: str = ""
    source: Tree = ()


@dataclass(frozen=True, slots=True)
class Made:
    """A rule that is made once for each candidate of a decision; `where` says of which, in words."""

    rule: str
    where: str


def split_id(shelf: Shelf, word: str) -> tuple[str, str]:
    """Return the decision and the name in the id of a candidate that is to be. Raises AdvisorError.

    Where there is one decision only, it need not be named.
    """
    decision, _, name = word.rpartition("/")
    known = shelf.names.decisions
    if not decision and len(known) == 1:
        decision = next(iter(known))
    if not decision:
        hint = "decisions are: " + ", ".join(known)
        raise AdvisorError([Problem(typed(word), "the decision is missing before it: decision/name", hint)])
    if decision not in known:
        raise AdvisorError([no_such("decision", Text(decision, typed(word)), known)])
    return decision, free_name(name, "a candidate", shelf.names.candidates, RESERVED)


def candidate_change(shelf: Shelf, draft: CandidateDraft, document: Document) -> Change:
    """Return the change that adds a candidate to its decision. Raises AdvisorError."""
    where = ("decisions", draft.decision, "candidates")
    return added_to(document, where, {draft.name: entries(shelf, draft)})


def entries(shelf: Shelf, draft: CandidateDraft) -> Mapping[str, Tree]:
    """Return what stands under the name of the candidate: what is known, and blanks for what the others have."""
    others = shelf.names.decisions[draft.decision].candidates
    blanks = dict(blanks_like(others))
    given: dict[str, Tree] = {
        "title": draft.title,
        "summary": draft.summary,
        "attributes": attributes(others, draft),
        "watch_out": draft.watch_out,
        "source": draft.source,
    }
    return {name: one or blanks[name] for name, one in given.items() if one or name in blanks}


def blanks_like(others: Sequence[Candidate]) -> Iterator[tuple[str, Blank]]:
    """Yield the blanks of a candidate: its title, and what all the others have."""
    yield "title", Blank("its name as people write it")
    if others and all(one.summary for one in others):
        yield "summary", Blank("one line on what it is")
    if others and all(one.watch_out for one in others):
        yield "watch_out", Blank("a sentence or two that are shown when it wins")
    if others and all(one.source for one in others):
        yield "source", Blank(f"what it rests on, such as [{others[0].source[0]}]")


def attributes(others: Sequence[Candidate], draft: CandidateDraft) -> Mapping[str, Tree]:
    """Return the attributes of the candidate, with blanks for those that the others have and it may have too."""
    found: dict[str, Tree] = {**attribute_blanks(others), **draft.attributes}
    return {name: one for name, one in found.items() if name not in draft.left_out}


def attribute_blanks(others: Sequence[Candidate]) -> Mapping[str, Blank]:
    """Return a blank for each attribute that another candidate has, with the words that stand there."""
    names = dict.fromkeys(name for one in others for name in one.attributes)
    return {name: attribute_blank(name, others) for name in names}


def attribute_blank(name: str, others: Sequence[Candidate]) -> Blank:
    """Return the blank of an attribute; one that not all the others have may be left out."""
    known = tuple(dict.fromkeys(word for one in others for word in one.attributes.get(name, ())))
    listed = ", ".join(known[:MOST_WORDS]) + (", ..." if len(known) > MOST_WORDS else "")
    needed = all(name in one.attributes for one in others)
    return Blank(f"such as {listed}" + ("" if needed else "; or take this line out"))


def rules_for(shelf: Shelf, decision: Decision) -> Iterator[Made]:
    """Yield the rules that are made for each candidate of a decision, or for some of them."""
    for file in shelf.files:
        for key, rule in file.rules:
            if isinstance(rule, Entries) and decision.id in named(rule.get("each")):
                yield Made(f"{file.stem}/{key.text}", where_words(rule.get("where")))


def named(node: Node | None) -> tuple[str, ...]:
    """Return the words in a node."""
    return tuple(word.text for word in words(node, "", []))


def where_words(node: Node | None) -> str:
    """Return which candidates a rule is made for, in words; an empty text for all."""
    pairs = node.entries if isinstance(node, Entries) else ()
    return " and ".join(f"{key.text}: {' or '.join(named(value))}" for key, value in pairs)
