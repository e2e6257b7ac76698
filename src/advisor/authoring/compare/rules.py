"""What was edited of rules: condition, effects, texts, name, or place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from advisor.authoring.compare.edits import How, Parts, unequal
from advisor.authoring.compare.scope import other_answers
from advisor.evaluators.network import Reading
from advisor.model import Condition, Found, Rule, resting_on, uncut, with_parts


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
        return uncut(under_new_names(old.condition, self.findings)) == uncut(new.condition)

    def effects(self, old: Rule, new: Rule) -> bool:
        """Return whether two rules bring about the same when they fire."""
        concluded = frozenset(self.findings.get(name, name) for name in old.concludes)
        did = self.old.base.awards[old.id], old.vetoes, old.advises, concluded
        return did == (self.new.base.awards[new.id], new.vetoes, new.advises, frozenset(new.concludes))


def sameness(old: Reading, new: Reading) -> Sameness:
    """Return what means the same; a finding is only taken for another if some rule concludes it."""
    others = other_answers(old.base, new.base)
    vague, new_vague = (resting_on(reading.base, others) for reading in (old, new))
    gone = [name for name in old.findings if name not in new.findings and old.base.concluding[name]]
    come = {
        reference: name
        for name, reference in new.findings.items()
        if name not in old.findings and new.base.concluding[name] and name not in new_vague
    }
    renamed = {
        name: come[old.findings[name]] for name in gone if old.findings[name] in come and name not in vague
    }
    return Sameness(old, new, renamed, vague | new_vague)


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
    old, new = same.old.base.rules, same.new.base.rules
    earlier = renamed(same)
    for rule in new.values():
        before = old.get(rule.id) or earlier.get(rule.id)
        if change := compared(same, before, rule) if before else RuleChange(None, rule, How.ADDED):
            yield change
    kept = {*new, *(rule.id for rule in earlier.values())}
    yield from (RuleChange(rule, None, How.REMOVED) for rule in old.values() if rule.id not in kept)


def renamed(same: Sameness) -> Mapping[str, Rule]:
    """Return for rules with a new id the rule without successor that meant the same, in the same words if possible."""
    old, new = same.old.base.rules, same.new.base.rules
    free = [rule for rule in old.values() if rule.id not in new]
    earlier: dict[str, Rule] = {}
    for rule in (rule for rule in new.values() if rule.id not in old):
        alike = [before for before in free if same.conditions(before, rule) and same.effects(before, rule)]
        if alike:
            words = {before.id: (slug(before) != slug(rule), before.title != rule.title) for before in alike}
            earlier[rule.id] = min(alike, key=lambda before: words[before.id])
            free.remove(earlier[rule.id])
    return earlier


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
    if (uncut(old.condition), old.effects) != (uncut(new.condition), new.effects):
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
