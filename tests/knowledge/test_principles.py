"""The principles by which the shipped rules count: each holds for all of them, and a planted fault is noticed."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest

import principles as broken
from advisor.language.reading.base import read_base
from advisor.model import Award, Found, Rule, RuleBase, RuleOut
from principles import DECISIVE, MODERATE, SLIGHT, STRONG, joins_needs, weighing

BASE = read_base()
WEIGHING = list(weighing(BASE))
SINGLE = next(
    rule for rule in WEIGHING if not joins_needs(BASE, rule) and STRONG in BASE.awards[rule.id].values()
)
JOINING = next(
    rule for rule in WEIGHING if joins_needs(BASE, rule) and STRONG in BASE.awards[rule.id].values()
)
WATCH_OUT = next(rule for rule in WEIGHING if min(BASE.awards[rule.id].values()) < 0)
INFERENCE = next(rule for rule in WEIGHING if rule.inference)
VETO = next(rule for rule in BASE.rules.values() if rule.vetoes)
FACT, ADVICE = next(iter(BASE.facts.values())), next(iter(BASE.advice.values()))


@dataclass(frozen=True)
class Principle:
    """A sentence on the whole base: what offends against it, and a base with a fault."""

    sentence: str
    offenders: Callable[[RuleBase], broken.Offenders]
    faulty: RuleBase


def planted(rule: Rule) -> RuleBase:
    """Return the base with a rule more, or another one in its place."""
    return replace(BASE, rules={**BASE.rules, rule.id: rule})


def weighed(rule: Rule, points: int) -> Rule:
    return replace(rule, effects=tuple(Award(candidate, points) for candidate in BASE.awards[rule.id]))


def those_behind(rule: Rule) -> str:
    """Return one clause on which a rule with a single need rests that speaks for the same candidate."""
    (candidate, *_) = BASE.awards[rule.id]
    return next(
        other.source[0]
        for other in WEIGHING
        if candidate in BASE.awards[other.id] and not joins_needs(BASE, other)
    )


PRINCIPLES = [
    Principle(
        "a need counts for a candidate through one rule of its own",
        broken.counted_twice,
        planted(replace(SINGLE, id="again")),
    ),
    Principle(
        "no single answer brings more than strong, unless it is two needs",
        broken.more_than_strong_at_once,
        planted(replace(SINGLE, id="again")),
    ),
    Principle(
        "all watch-outs weigh the same", broken.uneven_watch_outs, planted(weighed(WATCH_OUT, -STRONG))
    ),
    Principle(
        "needs that are joined earn points by a clause that says more than each of them",
        broken.unearned_conjunctions,
        planted(replace(JOINING, source=(those_behind(JOINING),))),
    ),
    Principle(
        "what no passage says is slight", broken.heavy_inferences, planted(weighed(INFERENCE, MODERATE))
    ),
    Principle(
        "what a passage says is slight only as a weaker degree, or where it says what decides and not which way",
        broken.slight_without_reason,
        planted(weighed(SINGLE, SLIGHT)),
    ),
    Principle(
        "nothing counts for more than strong but one team with uncertain features",
        broken.decisive_elsewhere,
        planted(weighed(JOINING, DECISIVE)),
    ),
    Principle(
        "whoever is ruled out is so by the filter of the article",
        broken.unfounded_vetoes,
        planted(replace(VETO, source=SINGLE.source)),
    ),
    Principle(
        "whoever is ruled out is so by an answer to what is asked first",
        broken.unfounded_vetoes,
        planted(replace(SINGLE, effects=(RuleOut(next(iter(BASE.awards[SINGLE.id]))),), source=VETO.source)),
    ),
    Principle(
        "nobody is ruled out by what is concluded",
        broken.unfounded_vetoes,
        planted(replace(VETO, condition=Found(next(iter(BASE.findings))))),
    ),
    Principle("what counts names a factor", broken.without_factor, planted(replace(SINGLE, factor=""))),
    Principle(
        "every factor has rules",
        broken.idle_factors,
        replace(BASE, factors={**BASE.factors, "luck": next(iter(BASE.factors.values()))}),
    ),
    Principle(
        "every clause with guidance is cited by a rule",
        broken.uncited,
        replace(BASE, rules={name: rule for name, rule in BASE.rules.items() if rule is not JOINING}),
    ),
    Principle(
        "no reason hangs on a pronoun",
        broken.hanging_reasons,
        planted(replace(SINGLE, because="It is fast.")),
    ),
    Principle(
        "a title has at most 60 characters", broken.long_titles, planted(replace(SINGLE, title="Go" * 31))
    ),
    Principle(
        "a title names one candidate or none",
        broken.titles_of_several,
        planted(
            replace(
                SINGLE, title=" and ".join(candidate.title for candidate in [*BASE.candidates.values()][:2])
            )
        ),
    ),
    Principle(
        "every fact says what could make its answer another one",
        broken.bare_facts,
        replace(BASE, facts={**BASE.facts, FACT.id: replace(FACT, nature=None)}),
    ),
    Principle(
        "every answer has words for a sentence",
        broken.bare_values,
        replace(
            BASE, facts={**BASE.facts, FACT.id: replace(FACT, values=(replace(FACT.values[0], said=""),))}
        ),
    ),
    Principle(
        "every rule about candidates has a reason that fits a verdict",
        broken.bare_rules,
        planted(replace(SINGLE, reason="It is fast.")),
    ),
    Principle(
        "all advice says what to do in one short order",
        broken.bare_advice,
        replace(BASE, advice={**BASE.advice, ADVICE.id: replace(ADVICE, do="Stop. Think.")}),
    ),
    Principle(
        "at least 25 names that people ask for are not covered, and their nearest is told",
        broken.too_few_not_covered,
        replace(
            BASE,
            decisions={
                name: replace(decision, not_covered=decision.not_covered[:12])
                for name, decision in BASE.decisions.items()
            },
        ),
    ),
]
each_principle = pytest.mark.parametrize("principle", PRINCIPLES, ids=lambda principle: principle.sentence)


@each_principle
def test_it_holds_for_the_whole_base(principle: Principle) -> None:
    assert not list(principle.offenders(BASE))


@each_principle
def test_a_fault_against_it_is_noticed(principle: Principle) -> None:
    assert list(principle.offenders(principle.faulty)) != list(principle.offenders(BASE))
