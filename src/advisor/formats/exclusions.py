"""Candidates that people keep out, as JSON values and back."""

from collections.abc import Iterable, Mapping
from typing import Any

from advisor.model import Exclusion


def exclusions_document(exclusions: Iterable[Exclusion]) -> list[dict[str, str]]:
    return [{"candidate": exclusion.candidate, "reason": exclusion.reason} for exclusion in exclusions]


def exclusions_in(documents: Iterable[Mapping[str, Any] | None]) -> tuple[Exclusion, ...]:
    """Return what documents say that fit the schema; None stands for one that was taken out."""
    return tuple(Exclusion(kept_out["candidate"], kept_out["reason"]) for kept_out in documents if kept_out)
