"""The check that `advisor check` reports what trying every profile shows, and nothing else."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from advisor.authoring.check.check import check
from advisor.authoring.check.notice import Notice, whole
from advisor.authoring.check.violations import completed
from advisor.conditions import TRUE, Known, judge, truth
from advisor.formats.cases import expected as case_expected
from advisor.model import Award, Effect, Guarantee, Profile, Rule, RuleBase, findings_read
from agreement_claims import tried
from brute_force import Case, cases, completions, points, winners

Told = set[tuple[str, frozenset[str], frozenset[str]]]


@dataclass(frozen=True)
class Tried:
    base: RuleBase
    cases: list[Case]

    def where(self, rule: str) -> frozenset[int]:
        return frozenset(n for n, one in enumerate(self.cases) if one.verdicts.rules[rule] is TRUE)

    def found_in(self, finding: str) -> int:
        return sum(case.verdicts.findings[finding] is TRUE for case in self.cases)

    def wins_in(self, candidate: str) -> frozenset[int]:
        return frozenset(n for n, one in enumerate(self.cases) if candidate in one.top)


def check_agrees(base: RuleBase) -> None:
    found = check(base, 60).notices
    everything = list(whole(found))
    assert not [one for one in everything if one.check == "not-decided"]
    every = cases(base, {})
    if not every:
        assert [one.check for one in everything] == ["no-interview"]
        return
    shown = Tried(base, every)
    told = {(one.check, frozenset(one.about), frozenset(one.others)) for one in everything}
    assert {one for one in told if one[0] not in STYLE} == set(expected(shown))
    for one in everything:
        witness_agrees(base, one)


# What is not about what can happen (sources, titles, examples, bounds by themselves), or is tried and not proved.
STYLE = ("no-source", "no-example", "vague-title", "close-wins", "always-met", "never-met", "gap-between")
STYLE += ("no-factor", "unasked-answer", "unasked-impossible")


def expected(shown: Tried) -> Iterator[tuple[str, frozenset[str], frozenset[str]]]:
    for rule in shown.base.rules.values():
        for one in rule.examples:
            if (judge(shown.base, one.profile).rules[rule.id] is TRUE) is not one.fires:
                yield "example-fails", frozenset({rule.id}), frozenset()
    reported = (fates, truths, chances, questions, unasked, claims)
    for check_, names in (pair for each in reported for pair in each(shown)):
        yield check_, frozenset(names), frozenset()
    for check_, one, others in (*redundant(shown), *moot(shown)):
        yield check_, frozenset({one}), frozenset(others)


def fates(shown: Tried) -> Iterator[tuple[str, Iterable[str]]]:
    for rule in shown.base.rules:
        if not shown.where(rule):
            yield "never-fires", [rule]
        if len(shown.where(rule)) == len(shown.cases):
            yield "always-fires", [rule]


def truths(shown: Tried) -> Iterator[tuple[str, Iterable[str]]]:
    conditions = [one.condition for one in (*shown.base.rules.values(), *shown.base.guarantees.values())]
    read = frozenset().union(*map(findings_read, conditions))
    for finding in shown.base.findings:
        concluded = any(finding in rule.concludes for rule in shown.base.rules.values())
        if finding not in read:
            yield "unread-finding", [finding]
        if not shown.found_in(finding) and (concluded or finding in read):
            yield "finding-never-true", [finding]
        if shown.found_in(finding) == len(shown.cases):
            yield "finding-always-true", [finding]


def chances(shown: Tried) -> Iterator[tuple[str, Iterable[str]]]:
    standing = [points(shown.base, case.profile) for case in shown.cases]
    for decision in shown.base.decisions.values():
        names = [candidate.id for candidate in decision.candidates]
        out = [name for name in names if all(each[name] is None for each in standing)]
        yield from (("unavoidable-veto", [name]) for name in out)
        yield from (("cannot-win", [name]) for name in names if name not in out and not shown.wins_in(name))
        ends = {case.winners[decision.id] for case in shown.cases}
        if frozenset() in ends:
            yield "nobody-left", [decision.id]
        if len(ends) == 1 and len(next(iter(ends))) == 1:
            yield "always-wins", next(iter(ends))
        yield from ties(shown, decision.id, [name for name in names if shown.wins_in(name)])


def ties(shown: Tried, decision: str, names: list[str]) -> Iterator[tuple[str, Iterable[str]]]:
    together = defaultdict(list)
    for name in names:
        together[shown.wins_in(name)].append(name)
    yield from (("inseparable", group) for group in together.values() if len(group) > 1)
    if any(
        shown.wins_in(one) & shown.wins_in(other) and shown.wins_in(one) != shown.wins_in(other)
        for one, other in combinations(names, 2)
    ):
        yield "shared-top", [decision]


def questions(shown: Tried) -> Iterator[tuple[str, Iterable[str]]]:
    for fact in shown.base.facts:
        ends: Mapping[object, set[object]] = defaultdict(set)
        for case in shown.cases:
            rest = tuple(answer for name, answer in case.profile.items() if name != fact)
            ends[rest].add(tuple(case.winners.items()))
        if all(len(found) == 1 for found in ends.values()):
            yield "idle-question", [fact]


def unasked(shown: Tried) -> Iterator[tuple[str, Iterable[str]]]:
    known = [Known(shown.base, case.profile, case.verdicts.findings) for case in shown.cases]
    for fact in shown.base.facts.values():
        if fact.ask_if and not any(truth(fact.ask_if, each) is TRUE for each in known):
            yield "never-asked", [fact.id]


def claims(shown: Tried) -> Iterator[tuple[str, Iterable[str]]]:
    for guarantee in shown.base.guarantees.values():
        speaks_of, violated = tried(shown.base, guarantee.condition, guarantee.requirement)
        if violated:
            yield "guarantee-fails", [guarantee.id]
        elif not speaks_of:
            yield "empty-guarantee", [guarantee.id]


def moot(shown: Tried) -> Iterator[tuple[str, str, list[str]]]:
    """Yield points that never count: the candidate is out whenever they are given, or the same rule's twin takes them back."""
    rules = [rule for rule in shown.base.rules.values() if 0 < len(shown.where(rule.id)) < len(shown.cases)]
    everywhere = frozenset(range(len(shown.cases)))
    for number, one in enumerate(rules):
        for award in (each for each in one.effects if isinstance(each, Award) and each.points):
            vetoes = [
                other.id
                for other in shown.base.rules.values()
                if award.candidate in other.vetoes and shown.where(other.id)
            ]
            out = frozenset[int]().union(*(shown.where(other) for other in vetoes))
            if shown.where(one.id) <= out != everywhere:
                yield "moot-rule", one.id, vetoes
            for other in rules[:number]:
                if (
                    shown.where(other.id) == shown.where(one.id)
                    and Award(award.candidate, -award.points) in other.effects
                ):
                    yield "moot-rule", one.id, [other.id]


