"""How what is not known is drawn at random: written down in docs/semantics.md, so that anybody can draw the same."""

from dataclasses import dataclass
from hashlib import shake_256


@dataclass(frozen=True, slots=True)
class Prior:
    """By the rules of which version, and with which seed, answers are drawn; under equal ones they are the same."""

    version: int
    seed: int


PRIOR = Prior(version=1, seed=1)
"""What strength is told by."""


def random_bytes(prior: Prior, fact: str, draw: int, size: int) -> bytes:
    """Return the bytes that the answers to one fact are read from when rows are drawn for this time, from 0."""
    return shake_256(f"advisor prior {prior.version}|{prior.seed}|{fact}|{draw}".encode()).digest(size)
