"""Guarantees as experts write them: a condition, and one claim about every interview in which it is true."""

from collections.abc import Iterator, Mapping

from advisor.language.grammar.rules import GUARANTEE
from advisor.language.reading.awards import candidate_named
from advisor.language.reading.conditions import Reader
from advisor.language.reading.nodes import Entries, Items, Node, Text
from advisor.language.reading.rules import each_made, filled, read_condition, written_before
from advisor.language.reading.shapes import entries
from advisor.language.reading.vocabulary import Vocabulary, cited
from advisor.language.reading.words import OTHER_KIND, known_word, known_words, no_such, words
from advisor.model import (
    Always,
    DecisionKind,
    Guarantee,
    Never,
    NeverBySilence,
    NeverRaisedTo,
    Requirement,
    Somebody,
)
from advisor.names import did_you_mean
from advisor.problems import BAD_SHAPE, BAD_VALUE, UNKNOWN_NAME, Cause, Problem

WIN = "decision: candidate"


def read_guarantees(
    node: Node, stem: str, names: Vocabulary, guarantees: dict[str, Guarantee], problems: list[Problem]
) -> None:
    """Add the guarantees of one file; their ids are `file/slug`."""
    taken = {guarantee.written_as: guarantee for guarantee in guarantees.values()}
    for key, written, reader, whole in each_made(node, GUARANTEE, stem, names, problems):
        guarantee = read_guarantee(key, written, stem, reader, whole=whole)
        if guarantee and (first := guarantees.get(guarantee.id) or taken.get(guarantee.written_as)):
            problems.append(written_before(key, "guarantee", guarantee.written_as, first))
        elif guarantee:
            guarantees[guarantee.id] = guarantee


def read_guarantee(
    key: Text, written: Mapping[str, Node], stem: str, reader: Reader, *, whole: bool
) -> Guarantee | None:
    """Return one guarantee; None if it claims nothing that could be read. `whole` if its fields are in order."""
    candidate, problems = reader.candidate, reader.problems
    title = filled(written.get("title"), "the title", reader)
    because = filled(written.get("because"), "the reason", reader)
    condition = read_condition(written, reader)
    source = cited(written.get("source"), reader.names, problems)
    requirement = read_claim(key, written, reader, whole=whole)
    if not requirement:
        return None
    name = f"{stem}/{key.text}" + (f"/{candidate.id}" if candidate else "")
    each = candidate.id if candidate else ""
    return Guarantee(name, title, because, condition, requirement, source, key.place, each)


def read_claim(key: Text, written: Mapping[str, Node], reader: Reader, *, whole: bool) -> Requirement | None:
    """Return the one claim of a guarantee; None if it is in the problems."""
    claimed = [claim for claim in GUARANTEE.claims if claim in written]
    moves = written.get("never_moves_to")
    if moves and "raising" not in claimed and whole:
        what, hint = "'never_moves_to' belongs to 'raising'", "name the scale that is raised: 'raising: FACT'"
        reader.problems.append(Problem(moves.place, what, hint, BAD_SHAPE))
    elif len(claimed) == 1:
        return requirement_of(claimed[0], written, reader)
    elif claimed or whole:
        what = f"a guarantee claims one thing, and '{key.text}' claims {' and '.join(claimed) or 'nothing'}"
        hint = "one of: " + ", ".join(GUARANTEE.claims)
        reader.problems.append(Problem(key.place, what, hint, BAD_SHAPE))
    return None


def requirement_of(claim: str, written: Mapping[str, Node], reader: Reader) -> Requirement | None:
    """Return what a guarantee claims; None if it is in the problems."""
    node = written[claim]
    match claim:
        case "raising":
            return read_raising(node, written.get("never_moves_to"), reader)
        case "always_answers":
            return Somebody(tuple(one_of_many(node, claim, reader)))
        case "silence_never_rules_out":
            return NeverBySilence(tuple(one_of_many(node, claim, reader)))
        case "always":
            winners = read_winners(node, "'always'", reader)
            reader.problems.extend(about_list(node, claim, winners[0], reader.names) if winners else ())
            return Always(*winners) if winners else None
        case _:
            winners = read_winners(node, "'never'", reader)
            return Never(winners[1]) if winners else None


def one_of_many(node: Node, claim: str, reader: Reader) -> Iterator[str]:
    """Yield the decisions that a claim names, of each of which one candidate is recommended."""
    for decision in known_words(node, "decision", reader.names.decisions, reader.problems):
        reader.problems.extend(about_list(node, claim, decision, reader.names))
        yield decision


def about_list(node: Node, claim: str, decision: str, names: Vocabulary) -> Iterator[Problem]:
    """Yield the problem of a claim about winners that names a list of which all may apply."""
    if decision in names.decisions and names.decisions[decision].kind is DecisionKind.APPLIES:
        what = f"'{claim}' does not go with '{decision}', of which each candidate applies or does not"
        yield Problem(node.place, what, "promise never or never_moves_to of its candidates", BAD_VALUE)


def read_raising(node: Node, moves: Node | None, reader: Reader) -> Requirement | None:
    """Return that raising a scale never makes some candidates win."""
    names, problems = reader.names, reader.problems
    fact = known_word(node, "fact", names.facts, problems)
    if fact in names.facts and not names.facts[fact].is_ordered:
        what, cause = f"'{fact}' is not a scale, so it cannot be raised", Cause(OTHER_KIND, fact)
        problems.append(Problem(node.place, what, check=BAD_VALUE, cause=cause))
    if moves is None:
        hint = "add 'never_moves_to: {decision: candidate}'"
        problems.append(Problem(node.place, "it does not say what raising it never does", hint, BAD_SHAPE))
        return None
    winners = read_winners(moves, "'never_moves_to'", reader)
    return NeverRaisedTo(fact, winners[1]) if winners else None


def read_winners(node: Node, what: str, reader: Reader) -> tuple[str, tuple[str, ...]] | None:
    """Return one decision with some of its candidates; None if it is in the problems."""
    named = entries(node, what, reader.problems, WIN)
    if isinstance(node, Entries) and len(named) != 1:
        hint = "write one guarantee for each"
        reader.problems.append(Problem(node.place, f"{what} names one decision", hint, BAD_SHAPE))
        return None
    for key, value in named:
        if key.text not in reader.names.decisions:
            reader.problems.append(no_such("decision", key, reader.names.decisions, reader.problems))
            return None
        return key.text, tuple(read_theirs(key, value, reader))
    return None


def read_theirs(decision: Text, node: Node, reader: Reader) -> Iterator[str]:
    """Yield candidates of a decision; anything else is a problem, and so is an empty list."""
    theirs = reader.names.decisions[decision.text].candidate_ids
    if isinstance(node, Items) and not node.items:
        reader.problems.append(Problem(node.place, "no candidate is named here", check=BAD_SHAPE))
    for word in words(node, "the candidate", reader.problems):
        for candidate in candidate_named(word, reader):
            if candidate in theirs:
                yield candidate
            elif candidate:  # empty where it is not known who `it` is
                what = f"'{word.text}' is not a candidate of '{decision.text}'"
                hint = did_you_mean(word.text, theirs)
                reader.problems.append(Problem(word.place, what, hint, UNKNOWN_NAME))
