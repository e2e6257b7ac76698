"""Evidence: the program and a verifier of sixty plain lines agree on which file is what was sealed."""

import json
from pathlib import Path
from random import Random

from advisor.journal.evidence import read_evidence
from advisor.language.reading.json_text import read_json
from advisor.problems import AdvisorError
from advisor.usecases.evidence import integrity
from effort import LONG
from evidence_files import bundles, tampered
from plain_verifier import is_intact

BUNDLES = 1024 if LONG else 64


def is_sound(content: bytes) -> bool:
    """Return whether the program finds that evidence is what was sealed; replay is not asked."""
    try:
        evidence = read_evidence(read_json(content, "file"), "file")
    except AdvisorError:
        return False
    return all(claim.holds for claim in integrity(evidence))


def test_both_verifiers_agree_on_evidence_of_which_half_was_tampered_with(tmp_path: Path) -> None:
    seen = set[bytes]()
    for number, content in enumerate(bundles(tmp_path, BUNDLES)):
        assert content not in seen
        seen.add(content)
        is_left = (number + number // 32) % 2 == 0  # in one round these records, in the next the others
        spoilt = content if is_left else tampered(content, Random(number))  # noqa: S311  # no secret
        assert (is_sound(spoilt), is_intact(spoilt)) == (is_left, is_left), (number, spoilt)
    assert len(seen) == BUNDLES


def test_how_evidence_is_laid_out_does_not_matter(tmp_path: Path) -> None:
    content = json.dumps(json.loads(next(bundles(tmp_path, 32))), indent=3, sort_keys=True).encode()
    assert is_sound(content)
    assert is_intact(content)
