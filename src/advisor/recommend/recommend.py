"""From a trace to a recommendation: how each decision ends, what applies of each list, and the advice."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from advisor.evaluators.trace import Trace
from advisor.model import Advice, Profile, Rule, RuleBase, is_complete
from advisor.recommend.applied import AppliedList, Ended, applied_lists
from advisor.recommend.outcomes import Certainty, Outcome, decide


@dataclass(frozen=True, slots=True)
class AdviceGiven:
    """A piece of advice with the rules that gave it, and the decisions that are too close to go without it."""

    advice: str
    rules: tuple[str, ...]
    close: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What a rule base makes of a profile: who wins each decision, and what applies of each list.

    The trace holds the reasons.
    """

    outcomes: Mapping[str, Outcome]
    advice: tuple[AdviceGiven, ...]
    trace: Trace
    lists: Mapping[str, AppliedList] = field(default_factory=dict)

    @property
    def ended(self) -> Mapping[str, Ended]:
        """How each decision ended, then each list."""
        return {**self.outcomes, **self.lists}

    @property
    def settled(self) -> bool:
        """Whether no further answer can change any winner, or what applies."""
        return all(ending.settled for ending in self.ended.values())

    @property
    def winners(self) -> tuple[str, ...]:
        """Who wins, and what applies so far."""
        return winners_of(self.outcomes, self.lists)


def recommend(base: RuleBase, profile: Profile) -> Recommendation:
    """Return the recommendation for a profile, fired through experta.

    A decision that is settled goes to whoever wins every completion, even if the answers so far
    do not show it yet.
    """
    from advisor.evaluators.fire import fire  # experta is loaded when something fires

    trace = fire(base, profile)
    fired = [base.rules[firing.rule] for firing in trace.firings]
    outcomes, lists = endings(base, fired, certain_winners(base, profile))
    return Recommendation(outcomes, advice_given(base, fired, winners_of(outcomes, lists)), trace, lists)


def endings(
    base: RuleBase, fired: Iterable[Rule], certain: Mapping[str, Certainty]
) -> tuple[Mapping[str, Outcome], Mapping[str, AppliedList]]:
    """Return how each decision ends when these rules fire, and what applies of each list."""
    rules = [*(rule for rule in fired if not rule.made), *(rule for rule in base.rules.values() if rule.made)]
    every = {name: decide(base, decision, rules, certain[name]) for name, decision in base.decisions.items()}
    outcomes = {name: outcome for name, outcome in every.items() if not base.decisions[name].of}
    return outcomes, applied_lists(base, every)


def winners_of(outcomes: Mapping[str, Outcome], lists: Mapping[str, AppliedList]) -> tuple[str, ...]:
    """Return who wins each decision, then what applies so far of each list."""
    won = (outcome.winners for outcome in outcomes.values())
    return tuple(name for names in (*won, *(each.so_far for each in lists.values())) for name in names)


def certain_winners(
    base: RuleBase, profile: Profile, *, seconds: float | None = None
) -> Mapping[str, Certainty]:
    """Return for each decision who wins every completion, if that is proved in so many seconds."""
    if is_complete(base, profile):
        return dict.fromkeys(base.decisions, Certainty(settled=True))
    from advisor.evaluators.prove.possible import SECONDS, NoProfile, prospects
    from advisor.evaluators.prove.program import Unproven

    match prospects(base, profile, seconds=SECONDS if seconds is None else seconds):
        case Unproven():
            return dict.fromkeys(base.decisions, Certainty(settled=None))
        case NoProfile():
            return dict.fromkeys(base.decisions, Certainty(settled=True))
        case proved:
            return {
                name: Certainty(prospect.settled, prospect.winners if prospect.settled else None)
                for name, prospect in proved.items()
            }


def advice_given(base: RuleBase, fired: Sequence[Rule], winners: Collection[str]) -> tuple[AdviceGiven, ...]:
    """Return the advice of all firings in the order of the files, without what is about candidates that lost."""
    given = (
        AdviceGiven(advice.id, tuple(rule.id for rule in fired if advice.id in rule.advises))
        for advice in base.advice.values()
        if is_about_winners(advice, winners)
    )
    return tuple(advice for advice in given if advice.rules)


def is_about_winners(advice: Advice, winners: Collection[str]) -> bool:
    """Return whether advice is about somebody who wins, or about nobody."""
    return not advice.about or not set(winners).isdisjoint(advice.about)
