"""One mistake, one notice: what would not be so but for something else is put under that."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from advisor.authoring.check.catalogue import OF_CANDIDATES, OF_RULES
from advisor.authoring.check.consequences import follows_plainly
from advisor.authoring.check.examined import Examined
from advisor.authoring.check.freed import set_free
from advisor.authoring.check.notice import Notice
from advisor.authoring.check.paths import counting, reached, rivals
from advisor.model import RuleBase, builds_on, findings_read

# Rules and findings that are the same in every interview: what all else may follow from.
CONSTANT = ("never-fires", "always-fires", "finding-never-true", "finding-always-true")

# What may follow from them, and is looked for again when they are free.
DEPENDENT = (*OF_CANDIDATES, *OF_RULES, "idle-question", "empty-guarantee")

Again = Callable[[Examined, frozenset[str]], Iterable[Notice]]
"""What gives the notices of some checks."""


def gather(examined: Examined, found: Iterable[Notice], again: Again) -> tuple[Notice, ...]:
    """Return the notices with what follows from others under those, as far as that is known in time."""
    notices = tuple(found)
    under = {**follows_plainly(examined.base, notices), **follows_from_constants(examined, notices, again)}
    below: dict[int, list[Notice]] = {}
    for number in sorted(under):
        for top in tops(number, under):
            below.setdefault(top, []).append(notices[number])
    return tuple(
        replace(one, follows=tuple(below.get(number, ())))
        for number, one in enumerate(notices)
        if number not in under
    )


def tops(number: int, under: Mapping[int, tuple[int, ...]]) -> frozenset[int]:
    """Return the notices that a notice follows from and that follow from no other."""
    if number not in under:
        return frozenset({number})
    return frozenset[int]().union(*(tops(one, under) for one in under[number]))


def follows_from_constants(
    examined: Examined, notices: tuple[Notice, ...], again: Again
) -> Mapping[int, tuple[int, ...]]:
    """Return for each notice that follows from rules or findings that are the same in every interview their notices."""
    constants = {
        name: number for number, one in enumerate(notices) if one.check in CONSTANT for name in one.about
    }
    if not constants or not examined.deadline.left:
        return {}
    empty = [one.subject for one in notices if one.check == "empty-guarantee"]
    base = replace(examined.base, guarantees={name: examined.base.guarantees[name] for name in empty})
    free = set_free(base, frozenset(constants), examined.deadline)
    asked = frozenset(one.check for one in notices).intersection(DEPENDENT)
    still = frozenset(key for one in again(free.examined, asked) for key in keys(one))
    search = Search(base, free.roots, builds_on(base, free.roots), still)
    causes = {number: search.causes(one) for number, one in enumerate(notices)}
    return {
        number: tuple(sorted({constants[root] for root in found}))
        for number, found in causes.items()
        if found
    }


def keys(one: Notice) -> Iterator[tuple[str, str]]:
    """Yield what a notice says of what; that a check is not decided is said of its id."""
    yield from ((one.check, name) for name in one.about)
    yield one.check, one.subject


@dataclass(frozen=True, slots=True)
class Search:
    """For the causes of notices: the roots, what builds on them, and what is still so when they are free."""

    base: RuleBase
    roots: frozenset[str]
    above: Mapping[str, frozenset[str]]
    still: frozenset[tuple[str, str]]

    def causes(self, one: Notice) -> frozenset[str]:
        """Return the roots that a notice follows from; none if it stands by itself."""
        if not self.depends(one):
            return frozenset()
        names = built_on(self.base, one)
        return self.roots & names.union(*(self.above[name] for name in names))

    def depends(self, one: Notice) -> bool:
        """Return whether a notice is not so once the roots are free."""
        if one.check in CONSTANT:
            return self.roots.isdisjoint(one.about)
        if one.check == "idle-question" and not self.roots.isdisjoint(reached(self.base, one.subject)):
            return True  # a free rule does not read the answer any more
        open_again = ("not-decided", one.check) in self.still
        return one.check in DEPENDENT and not open_again and self.still.isdisjoint(keys(one))


def built_on(base: RuleBase, one: Notice) -> frozenset[str]:
    """Return the rules and findings that what a notice says rests on, without those that they build on."""
    if one.check == "idle-question":
        return reached(base, one.subject)
    if one.check == "empty-guarantee":
        return findings_read(base.guarantees[one.subject].condition)
    if one.check == "unavoidable-veto":
        return frozenset(rule.id for rule in base.rules.values() if one.subject in rule.vetoes)
    if one.check in OF_CANDIDATES:
        return counting(base, rivals(base, one.subject))
    return frozenset((*one.about, *one.others))
