"""Sources, titles and examples of rules."""

from collections import Counter
from collections.abc import Iterator

from advisor.check.examined import Examined
from advisor.check.notice import Notice, notice
from advisor.check.written import made
from advisor.model import Rule

FEWEST_WORDS = 3


def source_notices(examined: Examined) -> Iterator[Notice]:
    """Yield the rules without a source."""
    for rule in as_written(examined):
        if not rule.source:
            what = f"the rule '{rule.written_as}' does not say what it rests on"
            yield notice(
                "no-source", rule.written_as, rule.place, what, "add 'source:' with a passage or a text"
            )


def example_style_notices(examined: Examined) -> Iterator[Notice]:
    """Yield the rules without an example on which they fire, or without one on which they stay silent."""
    every, rules = made(examined.base), examined.base.rules
    for rule in as_written(examined):
        ways = {example.fires for name in every[rule.written_as] for example in rules[name].examples}
        lacking = [field for fires, field in ((True, "fires"), (False, "stays_silent")) if fires not in ways]
        if lacking:
            what = f"the rule '{rule.written_as}' has no example under {' and '.join(map(repr, lacking))}"
            yield notice(
                "no-example", rule.written_as, rule.place, what, "add answers that people could give"
            )


def title_notices(examined: Examined) -> Iterator[Notice]:
    """Yield the rules whose title has too few words, is their name again, or stands over another rule too."""
    titles = Counter(rule.title.casefold() for rule in as_written(examined))
    for rule in as_written(examined):
        if reason := vague(rule, titles[rule.title.casefold()]):
            what = f"the title of the rule '{rule.written_as}' says too little: {reason}"
            yield notice(
                "vague-title", rule.written_as, rule.place, what, "say in one line what is so and for whom"
            )


def vague(rule: Rule, times: int) -> str:
    """Return why a title says too little; an empty text if it does not."""
    slug = rule.written_as.rpartition("/")[2]
    if rule.title.casefold().split() == slug.split("-"):
        return "it is the name of the rule again"
    if len(rule.title.split()) < FEWEST_WORDS:
        return f"it has fewer than {FEWEST_WORDS} words"
    return "another rule has the same title" if times > 1 else ""


def as_written(examined: Examined) -> tuple[Rule, ...]:
    """Return the rules as they are written; one stands for all that were made from an `each` rule."""
    return tuple(examined.base.rules[names[0]] for names in made(examined.base).values())
