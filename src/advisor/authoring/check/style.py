"""Sources, factors, titles and examples of rules."""

from collections.abc import Callable, Iterator

from advisor.authoring.check.examined import Examined
from advisor.authoring.check.notice import Notice
from advisor.model import All, Rule
from advisor.problems import Place

FEWEST_WORDS = 3
WAYS = {True: ("fires", "on which it fires"), False: ("stays_silent", "on which it stays silent")}


def source_notices(examined: Examined) -> Iterator[Notice]:
    """Yield the rules without a source."""
    hint = "add 'source:' with " + ("the id of a passage" if examined.base.passages else "a text")
    for subject, words, place in lacking(examined, lambda rule: not rule.source):
        yield Notice("no-source", subject, place, f"{words} does not say what it rests on", hint)


def factor_notices(examined: Examined) -> Iterator[Notice]:
    """Yield the rules that count for candidates and name no factor, where the base has some."""
    factors = examined.base.factors
    hint = f"add 'factor:' with one of: {', '.join(factors)}"
    for subject, words, place in lacking(examined, lambda rule: bool(rule.touches) and not rule.factor):
        if factors:
            what = f"{words} does not say for which factor it counts"
            yield Notice("no-factor", subject, place, what, hint)


def lacking(examined: Examined, lacks: Callable[[Rule], bool]) -> Iterator[tuple[str, str, Place]]:
    """Yield the rules that lack something, or the tables of which all rows do: the id, what it is called and where."""
    base = examined.base
    without = [rules[0] for rules in base.written.values() if lacks(rules[0])]
    whole = {name for name, table in base.tables.items() if {*table.rows} <= {rule.id for rule in without}}
    for rule in without:
        if rule.table not in whole:
            yield rule.written_as, f"the rule '{rule.written_as}'", rule.place
        elif rule.id == base.tables[rule.table].rows[0]:
            yield rule.table, f"the table '{rule.table}'", base.tables[rule.table].place


def example_style_notices(examined: Examined) -> Iterator[Notice]:
    """Yield the rules without an example on which they fire, or on which they stay silent.

    Rows of tables have none, and of what has no condition there is nothing to show.
    """
    for name, rules in examined.base.written.items():
        table = examined.base.tables.get(rules[0].table)
        if (table and not table.is_list) or rules[0].condition == All(()):
            continue
        ways = {example.fires for rule in rules for example in rule.examples}
        if lacking := [words for fires, words in WAYS.items() if fires not in ways]:
            what = f"the rule '{name}' has no example " + ", and none ".join(words for _, words in lacking)
            fields = " and ".join(f"'{field}'" for field, _ in lacking)
            hint = f"add answers that people could give under {fields}"
            yield Notice("no-example", name, rules[0].place, what, hint)


def title_notices(examined: Examined) -> Iterator[Notice]:
    """Yield the rules whose title has too few words, is their name again, or stands over an earlier rule."""
    first: dict[str, str] = {}
    for rule, *_ in examined.base.written.values():
        if rule.table:  # its title is that of its table and its name
            continue
        earlier = first.setdefault(rule.title.casefold(), rule.written_as)
        if reason := vague(rule, earlier):
            what = f"the title of the rule '{rule.written_as}' says too little: {reason}"
            hint = "say in one line what is so, and for whom"
            yield Notice("vague-title", rule.written_as, rule.place, what, hint)


def vague(rule: Rule, earlier: str) -> str:
    """Return why a title says too little; an empty text if it does not."""
    words = rule.title.casefold().split()
    if words == rule.written_as.rpartition("/")[2].split("-"):
        return "it is the name of the rule again"
    if len(words) < FEWEST_WORDS:
        return f"it has fewer than {FEWEST_WORDS} words"
    return f"the rule '{earlier}' has the same" if earlier != rule.written_as else ""
