"""What came of verifying a file: each thing that it says, whether that holds, and what the file cannot show."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from advisor.views.document.blocks import Blocks
from advisor.views.document.spans import Span, Tone, Toned
from advisor.views.lists import paragraph, paragraphs, points


@dataclass(frozen=True, slots=True)
class VerifiedClaim:
    """What is found of something that a file says: whether it holds, None where there is nothing to judge."""

    subject: str
    what: str
    holds: bool | None = None


TONES: Mapping[bool | None, Tone | None] = {True: Tone.GOOD, False: Tone.BAD, None: None}


def claims_view(claims: Iterable[VerifiedClaim]) -> Blocks:
    return paragraphs((f"{claim.subject}: ", toned(claim)) for claim in claims)


def toned(claim: VerifiedClaim) -> Span:
    tone = TONES[claim.holds]
    return Toned(claim.what, tone) if tone else claim.what


def limits_view(limits: Iterable[str]) -> Blocks:
    return (*paragraph("What this cannot show:"), *points((limit,) for limit in limits))
