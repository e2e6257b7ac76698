"""Who is ruled out of a decision, rule by rule as they are written."""

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.explain.joint import joint_name, joint_title, title_for
from advisor.model import Rule, RuleBase, together
from advisor.recommend import Outcome
from advisor.texts import listing

# Maximum candidates named a second time, under another rule that rules them out; more are counted.
MOST_AGAIN = 3


@dataclass(frozen=True, slots=True)
class Veto:
    """A rule as it is written, and all whom it rules out: those that no veto before it did, then the others."""

    rules: tuple[Rule, ...]
    candidates: tuple[str, ...]
    again: tuple[str, ...]

    @property
    def out(self) -> tuple[str, ...]:
        return (*self.candidates, *self.again)

    @property
    def written(self) -> str:
        return self.rules[0].written_as

    @property
    def name(self) -> str:
        """The id of the rule, or of several the one under which they are written."""
        return joint_name(self.rules)


def vetoes(base: RuleBase, outcome: Outcome) -> Iterator[Veto]:
    """Yield the vetoes of a decision in the order of the rules."""
    by_rule = {rule: standing.candidate for standing in outcome.standings for rule in standing.ruled_out_by}
    seen: set[str] = set()
    for rules in together(rule for rule in base.rules.values() if rule.id in by_rule):
        fired = {rule.id for rule in rules}
        out = [
            standing.candidate
            for standing in outcome.standings
            if not fired.isdisjoint(standing.ruled_out_by)
        ]
        again = tuple(candidate for candidate in out if candidate in seen)
        yield Veto(rules, tuple(candidate for candidate in out if candidate not in seen), again)
        seen.update(out)


def veto_title(base: RuleBase, veto: Veto) -> str:
    """Return what a veto says, with the names of all whom it rules out; a crowd named before is only counted."""
    names = veto_names(base, veto)
    if {rule.each for rule in veto.rules} == {*veto.out}:
        return title_for(veto.rules[0].pattern, names)
    title = joint_title(base, veto.rules)
    return title if listing(names) in title else f"{listing(names)}: {title}"


def veto_names(base: RuleBase, veto: Veto) -> list[str]:
    """Return whom a veto rules out, and how many more if they were named before; one at least is named."""
    again = veto.again if len(veto.again) <= MOST_AGAIN else () if veto.candidates else veto.again[:1]
    names = [base.candidates[candidate].title for candidate in (*veto.candidates, *again)]
    rest = len(veto.again) - len(again)
    return [*names, f"{rest} of those above"] if rest else names
