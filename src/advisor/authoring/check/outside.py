"""What a rule base cannot know by itself, and what there is to say of it then: the date, and what people type."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from advisor.authoring.check.notice import Notice
from advisor.model import RuleBase

# The checks that need to know what is outside.
OF_OUTSIDE = ("future-review", "command-name")


@dataclass(frozen=True, slots=True)
class Outside:
    """The latest date that it is anywhere, as in 2026-01-31, and the words that are commands of the interview."""

    today: str
    commands: Collection[str]


def outside_notices(base: RuleBase, outside: Outside) -> Iterator[Notice]:
    """Yield reviews that are still to come, and values and candidates that cannot be typed."""
    reviewed = {rule.place.file: rule for rule in reversed(tuple(base.rules.values())) if rule.reviewed}
    for rule in reviewed.values():
        if rule.reviewed > outside.today:
            what = f"the rules from '{rule.written_as}' on are reviewed on {rule.reviewed}, which lies in the future"
            hint = "write under 'reviewed' when somebody last read all of the file"
            yield Notice("future-review", rule.written_as, rule.place, what, hint)
    typed = [
        (fact.id, fact.place, f"a value of '{fact.id}'", (value.id, value.title, *value.synonyms))
        for fact in base.facts.values()
        for value in fact.values
    ]
    candidates = base.candidates.values()
    typed += [(each.id, each.place, "a candidate", (each.id, each.title)) for each in candidates]
    for subject, place, kind, names in typed:
        if command := next((name for name in names if name.casefold() in outside.commands), None):
            what = f"{kind} is called '{command}' like a command of the interview"
            hint = "at the prompt it means the command, so choose another name, or title"
            yield Notice("command-name", subject, place, what, hint)
