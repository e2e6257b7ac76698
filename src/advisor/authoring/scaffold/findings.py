"""Drafts of findings: what rules conclude, yes or no, or one of several values, or a sum."""

from collections.abc import Mapping

from advisor.authoring.scaffold.blanks import Known, Tree, blanks_of_kind, drafted
from advisor.authoring.scaffold.shelf import Change, Target, put
from advisor.language.grammar.sections import FINDING
from advisor.model import Kind
from advisor.names import unknown

PLAIN = Kind.YES_NO.value
"""The kind of a finding that names none."""


def default_of(values: Mapping[str, Tree], word: str) -> str:
    """Return one of these values. Raises RequestError."""
    if word not in values:
        raise unknown("value", word, values, listed=len(values))
    return word


def finding_change(name: str, known: Known, into: Target) -> Change:
    """Return the change that brings a finding into its file."""
    blanks = blanks_of_kind(FINDING, str(known["kind"] or PLAIN))
    return put(into, "findings", {name: drafted(FINDING, known, blanks)})
