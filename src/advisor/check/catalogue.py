"""What is checked. Each check has a page of help, `pages/ID.md`."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum


class Severity(Enum):
    """How much a notice matters: an error must be mended, a warning be mended or accepted, a note be known."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that is looked for; the title says what is so where it is found."""

    severity: Severity
    title: str


ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE

CHECKS: Mapping[str, Check] = {
    "unreadable": Check(ERROR, "A file cannot be read as it is written"),
    "example-fails": Check(ERROR, "A rule does not do what its example says"),
    "guarantee-fails": Check(ERROR, "A guarantee does not hold"),
    "bad-accept": Check(ERROR, "What is accepted is no warning that there could be"),
    "no-interview": Check(ERROR, "What is declared impossible leaves no interview"),
    "never-fires": Check(WARNING, "A rule can never fire"),
    "always-fires": Check(WARNING, "A rule always fires"),
    "same-rules": Check(WARNING, "Two rules are the same"),
    "implied-rule": Check(WARNING, "Whenever a rule fires, another does the same already"),
    "finding-never-true": Check(WARNING, "A finding can never be true"),
    "finding-always-true": Check(WARNING, "A finding is never false"),
    "unread-finding": Check(WARNING, "Nothing reads a finding"),
    "idle-question": Check(WARNING, "No decision depends on a question"),
    "cannot-win": Check(WARNING, "A candidate can never win"),
    "always-wins": Check(WARNING, "A candidate always wins"),
    "unavoidable-veto": Check(WARNING, "A candidate is ruled out whatever is answered"),
    "nobody-left": Check(WARNING, "In some interview every candidate is ruled out"),
    "inseparable": Check(WARNING, "Only ties decide between two candidates"),
    "empty-guarantee": Check(WARNING, "A guarantee speaks of no interview"),
    "crowded-scores": Check(WARNING, "So many reasons for points that proofs may take long"),
    "needless-accept": Check(WARNING, "Something is accepted that is not so"),
    "no-source": Check(WARNING, "A rule does not say what it rests on"),
    "no-example": Check(WARNING, "A rule lacks an example"),
    "vague-title": Check(WARNING, "A title says too little"),
    "shared-top": Check(NOTE, "Candidates can share the first place"),
    "stacked-points": Check(NOTE, "Whenever a rule gives points, another gives the same again"),
    "not-decided": Check(NOTE, "Something could not be proved in the time given"),
}
