"""How, why-not, what-if and flips: what is explained of a rule base and some answers, by the names that people type.

All raise RequestError for a name that nothing has.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from advisor.explain.contest import outcome_of, rival_of
from advisor.explain.flips import Flip, WayOut, flips, way_out
from advisor.explain.how import RuleOnProfile, how
from advisor.explain.what_if import WhatIf, what_if
from advisor.language.reading.answers import Given, profile_of
from advisor.model import Decision, Profile, RuleBase
from advisor.problems import RequestError
from advisor.recommend import Outcome, Recommendation, recommend
from advisor.usecases.answers import read_changes
from advisor.usecases.names import find_candidate, find_fact, find_rules
from advisor.views.document.blocks import Block, Blocks, Heading, Paragraph
from advisor.views.flips import flips as flips_view


@dataclass(frozen=True, slots=True)
class Flipping:
    """What would change who wins a decision: a way out if nobody is left, and the flips that are asked for.

    `already` is the candidate that is asked for if it wins as it is.
    """

    outcome: Outcome
    way_out: WayOut | None
    flips: tuple[Flip, ...] = ()
    already: str | None = None


def rules_on(base: RuleBase, given: Iterable[Given], name: str) -> list[RuleOnProfile]:
    """Return how the rules of a name stand on the answers."""
    profile = profile_of(given)
    return [how(base, rule, profile) for rule in find_rules(base, name)]


def two_of(base: RuleBase, result: Recommendation, *named: str) -> tuple[str, str]:
    """Return two candidates, which are of one decision; a single one is set against the first. Raises RequestError."""
    first, *others = named
    rival = None if decision_of(base, first).id in base.lists else rival_of(result, first)
    second = others[0] if others else rival
    titles = [base.candidates[name].title for name in (first, second or first)]
    if second is None:
        raise RequestError(f"there is nobody to compare {titles[0]} with")
    if first == second:
        raise RequestError(f"{titles[0]} is named twice; name another candidate to compare it with")
    decisions = [decision_of(base, name).title for name in (first, second)]
    if len(set(decisions)) > 1:
        raise RequestError(
            f"{titles[0]} and {titles[1]} are of different decisions: {decisions[0]} and {decisions[1]}"
        )
    return first, second


def decision_of(base: RuleBase, candidate: str) -> Decision:
    return next(each for each in base.written_decisions.values() if candidate in each.candidate_ids)


def with_changes(base: RuleBase, given: tuple[Given, ...], words: Iterable[str]) -> WhatIf:
    return what_if(base, given, read_changes(base, given, words))


def flippings(
    base: RuleBase,
    given: Iterable[Given],
    name: str = "",
    locked: Iterable[str] = (),
    *,
    givens: bool = False,
) -> Iterator[Flipping]:
    """Yield what would make a candidate win alone, or for each decision each that does not.

    Locked facts stay; what is given changes only with `givens`.
    """
    facts, profile = [find_fact(base, fact) for fact in locked], profile_of(given)
    wanted = find_candidate(base, name) if name else None
    result = recommend(base, profile)
    for outcome in [outcome_of(result, wanted)] if wanted else result.outcomes.values():
        out = way_out(base, profile, outcome, facts, givens=givens)
        if out and not out.changes:  # where nobody can be left, nobody can win
            yield Flipping(outcome, out)
            continue
        changing = flips(base, profile, outcome, facts, givens=givens)
        shown = tuple(flip for flip in changing if wanted in (None, flip.candidate))
        yield Flipping(outcome, out, shown, None if shown else wanted)


def flips_told(
    base: RuleBase, profile: Profile, every: Iterable[Flipping], name: str = "", *, givens: bool = False
) -> Blocks:
    """Return what was found for the candidate of this name, or without one for each decision, under its title."""
    blocks: list[Block] = []
    for flipping in every:
        if not name:
            blocks.append(Heading((base.decisions[flipping.outcome.decision].title,), 3))
        blocks += flips_view(base, profile, flipping.flips, flipping.way_out, givens=givens)
        if flipping.already:
            blocks.append(Paragraph((f"{base.candidates[flipping.already].title} wins already.",)))
    if not name:
        blocks += [Paragraph((ask_of_list(each),)) for each in base.lists.values()]
    # What is taken as given is so of every decision, and said after the last.
    return tuple(block for number, block in enumerate(blocks) if block not in blocks[number + 1 :])


def ask_of_list(decision: Decision) -> str:
    """Return how to ask what would turn a candidate of a list."""
    return f"{decision.title}: name what should apply or not, such as: flips {decision.candidate_ids[0]}"
