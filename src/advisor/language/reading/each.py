"""`each` and `where`: for which candidates a rule or a guarantee is made."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from advisor.language.reading.conditions import NAMELESS
from advisor.language.reading.nodes import Entries, Node, Text, is_empty
from advisor.language.reading.shapes import entries, nothing_under
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
from advisor.problems import BAD_VALUE, UNKNOWN_NAME, Place, Problem, nearest

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
    chosen = known_words(written["each"], "decision", names.decisions, problems)
    found = [one for name in chosen if name in names.decisions for one in names.decisions[name].candidates]
    if "where" in written and found:
        found = read_where(written["where"], found, names, problems)
    return tuple(found) or (SOMEBODY,)


def read_where(
    node: Node, among: list[Candidate], names: Vocabulary, problems: list[Problem]
) -> list[Candidate]:
    """Return the candidates that have, for every attribute named, one of the words given; none after a mistake."""
    before, whole = len(problems), names.partial.isdisjoint(one.id for one in among)
    wanted = [
        (key, words(value, f"what stands under '{key.text}'", problems))
        for key, value in entries(node, "'where'", problems)
    ]
    found = [one for one in among if all(has(one, key, asked) for key, asked in wanted)]
    dead = [one for key, asked in wanted for one in dead_words(key, asked, among, problems)] if whole else []
    problems += [one for one in dead if not found or (one.cause and one.cause.guess)]
    if len(problems) > before:
        return []
    if not found and whole:
        what, hint = "no candidate is like this, so there is no rule", "leave one of the attributes out"
        problems.append(Problem(node.place, what, hint, BAD_VALUE))
    return found


def has(candidate: Candidate, attribute: Text, asked: tuple[Text, ...]) -> bool:
    """Return whether a candidate has one of the words under an attribute."""
    return not {word.text for word in asked}.isdisjoint(candidate.attributes.get(attribute.text, ()))


def dead_words(
    key: Text, asked: tuple[Text, ...], among: list[Candidate], before: list[Problem]
) -> Iterator[Problem]:
    """Yield the problems of an attribute, or of words under it, that none of the candidates has."""
    attributes = dict.fromkeys(name for one in among for name in one.attributes)
    if key.text not in attributes:
        kind = attribute_of(one.id for one in among)
        yield missing(f"no candidate has the attribute '{key.text}'", kind, key, attributes, before)
        return
    known = dict.fromkeys(word for one in among for word in one.attributes.get(key.text, ()))
    for word in asked:
        if word.text not in known:
            what = f"no candidate has '{word.text}' under '{key.text}'"
            yield missing(what, f"word under '{key.text}'", word, known, before)


def passed_over(candidate: str, where: Node | None, names: Vocabulary) -> Problem | None:
    """Return what is misspelt in the attributes of a candidate, if 'where' does not choose it for that."""
    for key, node in where.entries if isinstance(where, Entries) else ():
        others = [one for one in names.candidates.values() if one.id != candidate]
        asked = [word.text for word in words(node, "", [])]
        found = names.written.get((candidate, key.text))
        for word in found[1] if found else ():
            if meant := unshared(word, asked, [one.attributes.get(key.text, ()) for one in others]):
                what = f"no other candidate has '{word.text}' under '{key.text}'"
                return Problem(word.place, what, f"did you mean '{meant}'?", UNKNOWN_NAME)
        own = [name for (one, _), (name, _) in names.written.items() if one == candidate and not found]
        for word in own:
            if unshared(word, [key.text], [one.attributes for one in others]):
                what = f"no other candidate has the attribute '{word.text}'"
                return Problem(word.place, what, f"did you mean '{key.text}'?", UNKNOWN_NAME)
        if not found:
            return no_attribute(key, [names.candidates[candidate]], (), [])
    return None


def unshared(word: Text, asked: Collection[str], others: Iterable[Collection[str]]) -> str | None:
    """Return which of the words asked for was meant by one that no other candidate has; None if it has its own meaning."""
    if word.text in asked or any(word.text in one for one in others):
        return None
    return nearest(word.text, asked)
