"""What was edited of rules: condition, effects, texts, name, or place."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from advisor.authoring.compare.editable import Parts
from advisor.authoring.compare.edits import How, unequal
from advisor.authoring.compare.scope import other_answers
from advisor.evaluators.network import Reading
from advisor.model import Condition, Found, Rule, RuleBase, adds, own_condition, resting_on, uncut, with_parts


@dataclass(frozen=True, slots=True)
class Sameness:
    """What means the same in two readings of one network; `findings` are those with another name now.

    `partly` are rules and findings of either that rest on facts with other answers, so they are compared only in part.
    """

    old: Reading
    new: Reading
    findings: Mapping[str, str]
    partly: frozenset[str]

    def conditions(self, old: Rule, new: Rule) -> bool:
        """Return whether two rules say the same of answers and findings, or are proved to fire on the same interviews."""
        if self.old.rules[old.id] == self.new.rules[new.id] and self.partly.isdisjoint((old.id, new.id)):
            return True
        return uncut(under_new_names(own_condition(old), self.findings)) == uncut(own_condition(new))

    def effects(self, old: Rule, new: Rule) -> bool:
        """Return whether two rules bring about the same when they fire."""
        return did(self.old.base, old, self.findings) == did(self.new.base, new, {})


def did(base: RuleBase, rule: Rule, renamed: Mapping[str, str]) -> tuple[object, ...]:
    """Return all that a firing brings about, with findings under their newer names."""
    concluded = frozenset(renamed.get(name, name) for name in rule.concludes)
    added = {renamed.get(name, name): adds(rule, name) for name in rule.speaks_of}
    return base.awards[rule.id], rule.vetoes, rule.advises, concluded, added


def sameness(old: Reading, new: Reading) -> Sameness:
    """Return what means the same; a finding is only taken for another if some rule concludes it."""
    others = other_answers(old.base, new.base)
    vague = resting_on(old.base, others) | resting_on(new.base, others)
    taken: dict[str, str] = {}
    for name in (name for name in old.base.findings if name not in new.base.findings):
        come = (other for other in new.base.findings if other not in old.base.findings)
        free = [
            other
            for other in come
            if other not in taken.values() and is_alike(old, new, (name, other), vague)
        ]
        taken |= {name: free[0]} if free else {}
    propositions = {
        proposition.id: taken[proposition.finding] + proposition.id.removeprefix(proposition.finding)
        for proposition in old.base.propositions.values()
        if proposition.finding in taken
    }
    return Sameness(old, new, taken | propositions, vague)


def is_alike(old: Reading, new: Reading, names: tuple[str, str], vague: Collection[str]) -> bool:
    """Return whether two findings are concluded, value for value, in the same interviews, or sums compared alike."""
    first, second = (
        (reading.base.findings[name].kind, bool(reading.base.speaking[name]), nodes_of(reading, name, vague))
        for reading, name in zip((old, new), names, strict=True)
    )
    return first == second and first[1] and None not in first[2].values()


def nodes_of(reading: Reading, name: str, vague: Collection[str]) -> Mapping[str, int | None]:
    """Return by its end the node of each proposition about a finding; None of what is compared only in part."""
    return {
        proposition.id.removeprefix(name): None
        if proposition.id in vague
        else reading.findings[proposition.id]
        for proposition in reading.base.propositions.values()
        if proposition.finding == name and (not proposition.made or proposition.definition is None)
    }


@dataclass(frozen=True, slots=True)
class RuleChange:
    """What became of one rule; `old` or `new` is missing if it was added or removed."""

    old: Rule | None
    new: Rule | None
    how: How
    parts: tuple[str, ...] = ()

    @property
    def written(self) -> tuple[str, str]:
        """The ids under which the rule stood and stands in its file."""
        return self.old.written_as if self.old else "", self.new.written_as if self.new else ""

    @property
    def candidate(self) -> str:
        """The candidate for which it was made of an `each` rule."""
        return next(rule.each for rule in (self.new, self.old) if rule)


def rule_changes(same: Sameness) -> Iterator[RuleChange]:
    """Yield what became of each rule that is not as it was: in the order of the new ones, then the removed."""
    old, new = written_rules(same.old.base), written_rules(same.new.base)
    earlier = renamed(same)
    for rule in new.values():
        before = old.get(rule.id) or earlier.get(rule.id)
        if change := compared(same, before, rule) if before else RuleChange(None, rule, How.ADDED):
            yield change
    kept = {*new, *(rule.id for rule in earlier.values())}
    yield from (RuleChange(rule, None, How.REMOVED) for rule in old.values() if rule.id not in kept)


def renamed(same: Sameness) -> Mapping[str, Rule]:
    """Return for rules with a new id the rule without successor that meant the same, in the same words if possible."""
    old, new = written_rules(same.old.base), written_rules(same.new.base)
    free = [rule for rule in old.values() if rule.id not in new]
    earlier: dict[str, Rule] = {}
    for rule in (rule for rule in new.values() if rule.id not in old):
        alike = [before for before in free if same.conditions(before, rule) and same.effects(before, rule)]
        if alike:
            words = {before.id: (slug(before) != slug(rule), before.title != rule.title) for before in alike}
            earlier[rule.id] = min(alike, key=lambda before: words[before.id])
            free.remove(earlier[rule.id])
    return earlier


def written_rules(base: RuleBase) -> Mapping[str, Rule]:
    return {rule.id: rule for rule in base.written_rules}


def slug(rule: Rule) -> tuple[str, str]:
    return rule.written_as.rpartition("/")[2], rule.each


def compared(same: Sameness, old: Rule, new: Rule) -> RuleChange | None:
    """Return in what a rule is not as it was; None if it is."""
    texts = tuple(unequal(texts_of(old), texts_of(new)))
    if old.id != new.id:
        return RuleChange(old, new, How.MOVED if slug(old) == slug(new) else How.RENAMED, texts)
    meant = {"condition": same.conditions(old, new), "effects": same.effects(old, new)}
    if not all(meant.values()):
        return RuleChange(
            old, new, How.CHANGED, (*(part for part, alike in meant.items() if not alike), *texts)
        )
    if (uncut(own_condition(old)), old.effects) != (uncut(own_condition(new)), new.effects):
        return RuleChange(old, new, How.REWRITTEN, texts)
    return RuleChange(old, new, How.TEXTS, texts) if texts else None


def texts_of(rule: Rule) -> Parts:
    return {
        "title": rule.pattern or rule.title,
        "short reason": rule.reason_pattern or rule.reason,
        "reason": rule.because,
        "source": rule.source,
        "factor": rule.factor,
        "basis": rule.inference,
        "examples": tuple((frozenset(example.profile.items()), example.fires) for example in rule.examples),
        "review": rule.reviewed,
    }


def under_new_names(condition: Condition, renamed: Mapping[str, str]) -> Condition:
    """Return a condition that reads findings under their newer names."""
    if isinstance(condition, Found):
        return Found(renamed.get(condition.finding, condition.finding))
    return with_parts(condition, lambda part: under_new_names(part, renamed))
