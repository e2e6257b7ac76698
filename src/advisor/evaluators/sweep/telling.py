"""What the answers to one fact tell about what applies: the information shared with each of many things that are so or not."""

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from advisor.evaluators.sweep.codes import Codes
from advisor.evaluators.sweep.standings import Truths

Bits = npt.NDArray[np.float64]


def bits_told(causes: Iterable[Codes], ends: Truths) -> float:
    """Return the bits that columns of answers tell of the columns of `ends`, each by itself.

    All columns of a sample have its rows. What several columns tell of an end is added up, at most all of it.
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
