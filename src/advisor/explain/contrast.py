"""Why an interview ends differently in two versions: the rules that do not do the same in both."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from advisor.authoring.compare.difference import Difference
from advisor.authoring.compare.edits import Edit, How
from advisor.authoring.compare.scope import as_given
from advisor.authoring.compare.witness import Differs
from advisor.explain.bounds_words import asked_of, asked_words
from advisor.explain.joint import joint_name, joint_title
from advisor.explain.words import answer_words, name_of
from advisor.model import Found, Kind, Leaf, Rule, RuleBase, adds, finding_of, grouped, has_value, leaves
from advisor.recommend import Recommendation


@dataclass(frozen=True, slots=True)
class Effects:
    """What a firing does: points for candidates, None for those that it rules out, findings it concludes, and sums."""

    points: Mapping[str, int | None]
    findings: frozenset[str]
    adds: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Contrast:
    """A written rule that does not do the same in both; None stands for a version in which it does not fire."""

    rule: str
    title: str
    before: Effects | None
    after: Effects | None


@dataclass(frozen=True, slots=True)
class UnlikeRule:
    """A rule of one of the bases that does not do the same in both."""

    base: RuleBase
    rule: Rule
    before: Effects | None
    after: Effects | None


def contrasts(difference: Difference, witness: Differs) -> tuple[Contrast, ...]:
    """Return the rules that do not do the same, as far as findings and the decisions in question go.

    Those that fire in the older version alone come first, then those in both, then those in the newer alone.
    """
    groups = grouped(
        ((unlike.before is None, unlike.after is not None, unlike.rule.written_as), unlike)
        for unlike in apart(difference, witness)
    )
    return tuple(joined(groups[key]) for key in sorted(groups, key=lambda key: key[:2]))


def apart(difference: Difference, witness: Differs) -> Iterator[UnlikeRule]:
    """Yield the rules of which the effects differ; what only has another name now is not told apart."""
    old, new = difference.old, difference.new
    findings = {edit.before: edit.name for edit in difference.edits if edit.what == "finding" and edit.before}
    rules = {
        before: now
        for edit in difference.edits
        if edit.how in (How.RENAMED, How.MOVED)
        for before, now in zip(edit.old_rules, edit.new_rules, strict=True)
    }
    before = effects(old, witness.before, witness.decisions, findings)
    after = effects(new, witness.after, witness.decisions, {})
    for name, did in before.items():
        now = rules.get(name, name)
        if after.get(now) != did:
            base, rule = (new, new.rules[now]) if now in after else (old, old.rules[name])
            yield UnlikeRule(base, rule, did, after.get(now))
    known = {rules.get(name, name) for name in before}
    yield from (
        UnlikeRule(new, new.rules[name], None, does) for name, does in after.items() if name not in known
    )


def effects(
    base: RuleBase, result: Recommendation, decisions: Iterable[str], renamed: Mapping[str, str]
) -> Mapping[str, Effects]:
    """Return what each firing did to some decisions and to findings, if anything."""
    candidates = [candidate for name in decisions for candidate in base.written_decisions[name].candidate_ids]
    by_rule: dict[str, Effects] = {}
    for firing in result.trace.firings:
        rule, awards = base.rules[firing.rule], base.awards[firing.rule]
        did: dict[str, int | None] = {name: by for name, by in awards.items() if name in candidates}
        did |= dict.fromkeys(candidate for candidate in candidates if candidate in rule.vetoes)
        concluded = frozenset(under_new_name(name, renamed) for name in rule.concludes)
        added = {renamed.get(name, name): points for name in rule.speaks_of if (points := adds(rule, name))}
        if did or concluded or added:
            by_rule[rule.id] = Effects(did, concluded, added)
    return by_rule


def under_new_name(drawn: str, renamed: Mapping[str, str]) -> str:
    """Return what a rule concludes as people know it, a finding or that it has a value, with its newer name."""
    finding, at, value = drawn.partition("@")
    name = renamed.get(finding, finding)
    return has_value(name, value) if at else name


def joined(alike: Sequence[UnlikeRule]) -> Contrast:
    """Return one contrast of rules that were made from one that is written."""
    base, rules = alike[0].base, [unlike.rule for unlike in alike]
    before, after = merged([unlike.before for unlike in alike]), merged([unlike.after for unlike in alike])
    return Contrast(joint_name(rules), joint_title(base, rules), before, after)


def merged(sides: Iterable[Effects | None]) -> Effects | None:
    """Return all effects as one; None if there are none."""
    effects = [effect for effect in sides if effect]
    points = {name: by for effect in effects for name, by in effect.points.items()}
    added = {name: by for effect in effects for name, by in effect.adds.items()}
    concluded = frozenset[str]().union(*(effect.findings for effect in effects))
    return Effects(points, concluded, added) if effects else None


def moved_bounds(difference: Difference, edit: Edit) -> Iterator[tuple[str, str, str]]:
    """Yield what an edited condition asks of numbers that it did not ask before: the name of the fact, then and now.

    Nothing of a condition that reads other facts than before, or in another order.
    """
    moved: dict[tuple[str, str, str], None] = {}
    for old_name, new_name in zip(edit.old_rules, edit.new_rules, strict=False):
        before = leaves(difference.old.rules[old_name].condition)
        after = leaves(difference.new.rules[new_name].condition)
        if [reads(leaf) for leaf in before] == [reads(leaf) for leaf in after]:
            for old, new in zip(before, after, strict=True):
                did, does = bounds_words(difference.old, old), bounds_words(difference.new, new)
                if did != does:
                    moved[name_of(reads(old)), did, does] = None
    yield from moved


def reads(leaf: Leaf) -> str:
    """Return the fact or the finding that a leaf reads, not what of it."""
    return finding_of(leaf.finding) if isinstance(leaf, Found) else leaf.fact


def bounds_words(base: RuleBase, leaf: Leaf) -> str:
    """Return what a leaf asks of a number or a sum; nothing of anything else."""
    if isinstance(leaf, Found):
        proposition = base.propositions[leaf.finding]
        finding = base.findings.get(proposition.finding)
        return (
            proposition.title.removeprefix(f"{finding.title}: ")
            if finding and finding.kind is Kind.SUM
            else ""
        )
    if not (measure := base.facts[leaf.fact].measure):
        return ""
    return asked_words(measure, asked_of(base.facts[leaf.fact], measure, leaf))


def answers_words(difference: Difference, witness: Differs) -> Iterator[tuple[str, str]]:
    """Yield the answers of an interview in words: the name of the fact, and the answer."""
    for fact, answer in witness.profile.items():
        base, statement = as_given(difference.old, difference.new, fact, answer)
        yield name_of(fact), answer_words(base.facts[fact], statement)
