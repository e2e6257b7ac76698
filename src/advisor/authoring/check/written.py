"""Rules under the names by which experts know them: all that were made of one `each` rule are one rule to them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from advisor.model import RuleBase, prepared, together
from advisor.problems import Place
from advisor.texts import at_most, listing


@dataclass(frozen=True, slots=True)
class RuleGroup:
    """Rules that were made of one written rule: all, one, or some of them.

    `subject` is the id of that one, else the id that is written; `words` is what they are called.
    """

    subject: str
    rules: tuple[str, ...]
    words: str
    place: Place

    @property
    def members(self) -> tuple[str, ...]:
        """The rules, if they have another name than the subject."""
        return () if self.rules == (self.subject,) else self.rules


def as_written(base: RuleBase, rules: Iterable[str]) -> Iterator[RuleGroup]:
    """Yield these rules in order, those made of one written rule together."""
    chosen = sorted(set(rules), key=places(base).__getitem__)
    for group in together(base.rules[rule] for rule in chosen):
        (first, *more), ids = group, tuple(rule.id for rule in group)
        whole = len(group) == len(base.written[first.written_as])
        subject = first.written_as if whole or more else first.id
        listed = "" if whole or not more else f" for {quoted(rule.each for rule in group)}"
        yield RuleGroup(subject, ids, f"'{subject}'{listed}", first.place)


@prepared
def places(base: RuleBase) -> Mapping[str, int]:
    return {rule: number for number, rule in enumerate(base.rules)}


def home(base: RuleBase, name: str) -> str:
    """Return the id under which a rule or guarantee is written; any other name stays as it is."""
    written = base.rules.get(name) or base.guarantees.get(name)
    return written.written_as if written else name


def located(groups: Sequence[RuleGroup], most: int) -> tuple[str, str]:
    """Return what groups are called, and that with where they stand, as in "'a' and 'b' are at r.yaml:3 and r.yaml:9"."""
    words = at_most([group.words for group in groups], most)
    places = at_most([str(group.place) for group in groups], most)
    return words, f"{words} {'is' if len(groups) == 1 else 'are'} at {places}"


def quoted(names: Iterable[str]) -> str:
    return listing(f"'{name}'" for name in names)
