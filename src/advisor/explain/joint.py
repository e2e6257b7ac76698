"""Rules that were made from one `each` rule, told together as the one rule that was written."""

from collections.abc import Sequence

from advisor.model import Rule, RuleBase
from advisor.texts import listing

IT = "{it}"
INFERRED = " (our inference)"


def joint_name(rules: Sequence[Rule]) -> str:
    """Return the id of a rule, or of several the one under which they are written."""
    return rules[0].id if len(rules) == 1 else rules[0].written_as


def joint_title(base: RuleBase, rules: Sequence[Rule]) -> str:
    """Return the title of a rule, with all their candidates if several were made from one `each` rule."""
    if len(rules) == 1:
        return marked(rules[0], rules[0].title)
    return marked(rules[0], title_for(rules[0].pattern, [base.candidates[rule.each].title for rule in rules]))


def marked(rule: Rule, words: str) -> str:
    """Return what a rule says, marked if it is an inference that no passage says."""
    return f"{words.rstrip('.')}{INFERRED}" if rule.inference else words


def title_for(pattern: str, names: Sequence[str]) -> str:
    """Return a title with `{it}` for one or more names, grammatical whatever it says of it.

    At the end of a title several names can stand in the place of one, as it is hardly ever the subject
    of a verb there. Anywhere else it may be, and "A and B is" is wrong: the title speaks of the first.
    """
    if pattern.endswith(IT) and pattern.count(IT) == 1:
        return pattern.replace(IT, listing(names))
    first = pattern.replace(IT, names[0])
    return f"{first.rstrip('.')}; the same goes for {listing(names[1:])}" if names[1:] else first
