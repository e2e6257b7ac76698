"""What is checked. Each check has a page of help, `pages/ID.md`."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib.resources import files


class Severity(Enum):
    """How much a notice matters: an error must be mended, a warning be mended or accepted, a note be known."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class CheckKind:
    """One thing that is looked for; the title says what is so where it is found.

    What needs `proof`, be it in part, is only known if there is time to prove it.
    """

    severity: Severity
    title: str
    proof: bool = False


ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE

CHECKS: Mapping[str, CheckKind] = {
    "bad-file": CheckKind(ERROR, "A file or folder cannot be read"),
    "bad-yaml": CheckKind(ERROR, "A file is not valid YAML"),
    "bad-shape": CheckKind(ERROR, "A section has the wrong structure"),
    "bad-name": CheckKind(ERROR, "A name has characters that are not allowed"),
    "bad-value": CheckKind(ERROR, "A value is not allowed here"),
    "unknown-name": CheckKind(ERROR, "A name is used that does not exist"),
    "name-taken": CheckKind(ERROR, "A name is given twice"),
    "circle": CheckKind(ERROR, "Findings build on each other in a circle"),
    "impossible-example": CheckKind(ERROR, "The answers of an example contradict each other"),
    "example-fails": CheckKind(ERROR, "A rule does not do what its example says"),
    "guarantee-fails": CheckKind(ERROR, "A guarantee does not hold", proof=True),
    "rows-overlap": CheckKind(ERROR, "Two rows apply at once in a table where one should", proof=True),
    "two-values": CheckKind(ERROR, "A finding can have two values at once", proof=True),
    "bad-accept": CheckKind(ERROR, "Something is accepted that cannot be accepted"),
    "no-interview": CheckKind(ERROR, "What is declared impossible rules out every interview"),
    "never-fires": CheckKind(WARNING, "A rule can never fire", proof=True),
    "always-fires": CheckKind(WARNING, "A rule always fires", proof=True),
    "row-missing": CheckKind(WARNING, "On some answers no row of a table applies", proof=True),
    "row-shadowed": CheckKind(WARNING, "The rows before a row leave it nothing", proof=True),
    "otherwise-never": CheckKind(WARNING, "Whatever is answered, an 'otherwise' is not needed", proof=True),
    "same-rules": CheckKind(WARNING, "Two rules are the same", proof=True),
    "implied-rule": CheckKind(WARNING, "Whenever a rule fires, another does the same", proof=True),
    "moot-rule": CheckKind(WARNING, "The points of a rule can change nothing", proof=True),
    "finding-never-true": CheckKind(WARNING, "A finding can never be true", proof=True),
    "finding-always-true": CheckKind(WARNING, "A finding is always true", proof=True),
    "unread-finding": CheckKind(WARNING, "Nothing reads a finding"),
    "value-never-concluded": CheckKind(WARNING, "No rule concludes a value of a finding"),
    "never-asked": CheckKind(WARNING, "A question is never asked", proof=True),
    "unasked-answer": CheckKind(WARNING, "An example answers what nobody is asked"),
    "unasked-impossible": CheckKind(
        WARNING, "An impossibility holds where a question is not asked", proof=True
    ),
    "always-met": CheckKind(WARNING, "Every answer fulfils a condition on a number"),
    "never-met": CheckKind(WARNING, "No answer fulfils a condition on a number"),
    "gap-between": CheckKind(WARNING, "Answers fall between two conditions on a number"),
    "idle-question": CheckKind(WARNING, "No decision depends on a question", proof=True),
    "cannot-win": CheckKind(WARNING, "A candidate can never win or apply", proof=True),
    "always-wins": CheckKind(WARNING, "A candidate always wins or applies", proof=True),
    "unavoidable-veto": CheckKind(WARNING, "A candidate is ruled out whatever is answered", proof=True),
    "nobody-left": CheckKind(WARNING, "In some interview every candidate is ruled out", proof=True),
    "inseparable": CheckKind(WARNING, "Nothing tells two candidates apart", proof=True),
    "empty-guarantee": CheckKind(WARNING, "A guarantee covers no interview", proof=True),
    "unproved-guarantee": CheckKind(WARNING, "A guarantee could not be proved in the time given", proof=True),
    "crowded-scores": CheckKind(
        WARNING, "So many conditions give points that proofs may be slow", proof=True
    ),
    "needless-accept": CheckKind(WARNING, "Something is accepted that is not reported"),
    "no-source": CheckKind(WARNING, "A rule does not say what it rests on"),
    "no-factor": CheckKind(WARNING, "A rule does not say for which factor it counts"),
    "no-example": CheckKind(WARNING, "A rule lacks an example"),
    "vague-title": CheckKind(WARNING, "A title says too little"),
    "future-review": CheckKind(WARNING, "A date of review lies in the future"),
    "command-name": CheckKind(WARNING, "A name is also a command of the interview"),
    "shared-top": CheckKind(NOTE, "Candidates can share the first place", proof=True),
    "close-wins": CheckKind(NOTE, "A candidate only ever wins closely", proof=True),
    "stacked-points": CheckKind(NOTE, "Another rule always gives the same points too", proof=True),
    "not-decided": CheckKind(NOTE, "Something could not be proved in the time given", proof=True),
}

# Checks that are decided together: if one of them could not be decided in time, none of them was.
OF_CANDIDATES = ("cannot-win", "always-wins", "unavoidable-veto", "nobody-left", "inseparable")
OF_RULES = ("same-rules", "implied-rule", "stacked-points")
OF_GUARANTEES = ("unproved-guarantee", "empty-guarantee")


@cache
def page(check: str) -> str:
    return (files(__package__) / "pages" / f"{check}.md").read_text(encoding="utf-8")
