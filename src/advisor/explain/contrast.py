"""Why an interview ends differently in two versions: the rules that do not do the same in both."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from advisor.authoring.compare.difference import Difference
from advisor.authoring.compare.edits import How
from advisor.authoring.compare.witness import Differs
from advisor.explain.joint import joint_name, joint_title
from advisor.explain.words import answer_words, name_of
from advisor.model import Rule, RuleBase
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


Told = tuple[RuleBase, Rule, Effects | None, Effects | None]


def contrasts(difference: Difference, found: Differs) -> tuple[Contrast, ...]:
    """Return the rules that do not do the same, as far as findings and the decisions in question go.

    Those that fire in the older version alone come first, then those in both, then those in the newer alone.
    """
    told = sorted(apart(difference, found), key=lambda one: (one[2] is None, one[3] is not None))
    groups: dict[tuple[str, bool, bool], list[Told]] = {}
    for one in told:
        groups.setdefault((one[1].written_as, one[2] is None, one[3] is None), []).append(one)
    return tuple(map(joined, groups.values()))


def apart(difference: Difference, found: Differs) -> Iterator[Told]:
    """Yield the rules of which the effects differ; what only has another name now is not told apart."""
    old, new = difference.old, difference.new
    findings = {one.before: one.name for one in difference.edits if one.what == "finding" and one.before}
    rules = {
        before: now
        for edit in difference.edits
        if edit.how in (How.RENAMED, How.MOVED)
        for before, now in zip(edit.old_rules, edit.new_rules, strict=True)
    }
    before = effects(old, found.before, found.decisions, findings)
    after = effects(new, found.after, found.decisions, {})
    for name, did in before.items():
        now = rules.get(name, name)
        if after.get(now) != did:
            yield (
                (new, new.rules[now], did, after[now]) if now in after else (old, old.rules[name], did, None)
            )
    known = {rules.get(name, name) for name in before}
    yield from ((new, new.rules[name], None, does) for name, does in after.items() if name not in known)


def effects(
    base: RuleBase, result: Recommendation, decisions: Iterable[str], renamed: Mapping[str, str]
) -> Mapping[str, Effects]:
    """Return what each firing did to some decisions and to findings, if anything."""
    candidates = {one.id for name in decisions for one in base.decisions[name].candidates}
    found: dict[str, Effects] = {}
    for firing in result.trace.firings:
        rule, points = base.rules[firing.rule], base.awards[firing.rule]
        did: dict[str, int | None] = {name: by for name, by in points.items() if name in candidates}
        did |= dict.fromkeys(rule.vetoes & candidates)
        concluded = frozenset(renamed.get(name, name) for name in rule.concludes)
        if did or concluded:
            found[rule.id] = Effects(did, concluded)
    return found


def joined(told: Sequence[Told]) -> Contrast:
    """Return one contrast of rules that were made from one that is written."""
    base, rules = told[0][0], [one[1] for one in told]
    before, after = (merged([one[side] for one in told]) for side in (2, 3))
    return Contrast(joint_name(rules), joint_title(base, rules), before, after)


def merged(found: Sequence[object]) -> Effects | None:
    """Return all effects as one; None if there are none."""
    effects = [one for one in found if isinstance(one, Effects)]
    points = {name: by for one in effects for name, by in one.points.items()}
    return Effects(points, frozenset().union(*(one.findings for one in effects))) if effects else None


def answers_words(difference: Difference, found: Differs) -> Iterator[tuple[str, str]]:
    """Yield the answers of an interview in words: the name of the fact, and the answer."""
    for fact, answer in found.profile.items():
        base = difference.new if fact in difference.new.facts else difference.old
        yield name_of(fact), answer_words(base.facts[fact], answer)
