"""Drafts of candidates, with the attributes that the others of their decision have."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from advisor.authoring.scaffold.blanks import Blank, Known, blanks_of, drafted
from advisor.authoring.scaffold.shelf import Change, Shelf, added_to
from advisor.authoring.scaffold.words import free_name, typed
from advisor.language.grammar.sections import CANDIDATE
from advisor.language.reading.decisions import RESERVED
from advisor.language.reading.documents import Document
from advisor.language.reading.nodes import Entries, Node, Text
from advisor.language.reading.words import no_such, words
from advisor.model import Candidate, Decision
from advisor.problems import AdvisorError, Problem

MOST_WORDS = 6


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
    others = {entry.id: entry for entry in shelf.names.not_covered}
    return decision, free_name(name, "a candidate", {**shelf.names.candidates, **others}, RESERVED)


def candidate_change(
    decision: Decision, name: str, known: Known, attributes: Known, document: Document
) -> Change:
    """Return the change that adds a candidate to its decision. Raises AdvisorError.

    An attribute without words is none of its own.
    """
    others = decision.candidates
    having = {key: tree for key, tree in {**attribute_blanks(others), **attributes}.items() if tree}
    entry = drafted(CANDIDATE, {**known, "attributes": having}, blanks_like(others))
    return added_to(document, ("decisions", decision.id, "candidates"), {name: entry})


def blanks_like(others: Sequence[Candidate]) -> Mapping[str, Blank]:
    """Return the blanks of a candidate: its title, and what all the others have."""
    shared = [
        key for key in ("summary", "watch_out") if others and all(getattr(each, key) for each in others)
    ]
    blanks = {key: blank for key, blank in blanks_of(CANDIDATE).items() if key in ("title", *shared)}
    if others and all(each.source for each in others):
        blanks["source"] = Blank(f"what it rests on, such as [{others[0].source[0]}]")
    return blanks


def attribute_blanks(others: Sequence[Candidate]) -> Mapping[str, Blank]:
    """Return a blank for each attribute that another candidate has, with the words that stand there."""
    names = dict.fromkeys(name for each in others for name in each.attributes)
    return {name: attribute_blank(name, others) for name in names}


def attribute_blank(name: str, others: Sequence[Candidate]) -> Blank:
    """Return the blank of an attribute; one that not all the others have may be left out."""
    known = tuple(dict.fromkeys(word for each in others for word in each.attributes.get(name, ())))
    listed = ", ".join(known[:MOST_WORDS]) + (", ..." if len(known) > MOST_WORDS else "")
    needed = all(name in each.attributes for each in others)
    return Blank(f"such as {listed}" + ("" if needed else "; or delete this line"))


def rules_for(shelf: Shelf, decision: Decision) -> Mapping[str, Sequence[str]]:
    """Return the rules that are made for each candidate of a decision, by which candidates those are, in words."""
    by_words: dict[str, list[str]] = defaultdict(list)
    for file in shelf.files:
        for key, rule in file.rules:
            if isinstance(rule, Entries) and decision.id in named(rule.get("each")):
                by_words[where_words(rule.get("where"))].append(f"{file.stem}/{key.text}")
    return by_words


def named(node: Node | None) -> tuple[str, ...]:
    return tuple(word.text for word in words(node, "", []))


def where_words(node: Node | None) -> str:
    """Return which candidates a rule is made for, in words; an empty text for all."""
    pairs = node.entries if isinstance(node, Entries) else ()
    return " and ".join(f"{key.text}: {' or '.join(named(value))}" for key, value in pairs)
