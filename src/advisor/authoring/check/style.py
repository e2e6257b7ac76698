"""Sources, factors, titles and examples of rules."""

from collections.abc import Iterator

from advisor.authoring.check.examined import Examined
from advisor.authoring.check.notice import Notice
from advisor.model import Rule

FEWEST_WORDS = 3
WAYS = {True: ("fires", "on which it fires"), False: ("stays_silent", "on which it stays silent")}


def source_notices(examined: Examined) -> Iterator[Notice]:
    """Yield the rules without a source."""
    hint = "add 'source:' with " + ("the id of a passage" if examined.base.passages else "a text")
    for rule, *_ in examined.base.written.values():
        if not rule.source:
            what = f"the rule '{rule.written_as}' does not say what it rests on"
            yield Notice("no-source", rule.written_as, rule.place, what, hint)


def factor_notices(examined: Examined) -> Iterator[Notice]:
    """Yield the rules that count for candidates and name no factor, where the base has some."""
    hint = f"add 'factor:' with one of: {', '.join(examined.base.factors)}"
    for rule, *_ in examined.base.written.values() if examined.base.factors else ():
        if rule.touches and not rule.factor:
            what = f"the rule '{rule.written_as}' does not say for which factor it counts"
            yield Notice("no-factor", rule.written_as, rule.place, what, hint)


def example_style_notices(examined: Examined) -> Iterator[Notice]:
    """Yield the rules without an example on which they fire, or without one on which they stay silent."""
    for name, rules in examined.base.written.items():
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
