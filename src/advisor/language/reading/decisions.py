"""Decisions with their candidates, and the attributes that `each` rules read."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from advisor.language.grammar.cases import ENDINGS
from advisor.language.grammar.sections import CANDIDATE, DECISION, NOT_COVERED, TOLD
from advisor.language.reading.each import attributes_of, dead_words, words_under
from advisor.language.reading.nodes import Entries, Node, Text
from advisor.language.reading.shapes import entries, members
from advisor.language.reading.vocabulary import Vocabulary, cited, read_accepted
from advisor.language.reading.words import (
    address,
    already_taken,
    known_word,
    known_words,
    missing,
    name,
    no_attribute,
    text,
    words,
)
from advisor.model import Candidate, Decision, DecisionKind, NotCovered, ToldAttribute, left_out
from advisor.names import folded
from advisor.problems import BAD_SHAPE, BAD_VALUE, UNKNOWN_NAME, Cause, Problem

# What means something else where a candidate could stand: in rules, or in what a case expects.
RESERVED = ("it", *ENDINGS)
ALL_THAT_APPLY = "all_that_apply"


def read_decisions(section: Node, names: Vocabulary, problems: list[Problem]) -> None:
    """Add decisions with their candidates; the ids of candidates differ over all decisions."""
    before = len(problems)
    for key, written in members(section, "decisions", DECISION, problems):
        decision = name(key, "a decision", names.decisions, problems)
        listed = written.get("candidates")
        listed = without_strayed(listed, problems) if isinstance(listed, Entries) else listed
        candidates = read_candidates(listed, names, problems) if listed else {}
        if isinstance(listed, Entries) and not listed.entries:
            problems.append(Problem(key.place, f"'{decision}' needs at least one candidate", check=BAD_SHAPE))
        title = text(written.get("title"), "the title of a decision", problems)
        node = written.get("not_covered")
        others = read_not_covered(node, decision, candidates, names, problems) if node else ()
        told = written.get("tells")
        names.decisions[decision] = Decision(
            id=decision,
            title=title,
            candidates=tuple(candidates.values()),
            place=key.place,
            not_covered=tuple(others),
            tells=tuple(read_told(told, tuple(candidates.values()), names, problems)) if told else (),
        )
        if known_word(written.get("kind"), "kind of decision", (ALL_THAT_APPLY,), problems):
            names.decisions[decision] = replace(names.decisions[decision], kind=DecisionKind.APPLIES)
        names.partial.update([decision] if len(problems) > before else [])
        before = len(problems)
        if "if_close" in written:
            names.close[decision] = written["if_close"]
        read_accepted(written.get("accept"), decision, names, problems)


def without_strayed(node: Entries, problems: list[Problem]) -> Entries:
    """Return the candidates without what is not covered, which lost the line above it or slid under them with it."""
    kept = [
        entry
        for entry in node.entries
        if entry[0].text != "not_covered" and not (isinstance(entry[1], Entries) and entry[1].get("nearest"))
    ]
    strayed = [key for key, _ in node.entries if key not in [own for own, _ in kept]]
    if strayed:
        what = f"'{strayed[0].text}' stands among the candidates"
        hint = "write 'not_covered:' above what is not covered, as far left as 'candidates:'"
        problems.append(Problem(strayed[0].place, what, hint, BAD_SHAPE))
    return Entries(tuple(kept), node.place, node.dropped)


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


def read_close(names: Vocabulary, problems: list[Problem]) -> None:
    """Add what decisions advise if they are close; advice is read after them."""
    for decision, node in names.close.items():
        advised = known_words(node, "piece of advice", names.advice, problems)
        names.decisions[decision] = replace(names.decisions[decision], if_close=advised)


def read_told(
    node: Node, candidates: Sequence[Candidate], names: Vocabulary, problems: list[Problem]
) -> Iterator[ToldAttribute]:
    """Yield the attributes that are told of the winner: all candidates have each, and there are words for all they have."""
    for key, written in members(node, "'tells'", TOLD, problems):
        sentences = entries(written["words"], "'words'", problems, "word: text") if "words" in written else ()
        if sentences and names.partial.isdisjoint(candidate.id for candidate in candidates):
            problems += untold(key, [word for word, _ in sentences], candidates, problems)
        yield ToldAttribute(
            id=key.text,
            title=text(written.get("title"), "the title of what is told", problems),
            words={word.text: text(says, "what is told", problems) for word, says in sentences},
            source=cited(written.get("source"), names, problems),
            place=key.place,
        )


def untold(
    key: Text, told: Sequence[Text], candidates: Sequence[Candidate], problems: list[Problem]
) -> Iterator[Problem]:
    """Yield what is told of no candidate, else what cannot be told of some: a candidate without it, a word without words."""
    dead = tuple(dead_words(key, told, candidates, problems))
    yield from dead
    lacking = [candidate for candidate in candidates if not candidate.attributes.get(key.text)]
    if lacking and not dead:
        yield no_attribute(key, lacking, attributes_of(candidates), problems)
    written = {word.text for word in told}
    for word in words_under(key.text, candidates) if not dead else ():
        if word not in written:
            what = f"there are no words for '{word}', which candidates have under '{key.text}'"
            yield Problem(key.place, what, "add them under 'words'", BAD_VALUE)


def read_not_covered(
    node: Node, decision: str, candidates: Collection[str], names: Vocabulary, problems: list[Problem]
) -> Iterator[NotCovered]:
    """Yield what people ask for and no candidate of the decision is."""
    for key, written in members(node, "'not_covered'", NOT_COVERED, problems):
        yield NotCovered(
            id=name(key, "what is not covered", {}, problems, RESERVED),
            title=text(written.get("title"), "the title of what is not covered", problems),
            nearest=read_nearest(written.get("nearest"), decision, candidates, problems),
            because=text(written.get("because"), "the reason", problems),
            source=cited(written.get("source"), names, problems),
            place=key.place,
        )


def read_nearest(
    node: Node | None, decision: str, candidates: Collection[str], problems: list[Problem]
) -> str:
    """Return the candidate of the decision that is nearest."""
    if isinstance(node, Text) and node.text and node.text not in candidates:
        what = f"'{decision}' has no candidate '{node.text}'"
        problems.append(missing(what, "candidate", node, candidates, problems))
        return ""
    return known_word(node, "candidate", candidates, problems)


def as_not_covered(problem: Problem, among: Sequence[NotCovered]) -> Problem:
    """Return a problem of a candidate that there is not in the words for its name, if it is one that is not covered."""
    cause = problem.cause
    is_candidate = cause and cause.kind == "candidate" and problem.check == UNKNOWN_NAME
    entry = left_out(cause.name, among) if cause and is_candidate else None
    if not cause or not entry:
        return problem
    what, hint = entry.told
    return replace(problem, what=what, hint=hint, cause=replace(cause, guess=entry.nearest))


def names_taken(names: Vocabulary) -> Iterator[Problem]:
    """Yield what is not covered and is called, by its id or title, as a candidate or another of them is."""
    first: dict[str, Candidate | NotCovered] = {}
    every: tuple[Candidate | NotCovered, ...] = (*names.candidates.values(), *names.not_covered)
    for each in every:
        own = {word: first.setdefault(folded(word), each) for word in (each.id, each.title) if word}
        taken = next((word for word, other in own.items() if other is not each), "")
        if taken and isinstance(each, NotCovered):
            yield already_taken(Text(taken, each.place), own[taken], Cause("candidate", each.id))


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
