"""Propositions that follow from how findings, sums and tables are written; evaluators know them as they know any other."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from advisor.model.conditions import ALWAYS, All, Any, Condition, Found, Not, all_of, findings_read
from advisor.model.findings import Finding, Proposition, at_most, concluded, has_value, reaches
from advisor.model.kinds import Kind
from advisor.model.rules import Award, Rule
from advisor.model.tables import DecisionTable, Hit, before, is_others, others


def step(name: str, definition: Condition | None, finding: str = "") -> Proposition:
    """Return a proposition that is never told."""
    return Proposition(name, "", "", finding, definition, made=True)


def some(finding: Finding, values: Iterable[str]) -> Any:
    """Return that rules conclude any of these values."""
    return Any(tuple(Found(concluded(finding.id, value)) for value in values))


def of_values(finding: Finding) -> Iterator[Proposition]:
    """Yield what is known of a finding with values: of each, whether rules conclude it, and whether it holds."""
    for value in finding.values:
        title = f"{finding.title}: {value.title}"
        raw = concluded(finding.id, value.id)
        yield Proposition(raw, title, f"no rule concludes {title}", finding.id, made=True)
        yield Proposition(
            has_value(finding.id, value.id),
            title,
            f"{finding.title}: not {value.title}",
            finding.id,
            holding(finding, value.id),
            value.said,
        )
    if finding.kind is Kind.SCALE:
        yield from of_scale(finding)


def holding(finding: Finding, value: str) -> Condition:
    """Return that a value holds: it is concluded and, on a scale, no higher one; or it is the default and none is."""
    at, values = finding.value_ids.index(value), finding.value_ids
    higher = values[at + 1 :] if finding.kind is Kind.SCALE else ()
    unlike = [other for other in values if other not in (value, *higher)]
    own: Condition = Found(concluded(finding.id, value))
    if value in finding.default:
        own = Any((own, Not(some(finding, unlike))))
    return All((own, Not(some(finding, higher)))) if higher else own


def of_scale(finding: Finding) -> Iterator[Proposition]:
    """Yield of each value whether the finding has it or a higher one, and whether it has it or a lower one."""
    values = finding.value_ids
    default = min(map(values.index, finding.default), default=None)
    without = "" if finding.default else ", or none"
    for at, value in enumerate(finding.values):
        lower, here, above = some(finding, values[:at]), values[at:], some(finding, values[at + 1 :])
        up: Condition = some(finding, here)
        down: Condition = All((some(finding, values[: at + 1]), Not(above)))
        if default is not None:
            up = Any((up, Not(lower))) if default >= at else up
            down = Not(above) if default <= at else down
        title = f"{finding.title}: {value.title}"
        yield Proposition(
            reaches(finding.id, value.id),
            f"{title} or more",
            f"{finding.title}: less than {value.title}{without}",
            finding.id,
            up,
        )
        yield Proposition(
            at_most(finding.id, value.id),
            f"{title} or less",
            f"{finding.title}: more than {value.title}{without}",
            finding.id,
            down,
        )


def of_table(table: DecisionTable, rules: Mapping[str, Rule]) -> Iterator[Proposition]:
    """Yield of each row but the first whether a row before it applies, where the first that applies counts."""
    words = ("a row before it applies", "no row before it applies")
    for earlier, row in pairwise(table.rows if table.hit is Hit.FIRST else ()):
        passed = (Found(before(table.id, earlier)),) if earlier != table.rows[0] else ()
        last = (rules[earlier],) if earlier in rules else ()
        definition = Any((*map(own_condition, last), *passed))
        made_of = tuple(rule.id for rule in last)
        yield Proposition(before(table.id, row), *words, "", definition, made=True, rules=made_of)


def chained(table: DecisionTable, rows: Iterable[Rule]) -> Iterator[Rule]:
    """Yield the rows of a table of which the first that applies counts: each also needs that no row before it does."""
    for at, rule in enumerate(rows):
        if at == 0:
            yield rule
            continue
        free = Not(Found(before(table.id, rule.id)))
        parts = rule.condition.parts if type(rule.condition) is All else (rule.condition,)
        yield replace(rule, condition=All((*parts, free)) if parts else free)


def own_condition(rule: Rule) -> Condition:
    """Return the condition of a row without that no row before it applies."""
    free = Not(Found(before(rule.table, rule.id)))
    match rule.condition:
        case All((*own, last)) if last == free:
            return all_of(own)
        case condition if condition == free:  # it is otherwise always so
            return ALWAYS
        case condition:
            return condition


def of_others(target: str, about: str, rules: Sequence[Rule]) -> Proposition:
    """Return that one of these rules applies; `about` says which they are."""
    words = f"another {about} applies", f"no other {about} applies"
    definition, made_of = Any(tuple(rule.condition for rule in rules)), tuple(rule.id for rule in rules)
    return Proposition(others(target), *words, "", definition, made=True, rules=made_of)


def waits(rule: Rule) -> bool:
    """Return whether a rule is for what is otherwise."""
    return rule.last or any(map(is_others, findings_read(rule.condition)))


def is_about(rule: Rule, target: str, candidates: Sequence[str]) -> bool:
    """Return whether a rule is a row of a table, or favours a candidate or concludes a value."""
    favours = any(
        isinstance(effect, Award) and effect.points > 0 and effect.candidate in candidates
        for effect in rule.effects
    )
    return not rule.made and (rule.table == target or favours or target in rule.speaks_of)
