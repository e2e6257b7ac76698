"""How many written rules would have to be wrong before a leader no longer leads alone: the fewest, by taking them away.

Without a rule that concludes a finding, others may no longer fire, or begin to. Such rules are pivotal: sets of
them are taken away, and the base is judged without each set, a bit for each. Any other rule counts by itself,
so that the fewest of these are found rival by rival, the weightiest first.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, combinations
from math import comb
from operator import sub
from typing import TypeVar

from advisor.conditions import FALSE, TRUE, UNKNOWN, Known, judge, truth
from advisor.evaluators.bounds import touches
from advisor.evaluators.network import FactOption
from advisor.evaluators.split import Crowd, crowd, members, splitter
from advisor.model import Decision, Profile, Rule, RuleBase, findings_read, is_own

Name = TypeVar("Name", str, FactOption)

MOST = 3
"""So many rules are looked for; if it takes more, that is all that is said."""

# Maximum sets of one size that are judged: all sets of three out of 49 rules.
MAX_SETS = 20_000


@dataclass(frozen=True, slots=True)
class Fall:
    """The fewest written rules without which a leader no longer leads alone; with `more` it takes more than so many."""

    rules: int
    more: bool = False

    @property
    def least(self) -> int:
        """How many it takes at least."""
        return self.rules + self.more


@dataclass(frozen=True, slots=True)
class Duel:
    """The leader against one rival: what each rule gives it more than the rival, and by what it leads.

    Of the lead at most `losses[n]` goes with n rules, as written, that are not `fixed`.
    """

    rival: str
    gains: Mapping[str, int]
    fixed: frozenset[str]
    lead: int
    losses: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SoleLead:
    """A decision that one candidate leads alone: the rules that touch it, those that fire, and its duels.

    `pivotal` are the rules, as written, on which hangs what else fires.
    """

    leader: str
    touching: Sequence[Rule]
    fired: frozenset[Rule]
    pivotal: tuple[str, ...]
    duels: tuple[Duel, ...]


def fall(base: RuleBase, profile: Profile, decision: Decision, leader: str, most: int = MOST) -> Fall:
    """Return how many rules it takes for a candidate that leads alone to do so no more, judged on the same answers.

    Not more than `most` are looked for.
    """
    lead = lead_of(base, profile, decision, leader)
    best = fewest_after(lead, (), most)
    for size in range(1, most + 1):
        if size >= best:
            break
        if size > 1 and comb(len(lead.pivotal), size) > MAX_SETS:
            return Fall(size - 1, more=True)
        sets = list(combinations(lead.pivotal, size))
        for turned in turned_rules(base, lead, without_each(crowd(base, [profile]), sets)):
            if best > size:
                best = min(best, size + fewest_after(lead, turned, best - size - 1))
    return Fall(best) if best <= most else Fall(most, more=True)


def lead_of(base: RuleBase, profile: Profile, decision: Decision, leader: str) -> SoleLead:
    truths = judge(base, profile).rules
    touching = [rule for rule in base.rules.values() if touches(base, rule, decision)]
    fired = [rule for rule in touching if truths[rule.id] is TRUE]
    # What is false whatever is found cannot come true by taking rules away.
    answers = Known(base, profile, dict.fromkeys(base.propositions, UNKNOWN))
    able = [
        rule.written_as for rule in concluding(base, touching) if truth(rule.condition, answers) is not FALSE
    ]
    fixed = frozenset((*able, *(rule.written_as for rule in touching if is_own(rule))))
    rivals = (rival for rival in decision.candidate_ids if rival != leader)
    return SoleLead(
        leader,
        touching,
        frozenset(fired),
        tuple(dict.fromkeys(able)),
        tuple(duel(base, (leader, rival), fired, fixed) for rival in rivals),
    )


def concluding(base: RuleBase, rules: Iterable[Rule]) -> Iterator[Rule]:
    """Yield the rules on which it hangs what some rules build on, over any number of steps."""
    needed = set[str]().union(*(findings_read(rule.condition) for rule in rules))
    for finding in reversed(list(base.propositions)):
        if finding in needed:
            needed.update(base.needs[finding])
            yield from base.bearing[finding]


def duel(base: RuleBase, pair: tuple[str, str], fired: Iterable[Rule], fixed: frozenset[str]) -> Duel:
    """Return the duel of a leader and a rival, when these rules fire."""
    leader, rival = pair
    gains = {rule: by.get(leader, 0) - by.get(rival, 0) for rule, by in base.awards.items()}
    by_written = sums(gains, fired)
    losses = accumulate(weightiest(by_written, fixed)[:MOST], initial=0)
    return Duel(rival, gains, fixed, by_written.total(), tuple(losses))


def sums(gains: Mapping[str, int], rules: Iterable[Rule]) -> Counter[str]:
    """Return what these rules give in all for each of them as written."""
    by_written: Counter[str] = Counter()
    for rule in rules:
        by_written[rule.written_as] += gains[rule.id]
    return by_written


def weightiest(by_written: Mapping[str, int], fixed: Collection[str]) -> list[int]:
    """Return the gains that could be taken away, the largest first."""
    return sorted((gain for rule, gain in by_written.items() if gain > 0 and rule not in fixed), reverse=True)


def without_each(alone: Crowd, sets: Sequence[Collection[str]]) -> Crowd:
    """Return the one profile of a crowd once for each of these sets of rules, judged without them."""
    everyone = (1 << len(sets)) - 1
    gone: dict[str, int] = defaultdict(int)
    for number, rules in enumerate(sets):
        for rule in rules:
            gone[rule] |= 1 << number
    return Crowd(
        everyone,
        repeated(alone.known, everyone),
        repeated(alone.having, everyone),
        repeated(alone.lacking, everyone),
        gone,
    )


def repeated(bits: Mapping[Name, int], everyone: int) -> Mapping[Name, int]:
    """Return what is said of one profile, said of everyone."""
    return {name: bit * everyone for name, bit in bits.items()}


def turned_rules(base: RuleBase, lead: SoleLead, many: Crowd) -> Collection[tuple[Rule, ...]]:
    """Return which rules that touch the decision fire no more, or begin to, in each of a crowd where some do."""
    split = splitter(base, many)
    turned: dict[int, list[Rule]] = defaultdict(list)
    for rule in lead.touching:
        if rule.written_as in many.gone or findings_read(rule.condition):
            before = many.everyone if rule in lead.fired else 0
            for number in members(split.rule(rule).true ^ before):
                turned[number].append(rule)
    return dict.fromkeys(tuple(rules) for rules in turned.values())


def fewest_after(lead: SoleLead, turned: Collection[Rule], most: int) -> int:
    """Return how many rules that are not fixed end the lead once some have turned; more than `most` if it takes more."""
    fired = lead.fired.symmetric_difference(turned)
    if any(lead.leader in rule.vetoes for rule in fired.difference(lead.fired)):
        return 0
    near = (duel for duel in lead.duels if in_reach(lead, duel, turned, most))
    return min((fewest(duel, fired) for duel in near), default=MOST + 1)


def in_reach(lead: SoleLead, duel: Duel, turned: Iterable[Rule], most: int) -> bool:
    """Return whether a rival may draw level with so few rules less; a quick bound, which does not look at vetoes."""
    changes = (-duel.gains[rule.id] if rule in lead.fired else duel.gains[rule.id] for rule in turned)
    left = duel.lead + sum(min(0, change) for change in changes)
    return left <= duel.losses[min(most, len(duel.losses) - 1)]


def fewest(duel: Duel, fired: Iterable[Rule]) -> int:
    """Return how many rules that are not fixed it takes for the rival to draw level: all its vetoes, then the weightiest."""
    fired = list(fired)
    vetoing = {rule.written_as for rule in fired if duel.rival in rule.vetoes}
    if vetoing & duel.fixed:
        return MOST + 1
    by_written = sums(duel.gains, (rule for rule in fired if rule.written_as not in vetoing))
    leads = accumulate(weightiest(by_written, duel.fixed), sub, initial=by_written.total())
    return next((len(vetoing) + n for n, lead in enumerate(leads) if lead <= 0), MOST + 1)