def redundant(shown: Tried) -> Iterator[tuple[str, str, list[str]]]:
    rules = [rule for rule in shown.base.rules.values() if effects(rule)]
    order = [rule.id for rule in rules if 0 < len(shown.where(rule.id)) < len(shown.cases)]
    implied = {
        rule.id: {other.id for other in rules if other.id in order and implies(shown, rule, other)}
        for rule in rules
        if rule.id in order
    }
    first = {
        one: min({one} | {other for other in others if one in implied[other]}, key=order.index)
        for one, others in implied.items()
    }
    for one, others in implied.items():
        stronger = {first[other] for other in others if one not in implied[other]}
        if first[one] != one:
            yield "same-rules", one, [first[one]]
        elif stronger:
            points_too = any(isinstance(effect, Award) for effect in shown.base.rules[one].effects)
            yield "stacked-points" if points_too else "implied-rule", one, sorted(stronger)


def implies(shown: Tried, one: Rule, other: Rule) -> bool:
    return (
        one is not other and effects(one) <= effects(other) and shown.where(one.id) <= shown.where(other.id)
    )


def effects(rule: Rule) -> frozenset[Effect]:
    return frozenset(
        effect for effect in rule.effects if effect != Award(getattr(effect, "candidate", ""), 0)
    )


def witness_agrees(base: RuleBase, one: Notice) -> None:
    """The answers of a notice show what it says, whatever else is answered."""
    every = (
        [winners(base, each) for each in completions(base, one.witness)] if one.witness is not None else []
    )
    match one.check:
        case "nobody-left":
            assert every
            assert not any(won[one.subject] for won in every)
        case "shared-top":
            pair = set(one.problem.what.split("'")[1:4:2])
            assert every
            assert all(pair <= won[one.subject] for won in every)
        case "guarantee-fails":
            guarantee = base.guarantees[one.subject]
            _, violated = tried(base, guarantee.condition, guarantee.requirement)
            assert one.witness is not None
            refutes(base, one.witness, one.other, [low for low, _ in violated])
            case_fails(base, guarantee, completed(base, one.witness if one.other is None else one.other))
        case "example-fails":
            assert one.witness in [example.profile for example in base.rules[one.subject].examples]
        case _:
            assert one.witness is None


def refutes(base: RuleBase, witness: Profile, other: Profile | None, violated: list[Profile]) -> None:
    """Every interview with these answers breaks the guarantee, if the raised answer is possible in it."""
    raised = {name: one for name, one in (other or {}).items() if witness.get(name) != one}
    for one in completions(base, witness):
        if not raised or (possible := {**one, **raised}) in list(completions(base, possible)):
            assert one in violated


def case_fails(base: RuleBase, guarantee: Guarantee, profile: Profile) -> None:
    """What the guarantee expects of this interview is not so."""
    won = winners(base, profile)
    expect = dict(case_expected(base, guarantee, profile))
    top = frozenset().union(*won.values())
    assert expect
    if "not" in expect:
        assert top & set(expect.pop("not"))
    met = [len(won[name]) == 1 and won[name] <= set(one) for name, one in expect.items()]
    assert not met or not all(met)  # of several decisions, one that ends otherwise is enough
