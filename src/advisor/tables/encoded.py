"""Profiles as columns of codes, with what is wrong with some of them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from advisor.evaluators.sweep.codes import Columns

Wrong: TypeAlias = Mapping[int, str]
"""What is wrong with rows, by their number from 0."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """The codes of a table's rows, a column for each fact; what is wrong has the code of unknown."""

    count: int
    columns: Columns
    wrong: Wrong

    def less(self, wrong: Wrong) -> "Encoded":
        """Return the same with more that is wrong with rows; what was known before comes first."""
        return replace(self, wrong={**wrong, **self.wrong})
