"""Every evaluator says of partial answers what a naive interpreter says; `tests/agreement/partial.py` tries many more."""

import pytest

from effort import LONG
from partial_kinds import KINDS, compare


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_said_of_partial_answers_is_what_trying_everything_says(kind: str) -> None:
    for number in range(300 if LONG else 12):
        compare(kind, 0, number)
