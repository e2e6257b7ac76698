"""What the answers to one fact tell, in bits: the mutual information (Shannon 1948) of columns of a sample, which has its rows."""

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from advisor.evaluators.sweep.codes import Codes
from advisor.evaluators.sweep.standings import Truths

Bits = npt.NDArray[np.float64]


def patterns(ends: Truths) -> Codes:
    """Return of each row a number that it shares with the rows that are like it."""
    return np.unique(ends, axis=0, return_inverse=True)[1].reshape(-1)


def bits_of_pattern(causes: Sequence[Codes], ends: Codes) -> float:
    """Return the bits that columns of answers tell of one column: what several tell is added up, at most all of it."""
    whole, size = entropy_of(ends), int(ends.max(initial=0)) + 1
    bits = [entropy_of(column) + whole - entropy_of(column * size + ends) for column in causes]
    return min(sum(bits), whole) if bits[1:] else bits[0]


def entropy_of(column: Codes) -> float:
    """Return the entropy of a column; it is the same of columns whose values are as frequent, to the last bit."""
    shares = np.sort(np.unique(column, return_counts=True)[1]) / len(column)
    return float(-(shares * np.log2(shares)).sum())


def bits_told(causes: Iterable[Codes], ends: Truths) -> float:
    """Return the bits that columns of answers tell of the columns of `ends`, each by itself.

    What several columns tell of an end is added up, at most all of it.
    """
    true = ends.astype(np.float64)
    if not true.size:
        return 0.0
    whole = entropy(np.array([true.mean(axis=0), 1 - true.mean(axis=0)]))
    bits = sum((shared(column, true, whole) for column in causes), np.zeros(true.shape[1]))
    return float(np.minimum(bits, whole).sum())


def shared(column: Codes, true: Bits, whole: Bits) -> Bits:
    """Return the mutual information of one column of answers with each end, whose entropy is known."""
    values, places = np.unique(column, return_inverse=True)
    chosen = (places[None, :] == np.arange(len(values))[:, None]).astype(np.float64)
    shares = chosen.mean(axis=1)[:, None]
    both = chosen @ true / len(column)
    return np.maximum(0.0, whole + entropy(shares) - entropy(np.concatenate([both, shares - both])))


def entropy(shares: Bits) -> Bits:
    """Return the entropy of each column of shares, in bits."""
    some = np.where(shares > 0, shares, 1.0)
    return np.asarray(-(some * np.log2(some)).sum(axis=0))
