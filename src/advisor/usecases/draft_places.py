"""Where a draft goes: which files there are, and the file that takes it."""

import os
from datetime import datetime
from pathlib import Path, PurePosixPath

import advisor
from advisor.authoring.scaffold.shelf import Change, Shelf, Target, worse
from advisor.files import is_same
from advisor.language.reading.cases import FOLDERS, documents_of, read_cases
from advisor.language.reading.documents import Document, collect, shown
from advisor.language.schemas.files import file_name
from advisor.model import Fact, RuleBase
from advisor.problems import Problem, RequestError, attempted
from advisor.usecases.knowledge import Knowledge

SCHEMAS = "schemas"


def shelf_of(knowledge: Knowledge) -> Shelf:
    """Return the files of the knowledge that is named; folders of more rules need not be there yet."""
    root, added = knowledge.root, [folder for folder in knowledge.added if folder.exists()]
    return Shelf(collect(root, added), shown(root), root.absolute().name)


def root_of(knowledge: Knowledge) -> Path:
    """Return the knowledge folder. Raises RequestError if it is part of the installed program."""
    refuse_installed(
        knowledge.root, "name a folder of your own with --rules (it is made if need be) or --knowledge"
    )
    return knowledge.root


def refuse_installed(path: Path, hint: str) -> None:
    """Raise RequestError if a file or folder is part of the installed program."""
    if path.resolve().is_relative_to(Path(advisor.__file__).resolve().parent):
        raise RequestError(f"the shipped knowledge is part of the installed program; {hint}")


def target(knowledge: Knowledge, shelf: Shelf, kind: str, name: str) -> Target:
    """Return the file of this name: in the last folder of more rules, else in the folder of its kind.

    Raises RequestError.
    """
    if knowledge.added:
        folder = knowledge.added[-1]
        return at(shelf, folder / f"{name}.yaml", f"rules/{name}.yaml", folder)
    root = root_of(knowledge)
    return at(shelf, root / kind / f"{name}.yaml", f"{kind}/{name}.yaml", root)


def beside_rules(file: Path, path: str, shown_as: str) -> tuple[str, str]:
    """Return the path of a table beside the knowledge file that names it, and what it is called.

    Raises RequestError if another file has that place.
    """
    there = Path(shown_as).parent / file.name
    if there.exists() and not is_same(there, file):
        raise RequestError(f"'{shown(there)}' is there already; give the file another name")
    return (PurePosixPath(path).parent / file.name).as_posix(), shown(there)


def at(shelf: Shelf, path: Path, below: str, home: Path) -> Target:
    """Return the file with this path in a home folder. Raises RequestError for one that is there and was not read."""
    document = shelf.document(shown(path))
    if document is None and path.exists():
        raise RequestError(f"'{shown(path)}' is there, and cannot be read")
    heading = modeline(path, "fact" if below.startswith("facts/") else "rule", home)
    return Target(below, shown(path), document, heading, f"{datetime.now().astimezone():%Y-%m-%d}")


def modeline(path: Path, kind: str, home: Path) -> tuple[str, ...]:
    """Return the comment by which editors find the schema of a new file; none if there are none in its home."""
    schema = home / SCHEMAS / file_name(kind)
    if not schema.is_file():
        return ()
    seen = Path(os.path.relpath(schema, path.parent)).as_posix()
    return (f"# yaml-language-server: $schema={seen}",)


def facts_file(shelf: Shelf, topic: str) -> str:
    """Return the name of the file where the facts of a topic stand; that of the topic itself if there are none."""
    facts: list[Fact] = [fact for fact in shelf.names.facts.values() if fact.topic == topic]
    places = {
        document.shown: document.path
        for document in shelf.collected.documents
        if document.path.startswith("facts/")
    }
    files = [places[fact.place.file] for fact in facts if fact.place.file in places]
    return files[-1].removeprefix("facts/").removesuffix(".yaml") if files else topic


def topics_target(knowledge: Knowledge, shelf: Shelf, otherwise: Target) -> Target:
    """Return the file that holds the topics; of a folder of more rules, the one that the fact goes into."""
    holding = [file for file in shelf.files if "topics" in file.fields and file.path.startswith("facts/")]
    if knowledge.added or not holding:
        return otherwise
    root = root_of(knowledge)
    return at(shelf, root / holding[-1].path, holding[-1].path, root)


def case_target(knowledge: Knowledge, name: str) -> Target:
    """Return the file of a case: in the folder of cases that there is. Raises RequestError if the file is there."""
    root = root_of(knowledge)
    folder = next((each for each in FOLDERS if (root / each).is_dir()), FOLDERS[0])
    path = root / folder / f"{name}.yaml"
    if path.exists():
        raise RequestError(f"the case '{name}' is already written; see {shown(path)}")
    return Target(f"cases/{name}.yaml", shown(path), None, modeline(path, "case", root))


def worse_cases(base: RuleBase, knowledge: Knowledge, change: Change) -> tuple[Problem, ...]:
    """Return what would be wrong with the cases, apart from what is left blank."""
    documents = documents_of(root_of(knowledge), [])
    new = Document(change.path, change.shown, change.after)
    _, before = attempted(lambda: read_cases(documents, base))
    _, after = attempted(lambda: read_cases((*documents, new), base))
    return worse(before, after, [change])
