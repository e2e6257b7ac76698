"""What can still be answered."""

from collections.abc import Iterator

from advisor.model import Answer, Fact, Kind, Profile, RuleBase


def open_answers(base: RuleBase, profile: Profile) -> Iterator[tuple[Fact, Answer]]:
    """Yield each open fact with each of its values; for `several` with none of them and with each alone."""
    for fact in base.facts.values():
        if fact.id in profile:
            continue
        if fact.kind is Kind.SEVERAL:
            yield fact, frozenset()
            yield from ((fact, frozenset({value})) for value in fact.value_ids)
        else:
            yield from ((fact, value) for value in fact.value_ids)
