"""How decisions are taken, once all rules are read: by points, outright, or one by one for each that may apply."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from advisor.language.reading.vocabulary import Touched, Vocabulary
from advisor.model import ALWAYS, Award, Decision, DecisionKind, Rule, has_value
from advisor.problems import BAD_VALUE, Problem

POINTED = ("favour", "weigh_against")
ONE_BY_ONE = ("include", "exclude")


def with_kinds(names: Vocabulary, problems: list[Problem]) -> dict[str, Decision]:
    """Return the decisions as they are written, each with how it is taken; rules that take it otherwise are problems."""
    decision_of = {name: each for each in names.decisions.values() for name in each.candidate_ids}
    chosen = {decision_of[touched.candidate].id for touched in names.touched if touched.field == "choose"}
    whole = [each for each in names.touched if decision_of[each.candidate].id not in names.partial]
    problems += unfit(whole, decision_of, chosen)
    return {
        name: replace(decision, kind=DecisionKind.CHOICE)
        if name in chosen and decision.is_weighed
        else decision
        for name, decision in names.decisions.items()
    }


def unfit(
    touched: Iterable[Touched], decision_of: Mapping[str, Decision], chosen: set[str]
) -> Iterator[Problem]:
    """Yield what rules do to candidates of decisions that are taken in another way."""
    for each in touched:
        decision = decision_of[each.candidate]
        applies = decision.kind is DecisionKind.APPLIES
        if applies is not (each.field in ONE_BY_ONE):
            what = f"'{each.field}' does not go with '{decision.id}', of which " + (
                "each candidate applies or does not" if applies else "one candidate is recommended"
            )
            hint = (
                "write include or exclude" if applies else "write favour, weigh_against, rule_out or choose"
            )
            yield Problem(each.place, what, hint, BAD_VALUE)
        elif decision.id in chosen and each.field in POINTED:
            what = f"rules choose for '{decision.id}', so it takes no points"
            yield Problem(each.place, what, "choose here too, or use points in all of its rules", BAD_VALUE)


def taken_apart(decisions: Iterable[Decision]) -> Iterator[Decision]:
    """Yield decisions as evaluators know them: of a list of what applies, one for each candidate."""
    for decision in decisions:
        if decision.kind is not DecisionKind.APPLIES:
            yield decision
            continue
        for candidate in decision.candidates:
            lacking = replace(
                candidate, id=has_value(candidate.id, "no"), title=f"not {candidate.title}", url=""
            )
            yield Decision(
                has_value(decision.id, candidate.id),
                candidate.title,
                (candidate, lacking),
                candidate.place,
                kind=DecisionKind.APPLIES,
                of=decision.id,
            )


def does_not_apply(decision: Decision) -> Rule:
    """Return the rule by which what nothing includes does not apply."""
    return Rule(
        id=decision.id,
        title="",
        because="",
        condition=ALWAYS,
        effects=(Award(decision.candidate_ids[-1], 1),),
        source=(),
        examples=(),
        place=decision.place,
        made=True,
    )
