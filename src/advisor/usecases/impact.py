"""What proposed files bring about: for interviews, for cases, and for the records of a journal."""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from advisor.authoring.compare.impact import impact
from advisor.authoring.compare.past import Past
from advisor.formats.impact import ImpactReport
from advisor.journal.audit.past import past
from advisor.journal.database import for_reading, troubles
from advisor.language.reading.cases import documents_of, read_cases
from advisor.language.reading.proposed import HEAD, propose
from advisor.model import RuleBase
from advisor.problems import AdvisorError, Place, Problem, attempted
from advisor.usecases.knowledge import Knowledge

# Maximum seconds a report waits for another program to let go of the journal.
PATIENCE = 3.0


def impact_of(  # noqa: PLR0913, PLR0917  # files, what they are compared with, and how thoroughly
    knowledge: Knowledge, files: Sequence[Path], against: str | None, journal: Path, seconds: float, rows: int
) -> ImpactReport:
    """Return what files bring about, also for the records of a journal, where two versions can be compared.

    Raises AdvisorError if it cannot be found out what the files are to the base.
    """
    proposal = propose(knowledge.root, knowledge.added, files, against)
    revision = against or HEAD
    new, problems = attempted(lambda: knowledge.read(proposal.new))
    if new is None:
        return ImpactReport(proposal.files, revision, None, problems=problems)
    old, problems_before = attempted(lambda: knowledge.read(proposal.old))
    unread: list[Problem] = []
    cases, wrong = attempted(lambda: read_cases(documents_of(knowledge.root, unread), new))
    brought = impact(old, new, cases or (), seconds=seconds, rows=rows)
    compared = brought.difference
    records = past_of(journal, old, new) if old and compared else None
    return ImpactReport(
        proposal.files,
        revision,
        brought,
        before=problems_before,
        cases=(*unread, *wrong),
        past=records,
    )


def past_of(path: Path, old: RuleBase, new: RuleBase) -> Past:
    """Return what becomes of the records in a journal, or why that is not known."""
    try:
        with troubles(path):
            if not path.exists():
                what = "there is no journal here, so no past record was looked at"
                return Past(0, problems=(Problem(Place(str(path)), what),))
        with closing(for_reading(path, PATIENCE)) as journal:
            return past(journal, old, new)
    except AdvisorError as error:
        return Past(0, problems=error.problems)
