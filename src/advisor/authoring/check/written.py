"""Rules under the names by which experts know them: all that were made of one `each` rule are one rule to them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from advisor.model import RuleBase, prepared, together
from advisor.problems import Place
from advisor.texts import listing


@dataclass(frozen=True, slots=True)
class Written:
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


def as_written(base: RuleBase, rules: Iterable[str]) -> Iterator[Written]:
    """Yield these rules in order, those made of one written rule together."""
    chosen = sorted(set(rules), key=places(base).__getitem__)
    for alike in together(base.rules[rule] for rule in chosen):
        name, some = alike[0].written_as, tuple(rule.id for rule in alike)
        yield written(base, name, some, whole=len(some) == len(base.written[name]))


def written(base: RuleBase, name: str, rules: tuple[str, ...], *, whole: bool) -> Written:
    """Return rules that were made of the rule of this name."""
    place = base.rules[rules[0]].place
    if whole:
        return Written(name, rules, f"'{name}'", place)
    if len(rules) == 1:
        return Written(rules[0], rules, f"'{rules[0]}'", place)
    candidates = [f"'{base.rules[one].each}'" for one in rules]
    return Written(name, rules, f"'{name}' for {listing(candidates)}", place)


@prepared
def places(base: RuleBase) -> Mapping[str, int]:
    """Return for each rule its place in the order of the files."""
    return {rule: number for number, rule in enumerate(base.rules)}


def home(base: RuleBase, name: str) -> str:
    """Return the id under which a rule or guarantee is written; any other name stays as it is."""
    found = base.rules.get(name) or base.guarantees.get(name)
    return found.written_as if found else name
