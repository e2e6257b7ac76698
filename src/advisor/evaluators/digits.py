"""Sums for many profiles at once, in binary: of each digit the profiles that have it, as the bits of a number."""

from itertools import zip_longest
from typing import TypeAlias

Digits: TypeAlias = tuple[int, ...]
"""The digits of a number of each profile, the lowest first."""


def plus(digits: Digits, points: int, where: int) -> Digits:
    """Return sums with so many points more for some profiles; points are not negative."""
    total, carry = list[int](), 0
    added = [where if points >> place & 1 else 0 for place in range(points.bit_length())]
    for digit, other in zip_longest(digits, added, fillvalue=0):
        total.append(digit ^ other ^ carry)
        carry = digit & other | carry & (digit ^ other)
    return (*total, carry) if carry else tuple(total)


def at_least(digits: Digits, number: int, everyone: int) -> int:
    """Return the profiles whose sum is a number or more."""
    if number <= 0:
        return everyone
    more, equal = 0, everyone
    for place in reversed(range(max(len(digits), number.bit_length()))):
        digit = digits[place] if place < len(digits) else 0
        if number >> place & 1:
            equal &= digit
        else:
            more |= equal & digit
            equal &= ~digit
    return more | equal
