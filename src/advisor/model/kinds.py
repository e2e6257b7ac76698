"""What an answer to a fact looks like, and what could make it another one."""

from enum import Enum


class Kind(Enum):
    """What an answer to a fact looks like, or what a finding comes to, which alone may be a sum."""

    YES_NO = "yes_no"
    CHOICE = "choice"
    SCALE = "scale"
    SEVERAL = "several"
    NUMBER = "number"
    MONEY = "money"
    PERCENT = "percent"
    DATE = "date"
    SUM = "sum"


NUMBERS = frozenset({Kind.NUMBER, Kind.MONEY, Kind.PERCENT, Kind.DATE})
"""Answered with one number, of which rules hear in which region it lies."""

ORDERED = NUMBERS | {Kind.SCALE}
"""Of their values each is lower than the next."""


class Nature(Enum):
    """What could make the answer to a fact another one: nothing, better knowledge, or a decision."""

    GIVEN = "given"
    ESTIMATE = "estimate"
    CHOICE = "choice"
