"""A net: lines are run, and their exit codes and texts compared with what is recorded, or recorded anew."""

import re
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from time import monotonic
from typing import Any

from recorded import differences, load, noted, save
from stories import NET, Outcome, Story, outcomes, stories

from program import ROOT

LOCKED = (
    "click",
    "clingo",
    "experta",
    "jinja2",
    "numpy",
    "pandas",
    "pyarrow",
    "pyyaml",
    "rich",
    "ruamel-yaml",
)
Texts = Callable[[Outcome], Mapping[str, bytes]]
Run = Callable[[Story], Iterator[Outcome]]


def main(about: str, folder: Path, texts: Texts, table: Path = NET / "lines.txt", run: Run = outcomes) -> int:
    """Compare with a folder, or record in it, the stories of a table that the command line names; return the exit code."""
    parser = ArgumentParser(description=about, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument("words", nargs="*")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    if strange := not_locked():
        sys.exit(
            f"The net is recorded under Python 3.11 and .ci/constraints.txt; here is {', '.join(strange)}."
        )
    began = monotonic()
    count = changed = 0
    for story in stories(table):
        if options.words and not any(word in story.title for word in options.words):
            continue
        results = list(run(story))
        path = folder / f"{re.sub(r'[^a-z]+', '-', story.title.lower())}.json"
        count += len(results)
        if options.keep:
            keep(options.keep / path.stem, results, texts)
        if options.write:
            save(path, [record(result, texts) for result in results])
        else:
            changed += compare(story, load(path), results, texts)
    print(f"{count} command lines in {monotonic() - began:.0f} s; {changed} differ from what is recorded.")
    return bool(changed)


def not_locked() -> list[str]:
    """Return what is installed here in another version than the net is recorded with."""
    lock = (ROOT / ".ci/constraints.txt").read_text(encoding="utf-8")
    found = {name: version(name) for name in LOCKED}
    strange = [f"{name} {number}" for name, number in found.items() if f"{name}=={number}" not in lock]
    return strange + (["Python " + sys.version.split()[0]] if sys.version_info[:2] != (3, 11) else [])


def record(outcome: Outcome, texts: Texts) -> dict[str, Any]:
    """Return what is recorded of a line."""
    said = {name: noted(text) for name, text in texts(outcome).items()}
    return {"line": outcome.line, "exit": outcome.code, **said}


def keep(folder: Path, results: Sequence[Outcome], texts: Texts) -> None:
    """Write the texts of a story into files, a folder for each line."""
    for number, outcome in enumerate(results):
        for name, text in texts(outcome).items():
            path = folder / f"{number:02}" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text)


def compare(
    story: Story, before: Sequence[Mapping[str, Any]], results: Sequence[Outcome], texts: Texts
) -> int:
    """Say which lines of a story do something else than is recorded, and what; return how many."""
    known = {key(story_lines(before), place): old for place, old in enumerate(before)}
    lines = [outcome.line for outcome in results]
    changed = 0
    for place, outcome in enumerate(results):
        news = list(changes(known.pop(key(lines, place), None), outcome, texts))
        if news:
            changed += 1
            print(f"\n{story.title}: {outcome.line}", *news, sep="\n    ")
    for line, _ in known:
        changed += 1
        print(f"\n{story.title}: {line}\n    is recorded, but no longer in lines.txt")
    return changed


def story_lines(records: Sequence[Mapping[str, Any]]) -> list[str]:
    return [record["line"] for record in records]


def key(lines: Sequence[str], place: int) -> tuple[str, int]:
    """Return a line, and how often it stands before this place."""
    return lines[place], lines[:place].count(lines[place])


def changes(old: Mapping[str, Any] | None, outcome: Outcome, texts: Texts) -> Iterator[str]:
    """Yield what a line does otherwise than is recorded."""
    if old is None:
        yield "is not recorded yet; record it with --write"
        return
    if old["exit"] != outcome.code:
        yield f"exit code: {old['exit']} is recorded, now it is {outcome.code}"
    now = texts(outcome)
    for name in sorted(old.keys() - {"line", "exit"} - now.keys()):
        yield f"{name}: is recorded, and no longer written"
    for name, content in now.items():
        if name not in old:
            yield f"{name}: is written now, and not recorded"
        elif news := list(differences(old[name], noted(content), content)):
            yield f"{name}:"
            yield from news
