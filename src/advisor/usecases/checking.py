"""Checking the knowledge that some paths belong to, and what of it is said of these paths."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from advisor.authoring.check.accepted import Checked
from advisor.authoring.check.catalogue import Severity
from advisor.authoring.check.check import check
from advisor.authoring.check.notice import Notice, whole
from advisor.authoring.check.outside import Outside
from advisor.language.reading.documents import SUFFIX, followed, holds_knowledge, shown
from advisor.model import RuleBase
from advisor.problems import AdvisorError, RequestError
from advisor.usecases.knowledge import Knowledge


@dataclass(frozen=True, slots=True)
class Check:
    """What is said of a rule base, and whether it was looked for by proof too."""

    base: RuleBase
    checked: Checked
    proving: bool

    def worth_seeing(self, *, notes: bool = False) -> tuple[Notice, ...]:
        """Return what people are shown: notes only on request, but always what was not decided."""
        return tuple(
            notice
            for notice in self.checked.notices
            if notes or notice.severity is not Severity.NOTE or notice.check == "not-decided"
        )

    def fails(self, *, strict: bool) -> bool:
        """Return whether something has to be mended."""
        failing = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
        return any(notice.severity in failing for notice in self.checked.notices)


def check_base(base: RuleBase, seconds: float, outside: Outside) -> Check:
    return Check(base, check(base, seconds, outside), seconds > 0)


def check_paths(knowledge: Knowledge, paths: Sequence[Path], seconds: float, outside: Outside) -> Check:
    """Return what is said of what is written in some paths; without paths, of all the knowledge.

    Raises AdvisorError with the problems of the paths, with all if there are none of these, and RequestError if none
    of the files is in the paths.
    """
    full = [followed(path) for path in paths]
    try:
        base, documents = knowledge.load_with_documents()
    except AdvisorError as error:
        here = [problem for problem in error.problems if lies_in(problem.place.file, full)]
        raise AdvisorError(here or error.problems) from error
    if full and not any(lies_in(document.shown, full) for document in documents):
        raise RequestError(
            f"no knowledge file is in '{full[0]}'; they are in facts/ and rules/, and end in {SUFFIX}"
        )
    everything = check_base(base, seconds, outside)
    return replace(everything, checked=of_paths(everything.checked, full)) if full else everything


def around(knowledge: Knowledge, paths: Sequence[Path]) -> Knowledge:
    """Return the knowledge that paths belong to: what is named, else the nearest folder around them that holds some.

    A folder that lies outside is added. Raises RequestError for a file that does.
    """
    full = [followed(path) for path in paths]
    homes = (folder for path in full for folder in (path, *path.parents) if holds_knowledge(folder))
    home = next(homes, None) if not knowledge.folder else None
    named = replace(knowledge, folder=Path(shown(home))) if home else knowledge
    held = [followed(folder) for folder in (named.root, *named.added)]
    strange = [path for path in paths if not lies_in(path, held)]
    if files := [path for path in strange if path.is_file()]:
        raise RequestError(f"'{files[0]}' is in no knowledge folder; name the folder that it is in")
    return replace(named, added=(*named.added, *strange))


def lies_in(file: str | Path, folders: Iterable[Path]) -> bool:
    """Return whether a file or folder is one of some, or below one of them."""
    path = followed(Path(file))
    return any(path.is_relative_to(folder) for folder in folders)


def of_paths(checked: Checked, folders: Sequence[Path]) -> Checked:
    """Return what is said of what is written in some folders."""
    here = [
        notice
        for notice in checked.notices
        if any(lies_in(each.place.file, folders) for each in whole([notice]))
    ]
    return Checked(
        tuple(here), tuple(pair for pair in checked.accepted if lies_in(pair[1].place.file, folders))
    )
