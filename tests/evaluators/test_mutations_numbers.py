"""The checks of numbers and guards can fail: each fault that is planted in what reads them makes one of them fail."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

import pytest

from advisor.language.reading import conditions, cutting, impossible, numbers
from advisor.language.reading.conditions import Reader
from advisor.language.reading.numbers import BOUNDED, Bound
from advisor.model import Condition, Cut, Guarded, Not, statements
from number_checks import NUMBER_KINDS, trial

Fault: TypeAlias = tuple[str, int, object, str, object]
"""The question in which a fault shows and the base in which it does; where it is planted, and what stands there then."""
