"""The check that `advisor check` reports what trying every profile shows, and nothing else."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from advisor.authoring.check.check import check
from advisor.authoring.check.notice import Notice, whole
from advisor.authoring.check.violations import completed
from advisor.conditions import TRUE, Known, Verdicts, judge, truth
from advisor.formats.cases import expected as case_expected
from advisor.model import (
    ALWAYS,
    Add,
    Award,
    Condition,
    DecisionKind,
    Effect,
    Found,
    Guarantee,
    Hit,
    Kind,
    Not,
    Profile,
    Rule,
    RuleBase,
    adds,
    before,
    concluded,
    findings_read,
    has_value,
    others,
    with_parts,
)
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
    told = {
        (one.check, about, others_of(one))
        for one in everything
        for about in (map(frozenset, zip(one.about)) if one.check in ALONE else [frozenset(one.about)])
    }
    assert {one for one in told if one[0] not in STYLE} == set(expected(shown))
    for one in everything:
        witness_agrees(base, one)


def others_of(notice: Notice) -> frozenset[str]:
    """Return the rules that a notice names beside its own, but for those that are chosen among several."""
    return frozenset(notice.others) if notice.check != "row-shadowed" else frozenset()


# What is not about what can happen (sources, titles, examples, bounds by themselves), or is tried and not proved.
STYLE = ("no-source", "no-example", "vague-title", "close-wins", "always-met", "never-met", "gap-between")
STYLE += ("no-factor", "unasked-answer", "unasked-impossible")

# What is so of each rule by itself, and told of all that were made from one at once.
ALONE = ("never-fires", "always-fires", "otherwise-never")


def expected(shown: Tried) -> Iterator[tuple[str, frozenset[str], frozenset[str]]]:
    for rule in shown.base.rules.values():
        for one in rule.examples:
            if (judge(shown.base, one.profile).rules[rule.id] is TRUE) is not one.fires:
                yield "example-fails", frozenset({rule.id}), frozenset()
    reported = (fates, truths, values, rows_missing, chances, questions, unasked, claims)
    for check_, names in (pair for each in reported for pair in each(shown)):
        yield check_, frozenset(names), frozenset()
    for check_, one, rest in (*redundant(shown), *moot(shown), *rows_overlapping(shown)):
        yield check_, frozenset({one}), frozenset(rest)


def written(shown: Tried) -> list[Rule]:
    return [rule for rule in shown.base.rules.values() if not rule.made]


def fates(shown: Tried) -> Iterator[tuple[str, Iterable[str]]]:
    for rule in written(shown):
        if not shown.where(rule.id):
            yield never(shown, rule), [rule.id]
        asks = rule.condition != ALWAYS
        bare = rule.table or all(isinstance(effect, Add) for effect in rule.effects)
        if len(shown.where(rule.id)) == len(shown.cases) and (asks or not bare):
            yield "always-fires", [rule.id]


def never(shown: Tried, rule: Rule) -> str:
    """Return how it is told that a rule never fires: by those before it, by others that it waits for, or by itself."""
    free = freed(shown.base, rule, rule.condition)
    if not any(truth(free, known) is TRUE for known in knowing(shown)):
        return "never-fires"
    table = shown.base.tables.get(rule.table)
    first = table and table.hit is Hit.FIRST and table.rows[0] != rule.id
    return "row-shadowed" if first else "otherwise-never"


def freed(base: RuleBase, rule: Rule, condition: Condition) -> Condition:
    """Return a condition in which it is always so that no other rule applies."""
    if isinstance(condition, Not) and isinstance(condition.part, Found):
        name = condition.part.finding
        return ALWAYS if name in (before(rule.table, rule.id), *map(others, base.awaited)) else condition
    return with_parts(condition, lambda part: freed(base, rule, part))


def knowing(shown: Tried) -> list[Known]:
    return [Known(shown.base, case.profile, case.verdicts.findings) for case in shown.cases]


def truths(shown: Tried) -> Iterator[tuple[str, Iterable[str]]]:
    base = shown.base
    conditions = [one.condition for one in (*base.rules.values(), *base.guarantees.values())]
    named = set[str]().union(*map(findings_read, conditions))
    for step in reversed(base.steps):
        named |= findings_read(step.definition) if step.id in named else set()
    read = {base.propositions[name].finding for name in named} | set(base.awaited)
    for finding in base.findings.values():
        own = {finding.id: finding.id} if finding.kind is Kind.YES_NO else {}
        own |= {concluded(finding.id, value): has_value(finding.id, value) for value in finding.value_ids}
        drawn = {name for rule in base.rules.values() for name in own if name in rule.concludes}
        added = any(adds(rule, finding.id) for rule in base.rules.values())
        if finding.id not in read:
            yield "unread-finding", [finding.id]
        by_default = {concluded(finding.id, value) for value in finding.default} if drawn else set()
        for name in drawn | by_default if finding.kind is not Kind.YES_NO else set(own):
            if not shown.found_in(own[name]) and (name in drawn | by_default or finding.id in read):
                yield "finding-never-true", [own[name]]
            if shown.found_in(own[name]) == len(shown.cases):
                yield "finding-always-true", [own[name]]
        missing = [name for name in own if name not in drawn]
        valued = {concluded(finding.id, value) for value in finding.value_ids if value not in finding.default}
        if valued.intersection(missing) and (drawn or added or finding.id in read):
            yield "value-never-concluded", [finding.id]


def values(shown: Tried) -> Iterator[tuple[str, Iterable[str]]]:
    for finding in shown.base.findings.values():
        drawn = [concluded(finding.id, value) for value in finding.value_ids]
        held = [sum(case.verdicts.findings[name] is TRUE for name in drawn) for case in shown.cases]
        if finding.kind is Kind.CHOICE and max(held) > 1:
            yield "two-values", [finding.id]


def rows_missing(shown: Tried) -> Iterator[tuple[str, Iterable[str]]]:
    for table in shown.base.tables.values():
        applies = frozenset[int]().union(*map(shown.where, table.rows))
        about = {n for n, known in enumerate(knowing(shown)) if truth(table.condition, known) is TRUE}
        if table.hit is not Hit.EACH and about - applies:
            yield "row-missing", [table.id]


def rows_overlapping(shown: Tried) -> Iterator[tuple[str, str, list[str]]]:
    for table in shown.base.tables.values():
        for number, row in enumerate(table.rows if table.hit is Hit.UNIQUE else ()):
            met = [other for other in table.rows[:number] if shown.where(row) & shown.where(other)]
            if met:
                yield "rows-overlap", row, met


def chances(shown: Tried) -> Iterator[tuple[str, Iterable[str]]]:
    standing = [points(shown.base, case.profile) for case in shown.cases]
    for decision in shown.base.decisions.values():
        names = [candidate.id for candidate in decision.candidates]
        if decision.of:
            applies = shown.wins_in(names[0])
            if not applies:
                yield "cannot-win", [names[0]]
            if len(applies) == len(shown.cases):
                yield "always-wins", [names[0]]
            continue
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
    known = knowing(shown)
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
    rules = [
        rule
        for rule in written(shown)
        if 0 < len(shown.where(rule.id)) < len(shown.cases) and may_go(shown.base, rule)
    ]
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
    rules = [rule for rule in written(shown) if effects(rule)]
    order = [rule.id for rule in rules if 0 < len(shown.where(rule.id)) < len(shown.cases)]
    implied = {
        rule.id: {
            other.id
            for other in rules
            if other.id in order and may_go(shown.base, rule) and implies(shown, rule, other)
        }
        for rule in rules
        if rule.id in order
    }
    first = {
        one: min({one} | {other for other in more if one in implied[other]}, key=order.index)
        for one, more in implied.items()
    }
    for one, more in implied.items():
        stronger = {first[other] for other in more if one not in implied[other]}
        if first[one] != one:
            yield "same-rules", one, [first[one]]
        elif stronger:
            points_too = any(counts(shown.base, effect) for effect in shown.base.rules[one].effects)
            yield "stacked-points" if points_too else "implied-rule", one, sorted(stronger)


def may_go(base: RuleBase, rule: Rule) -> bool:
    """Return whether no other rule waits for a rule as one of its table."""
    table = base.tables.get(rule.table)
    return table is None or (table.hit is not Hit.FIRST and table.id not in base.awaited)


def counts(base: RuleBase, effect: Effect) -> bool:
    """Return whether an effect adds to what others give."""
    pointed = [
        name
        for one in base.decisions.values()
        if one.kind is DecisionKind.POINTS
        for name in one.candidate_ids
    ]
    return isinstance(effect, Add) or (isinstance(effect, Award) and effect.candidate in pointed)


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
        case "rows-overlap" | "row-missing" | "two-values":
            assert one.witness is not None
            assert all(is_shown(base, one, judge(base, each)) for each in completions(base, one.witness))
        case "example-fails":
            assert one.witness in [example.profile for example in base.rules[one.subject].examples]
        case _:
            assert one.witness is None


def is_shown(base: RuleBase, one: Notice, verdicts: Verdicts) -> bool:
    """Return whether answers show what is said of a table, or of a finding that has one value at a time."""
    if one.check == "two-values":
        drawn = [concluded(one.subject, name) for name in base.findings[one.subject].value_ids]
        return sum(verdicts.findings[name] is TRUE for name in drawn) > 1
    if one.check == "rows-overlap":
        return all(verdicts.rules[row] is TRUE for row in (one.subject, one.others[0]))
    return not any(verdicts.rules[row] is TRUE for row in base.tables[one.subject].rows)


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
