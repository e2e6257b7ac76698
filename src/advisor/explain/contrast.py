"""Why an interview ends differently in two versions: the rules that do not do the same in both."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from advisor.authoring.compare.difference import Difference
from advisor.authoring.compare.edits import Edit, How
from advisor.authoring.compare.scope import as_given
from advisor.authoring.compare.witness import Differs
from advisor.explain.bounds_words import asked_of, asked_words
from advisor.explain.joint import joint_name, joint_title
from advisor.explain.words import answer_words, name_of
from advisor.model import Found, Leaf, Rule, RuleBase, grouped, leaves
from advisor.recommend import Recommendation


@dataclass(frozen=True, slots=True)
class Effects:
    """What a firing does: points for candidates, None for those that it rules out, and findings it concludes."""

    points: Mapping[str, int | None]
    findings: frozenset[str]


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
    candidates = [candidate for name in decisions for candidate in base.decisions[name].candidate_ids]
    by_rule: dict[str, Effects] = {}
    for firing in result.trace.firings:
        rule, points = base.rules[firing.rule], base.awards[firing.rule]
        did: dict[str, int | None] = {name: by for name, by in points.items() if name in candidates}
        did |= dict.fromkeys(candidate for candidate in candidates if candidate in rule.vetoes)
        concluded = frozenset(renamed.get(name, name) for name in rule.concludes)
        if did or concluded:
            by_rule[rule.id] = Effects(did, concluded)
    return by_rule


def joined(alike: Sequence[UnlikeRule]) -> Contrast:
    """Return one contrast of rules that were made from one that is written."""
    base, rules = alike[0].base, [unlike.rule for unlike in alike]
    before, after = merged([unlike.before for unlike in alike]), merged([unlike.after for unlike in alike])
    return Contrast(joint_name(rules), joint_title(base, rules), before, after)


def merged(sides: Iterable[Effects | None]) -> Effects | None:
    """Return all effects as one; None if there are none."""
    effects = [effect for effect in sides if effect]
    points = {name: by for effect in effects for name, by in effect.points.items()}
    return Effects(points, frozenset().union(*(effect.findings for effect in effects))) if effects else None


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
    return leaf.finding if isinstance(leaf, Found) else leaf.fact


def bounds_words(base: RuleBase, leaf: Leaf) -> str:
    """Return what a leaf asks of a number; nothing of anything else."""
    if isinstance(leaf, Found) or not (measure := base.facts[leaf.fact].measure):
        return ""
    return asked_words(measure, asked_of(base.facts[leaf.fact], measure, leaf))


def answers_words(difference: Difference, witness: Differs) -> Iterator[tuple[str, str]]:
    """Yield the answers of an interview in words: the name of the fact, and the answer."""
    for fact, answer in witness.profile.items():
        base, statement = as_given(difference.old, difference.new, fact, answer)
        yield name_of(fact), answer_words(base.facts[fact], statement)
