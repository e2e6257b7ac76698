"""What the rules that a record rests on say of it: which of them decided, and what those that fired cite."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from advisor.conditions import TRUE, Answered, Concluded, Known, Support, known_from, supports
from advisor.journal.chain import Entry
from advisor.journal.references import unknown_names
from advisor.journal.steps import given_in
from advisor.journal.summaries import Grounds
from advisor.language.reading.answers import profile_of
from advisor.model import RuleBase, keeping_out


def grounds(base: RuleBase, entry: Entry) -> Grounds:
    """Return what these rules say of a record that was made by them; nothing if its result was taken out."""
    result = entry.part("result")
    if result is None or any(unknown_names(base, entry)):
        return Grounds()
    base = keeping_out(base, entry.exclusions)
    fired = {firing["rule"]: firing["supports"] for firing in result["fired"]}
    cited = dict.fromkeys(clause for rule in fired for clause in base.rules[rule].source)
    profile = profile_of(given_in(base, entry.sections["answers"]))
    beneath = FactsBeneath(base, known_from(base, profile), fired)
    return Grounds(" ".join(dict.fromkeys(decided(beneath, result["decisions"]))), " ".join(cited))


def decided(beneath: "FactsBeneath", decisions: Mapping[str, Any]) -> Iterator[str]:
    """Yield the rules that count in a settled decision and rest on nothing but its core."""
    for ending in decisions.values():
        if (core := ending.get("core")) is not None:
            yield from (rule for rule in counting(ending) if beneath.rule(rule) <= frozenset(core))


@dataclass(frozen=True, slots=True)
class FactsBeneath:
    """The facts whose answers rules and findings rest on, through any number of findings; each looked up once.

    `recorded` are the supports of each rule that fired, as a record has them.
    """

    base: RuleBase
    known: Known
    recorded: Mapping[str, Sequence[Mapping[str, Any]]]
    seen: dict[str, frozenset[str]] = field(default_factory=dict)

    def rule(self, name: str) -> frozenset[str]:
        """Return what a rule rests on: as it is recorded if it fired, else as it is false."""
        if name not in self.seen:
            if (told := self.recorded.get(name)) is not None:
                facts = frozenset(support["fact"] for support in told if "fact" in support)
                findings = [support["finding"] for support in told if "finding" in support]
                self.seen[name] = facts.union(*map(self.finding, findings))
            else:
                self.seen[name] = self.beneath(supports(self.base.rules[name].condition, self.known))
        return self.seen[name]

    def beneath(self, reasons: Iterable[Support]) -> frozenset[str]:
        facts = frozenset(support.fact for support in reasons if isinstance(support, Answered))
        concluded = [support.finding for support in reasons if isinstance(support, Concluded)]
        return facts.union(*map(self.finding, concluded))

    def finding(self, name: str) -> frozenset[str]:
        proposition = self.base.propositions[name]
        if proposition.definition is not None:
            return self.beneath(supports(proposition.definition, self.known))
        rules = (rule.id for rule in self.base.concluding[name])
        if self.known.findings[name] is TRUE:
            rules = (rule for rule in rules if rule in self.recorded)
        return frozenset[str]().union(*map(self.rule, rules))


def counting(ending: Mapping[str, Any]) -> dict[str, None]:
    """Return the rules that give points in a decision or rule somebody out."""
    given = (award["rule"] for standing in ending["standings"] for award in standing["evidence"])
    return dict.fromkeys((*given, *(rule for each in ending["standings"] for rule in each["ruled_out_by"])))
