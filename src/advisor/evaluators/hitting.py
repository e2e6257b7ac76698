"""Smallest hitting sets: the fewest names of which every one of some sets has one."""

from collections.abc import Iterable, Sequence


def smallest_hitting(names: Sequence[str], sets: Iterable[Iterable[str]]) -> tuple[str, ...]:
    """Return the fewest of these names of which each set has one; of equally few, the first in their order.

    No set may be empty. Names weigh so that a weight says both: more names weigh more, and of as many names, those
    that come earlier weigh less.
    """
    bits = {name: 1 << place for place, name in enumerate(reversed(names))}
    above = 1 << len(names)
    masks = [sum(bits[name] for name in frozenset(some)) for some in sets]
    chosen = lightest(masks, above, above * (len(names) + 1))
    return tuple(name for name in names if bits[name] & (chosen or 0))


def lightest(masks: Sequence[int], above: int, limit: int) -> int | None:
    """Return the bits of lowest weight, below a limit, that hit these sets of bits; None if there are none.

    Branch and bound: of the smallest set one bit must be chosen, and each of disjoint sets costs a bit of its own.
    """
    if bound(masks, above) >= limit:
        return None
    if not masks:
        return 0
    best, barred = None, 0
    narrow = min(masks, key=int.bit_count)
    for bit in from_high(narrow):
        left = [mask & ~(bit | barred) for mask in masks if not mask & bit]
        barred |= bit
        rest = lightest(left, above, limit - (above - bit)) if all(left) else None
        if rest is not None:
            best = rest | bit
            limit = best.bit_count() * above - best
    return best


def bound(masks: Iterable[int], above: int) -> int:
    """Return a weight that no bits that hit these sets are below: the sum over disjoint ones of them."""
    taken = total = 0
    for mask in sorted(masks, key=int.bit_count):
        if not mask & taken:
            taken |= mask
            total += above - (1 << mask.bit_length() - 1)
    return total


def from_high(bits: int) -> Iterable[int]:
    """Yield the bits from the highest to the lowest."""
    while bits:
        high = 1 << bits.bit_length() - 1
        yield high
        bits ^= high
