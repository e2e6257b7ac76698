"""`each` and `where`: for which candidates a rule or a guarantee is made."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from advisor.language.reading.nodes import Entries, Node, Text, is_empty
from advisor.language.reading.shapes import entries, nothing_under
from advisor.language.reading.terms import NAMELESS
from advisor.language.reading.vocabulary import Vocabulary
from advisor.language.reading.words import (
    attribute_of,
    known_words,
    missing,
    no_attribute,
    without_each,
    words,
)
from advisor.model import Candidate
from advisor.names import nearest
from advisor.problems import BAD_VALUE, UNKNOWN_NAME, Place, Problem

# Stands for the candidate where none is known, so that the rest can be read all the same; it never leaves reading.
SOMEBODY = Candidate("", "", "", {}, "", (), Place(""))


def read_each(
    written: Mapping[str, Node], names: Vocabulary, problems: list[Problem], key: Text = NAMELESS
) -> tuple[Candidate | None, ...]:
    """Return the candidates that a rule is made for: (None,) for a rule without `each`."""
    if "each" not in written:
        if "where" in written:
            problems.append(without_each(written["where"], "where", key))
        return (None,)
    if is_empty(written["each"]):
        problems.append(nothing_under(Text("each", written["each"].place)))
        return (SOMEBODY,)
    named = known_words(written["each"], "decision", names.decisions, problems)
    decisions = [names.decisions[name] for name in named if name in names.decisions]
    chosen = [candidate for decision in decisions for candidate in decision.candidates]
    if "where" in written and chosen:
        chosen = read_where(written["where"], chosen, names, problems)
    return tuple(chosen) or (SOMEBODY,)


def read_where(
    node: Node, among: list[Candidate], names: Vocabulary, problems: list[Problem]
) -> list[Candidate]:
    """Return the candidates that have, for every attribute named, one of the words given; none after a mistake."""
    before, whole = len(problems), names.partial.isdisjoint(candidate.id for candidate in among)
    wanted, unwanted = [], []
    for key, value in entries(node, "'where'", problems):
        if key.text == "not":
            unwanted += asked_for(value, "'not'", problems)
        else:
            wanted += asked_for(Entries(((key, value),), node.place), "'where'", problems)
    chosen = [
        candidate
        for candidate in among
        if all(has(candidate, key, asked) for key, asked in wanted)
        and not (unwanted and all(has(candidate, key, asked) for key, asked in unwanted))
    ]
    for key, asked in (*wanted, *unwanted) if whole else ():
        dead = dead_words(key, asked, among, problems)
        problems += [problem for problem in dead if not chosen or (problem.cause and problem.cause.guess)]
    if len(problems) > before:
        return []
    if not chosen and whole:
        what, hint = "no candidate matches, so there is no rule", "leave one of the attributes out"
        problems.append(Problem(node.place, what, hint, BAD_VALUE))
    return chosen


def asked_for(node: Node, what: str, problems: list[Problem]) -> list[tuple[Text, tuple[Text, ...]]]:
    """Return attributes, each with the words of which a candidate must have one."""
    return [
        (key, words(value, f"what stands under '{key.text}'", problems))
        for key, value in entries(node, what, problems)
    ]


def has(candidate: Candidate, attribute: Text, asked: tuple[Text, ...]) -> bool:
    return not {word.text for word in asked}.isdisjoint(candidate.attributes.get(attribute.text, ()))


def attributes_of(among: Iterable[Candidate]) -> Mapping[str, None]:
    return dict.fromkeys(name for candidate in among for name in candidate.attributes)


def words_under(attribute: str, among: Iterable[Candidate]) -> Mapping[str, None]:
    """Return the words that candidates have under an attribute."""
    return dict.fromkeys(word for candidate in among for word in candidate.attributes.get(attribute, ()))


def dead_words(
    key: Text, asked: Sequence[Text], among: Sequence[Candidate], before: list[Problem]
) -> Iterator[Problem]:
    """Yield the problems of an attribute, or of words under it, that none of the candidates has."""
    attributes = attributes_of(among)
    if key.text not in attributes:
        kind = attribute_of(candidate.id for candidate in among)
        yield missing(f"no candidate has the attribute '{key.text}'", kind, key, attributes, before)
        return
    known = words_under(key.text, among)
    for word in asked:
        if word.text not in known:
            what = f"no candidate has '{word.text}' under '{key.text}'"
            yield missing(what, f"word under '{key.text}'", word, known, before)


def passed_over(candidate: str, where: Node | None, names: Vocabulary) -> Problem | None:
    """Return what is misspelt in the attributes of a candidate, if 'where' does not choose it for that."""
    others = [other.attributes for other in names.candidates.values() if other.id != candidate]
    own = {attribute: given for (owner, attribute), given in names.written.items() if owner == candidate}
    for key, node in where.entries if isinstance(where, Entries) else ():
        if key.text in own:
            asked = [word.text for word in words(node, "", [])]
            for word in own[key.text][1]:
                if meant := unshared(word, asked, [attributes.get(key.text, ()) for attributes in others]):
                    what = f"no other candidate has '{word.text}' under '{key.text}'"
                    return Problem(word.place, what, f"did you mean '{meant}'?", UNKNOWN_NAME)
            continue
        for attribute, _ in own.values():
            if unshared(attribute, [key.text], others):
                what = f"no other candidate has the attribute '{attribute.text}'"
                return Problem(attribute.place, what, f"did you mean '{key.text}'?", UNKNOWN_NAME)
        return no_attribute(key, [names.candidates[candidate]], (), [])
    return None


def unshared(word: Text, asked: Collection[str], others: Iterable[Collection[str]]) -> str | None:
    """Return which of the words asked for was meant by one that no other candidate has; None if it has its own meaning."""
    is_shared = word.text in asked or any(word.text in other for other in others)
    return None if is_shared else nearest(word.text, asked)
