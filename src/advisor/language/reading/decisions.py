"""Decisions with their candidates, and the attributes that `each` rules read."""

from advisor.language.grammar.cases import ENDINGS
from advisor.language.grammar.sections import CANDIDATE, DECISION
from advisor.language.reading.nodes import Entries, Node, Text
from advisor.language.reading.shapes import entries, members
from advisor.language.reading.vocabulary import Vocabulary, cited, read_accepted
from advisor.language.reading.words import address, name, text, words
from advisor.model import Candidate, Decision
from advisor.problems import BAD_SHAPE, Problem

# What means something else where a candidate could stand: in rules, or in what a case expects.
RESERVED = ("it", *ENDINGS)


def read_decisions(node: Node, names: Vocabulary, problems: list[Problem]) -> None:
    """Add decisions with their candidates; the ids of candidates differ over all decisions."""
    for key, written in members(node, "decisions", DECISION, problems):
        decision = name(key, "a decision", names.decisions, problems)
        listed = written.get("candidates")
        candidates = read_candidates(listed, names, problems) if listed else {}
        if isinstance(listed, Entries) and not listed.entries:
            problems.append(Problem(key.place, f"'{decision}' needs at least one candidate", check=BAD_SHAPE))
        title = text(written.get("title"), "the title of a decision", problems)
        names.decisions[decision] = Decision(decision, title, tuple(candidates.values()), key.place)
        read_accepted(written.get("accept"), decision, names, problems)


def read_candidates(node: Node, names: Vocabulary, problems: list[Problem]) -> dict[str, Candidate]:
    """Return the candidates of one decision."""
    candidates: dict[str, Candidate] = {}
    before = len(problems)
    for key, written in members(node, "candidates", CANDIDATE, problems):
        candidate = name(key, "a candidate", {**names.candidates, **candidates}, problems, reserved=RESERVED)
        candidates[candidate] = read_candidate(key, written, names, problems)
        if len(problems) > before:
            names.partial.add(candidate)
        before = len(problems)
    return candidates


def read_candidate(
    key: Text, written: dict[str, Node], names: Vocabulary, problems: list[Problem]
) -> Candidate:
    """Return a candidate; its attributes are free words."""
    read_accepted(written.get("accept"), key.text, names, problems)
    return Candidate(
        id=key.text,
        title=text(written.get("title"), "the title of a candidate", problems),
        summary=text(written.get("summary"), "the summary of a candidate", problems),
        attributes=read_attributes(key, written.get("attributes"), names, problems),
        watch_out=text(written.get("watch_out"), "what to watch out for", problems),
        source=cited(written.get("source"), names, problems),
        place=key.place,
        url=address(written.get("url"), CANDIDATE.by_key["url"].longest, problems),
    )


def read_attributes(
    candidate: Text, node: Node | None, names: Vocabulary, problems: list[Problem]
) -> dict[str, tuple[str, ...]]:
    """Return the attributes of a candidate, and remember where each is written."""
    attributes: dict[str, tuple[str, ...]] = {}
    for key, value in entries(node, "attributes", problems) if node else ():
        chosen = words(value, "an attribute", problems)
        names.written[candidate.text, key.text] = (key, chosen)
        attributes[key.text] = tuple(word.text for word in chosen)
    return attributes
