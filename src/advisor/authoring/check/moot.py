"""Points that can change nothing: their candidate is ruled out whenever they are given, or others take them back."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from advisor.authoring.check.examined import Examined
from advisor.authoring.check.notice import Notice, not_decided
from advisor.authoring.check.redundancy import Pair, may_go, proved_pairs
from advisor.authoring.check.written import as_written, located
from advisor.evaluators.prove.sorting import fires, ruled_out, sort
from advisor.model import Award, Rule, RuleBase
from advisor.texts import at_most

OUT = "{} is out"
"""The name of what is so where a candidate is ruled out; no rule has it."""


@dataclass(frozen=True, slots=True)
class Moot:
    """Points of a rule for a candidate, and the other rules by which they are moot.

    That is so if each of the pairs is proved: whenever the first is so, the second is. `cancels` is whether the points
    are taken back, else their candidate is ruled out.
    """

    rule: str
    candidate: str
    others: tuple[str, ...]
    pairs: tuple[Pair, ...]
    cancels: bool = False


def moot_notices(examined: Examined) -> Iterator[Notice]:
    """Yield the rules whose points can change nothing."""
    base = examined.base
    asked = [*vetoed(examined), *cancelled(examined)]
    out = {OUT.format(name): literal for name, literal in ruled_out(examined.prover).items()}
    pairs = list(dict.fromkeys(pair for moot in asked for pair in moot.pairs))
    proved, undecided = (
        proved_pairs(examined, {**out, **fires(examined.prover)}, pairs) if pairs else ([], [])
    )
    groups: dict[tuple[bool, str, tuple[str, ...]], list[Moot]] = defaultdict(list)
    for moot in asked:
        if set(moot.pairs).issubset(proved):
            homes = tuple(dict.fromkeys(base.rules[other].written_as for other in moot.others))
            groups[moot.cancels, base.rules[moot.rule].written_as, homes].append(moot)
    for group in groups.values():
        yield from notices_of(base, group)
    if open_rules := sorted({moot.rule for moot in asked if set(moot.pairs).intersection(undecided)}):
        what = "whether the points of these rules can change anything"
        yield not_decided("moot-rule", what, open_rules, base.rules[open_rules[0]].place)


def vetoed(examined: Examined) -> Iterator[Moot]:
    """Yield points for candidates that no tried profile leaves in when they are given; those never left in are said to be."""
    base = examined.base
    avoided = {name: -literal for name, literal in ruled_out(examined.prover).items() if base.vetoing[name]}
    avoidable = sort(examined.prover, avoided, examined.deadline).possible
    for rule, award in awards(examined):
        name = award.candidate
        others = tuple(rule.id for rule in base.vetoing[name] if rule.id not in examined.never)
        out = 0
        for veto in others:
            out |= examined.fired[veto]
        if name in avoidable and not examined.fired[rule.id] & ~out:
            yield Moot(rule.id, name, others, ((rule.id, OUT.format(name)),))


def cancelled(examined: Examined) -> Iterator[Moot]:
    """Yield points that another rule takes back, as far as no tried profile tells the two apart."""
    alike: dict[tuple[str, int, int], list[tuple[Rule, Award]]] = defaultdict(list)
    for rule, award in awards(examined):
        alike[award.candidate, abs(award.points), examined.fired[rule.id]].append((rule, award))
    for (name, _, _), given in alike.items():
        for (first, award), (then, other) in combinations(given, 2):
            if award.points != other.points and first.id != then.id:
                both = ((first.id, then.id), (then.id, first.id))
                yield Moot(then.id, name, (first.id,), both, cancels=True)


def awards(examined: Examined) -> Iterator[tuple[Rule, Award]]:
    """Yield the points that rules give, without rules that never or always fire: that is said of them already.

    What takes from other rows counts for something in any case.
    """
    for rule in examined.rules:
        for effect in rule.effects if may_go(examined, rule) else ():
            if isinstance(effect, Award) and effect.points:
                yield rule, effect


def notices_of(base: RuleBase, moots: Sequence[Moot]) -> Iterator[Notice]:
    """Yield what is said of rules made of one whose points are moot by rules made of the same."""
    others = tuple(dict.fromkeys(other for moot in moots for other in moot.others))
    words, places = located(tuple(as_written(base, others)), 2)
    hint = f"take the points back, or let the rules differ; {places}"
    for group in as_written(base, (moot.rule for moot in moots)):
        named = dict.fromkeys(f"'{moot.candidate}'" for moot in moots if moot.rule in group.rules)
        # The words for a part of the rules made of one say for whom these are.
        candidates = "" if " for " in group.words else f" for {at_most(tuple(named))}"
        if moots[0].cancels:
            same = "both fire on the same answers, and their points cancel out"
            what = f"the rule {group.words} takes back what {words} does{candidates}: {same}"
        else:
            out = f"it is always ruled out then, by {words}"
            what = f"the points of the rule {group.words}{candidates} change nothing: {out}"
        yield Notice(
            "moot-rule", group.subject, group.place, what, hint, members=group.members, others=others
        )
