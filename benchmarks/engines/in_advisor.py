"""A rule base in `advisor` itself: its files are read as they are.

`Fire` is the recommendation of record, one profile at a time, with its trace. `Sweep` gets the same profiles
as mappings and encodes them. `Batch` gets a table with a column of text for each fact, as `advisor batch`
reads it, and returns a table with all columns but the fired rules; it is made for long tables, so the
profiles a second are those of one with a million rows.
"""

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from advisor.conditions import Answered
from advisor.evaluators import sweep
from advisor.language.reading.base import read_base
from advisor.model import Award, Profile, RuleBase
from engines.outcome import Answers, Decisions, Outcome, outcome

FOLDER = "knowledge"


def write(folder: Path, knowledge: Path) -> None:
    """Copy the files of a rule base."""
    for part in ("facts", "rules"):
        shutil.copytree(knowledge / part, folder / FOLDER / part)


def profile(answers: Answers) -> Profile:
    """Return the answers with sets in the place of lists."""
    return {key: one if isinstance(one, str) else frozenset(one) for key, one in answers.items()}


class Fire:
    """The rules as `advisor recommend` fires them."""

    def __init__(self, folder: Path, decisions: Decisions) -> None:
        """Read the files and build the engine."""
        from advisor.evaluators.fire import engine_for, fire

        self.decisions = decisions
        self.base = read_base(folder / FOLDER)
        self.fire = fire
        engine_for(self.base)

    def __call__(self, answers: Answers) -> Outcome:
        """Return the outcome of a complete profile."""
        self.fired = self.fire(self.base, profile(answers))
        points = dict.fromkeys(self.base.candidates, 0)
        out: set[str] = set()
        for firing in self.fired.firings:
            rule = self.base.rules[firing.rule]
            out.update(rule.vetoes)
            for effect in rule.effects:
                if isinstance(effect, Award):
                    points[effect.candidate] += effect.points
        return outcome(self.decisions, points, out)

    def trace(self) -> Mapping[str, frozenset[str]]:
        """Return each rule that fired last, with the facts and findings that made it fire."""
        return {
            firing.rule: frozenset(
                one.fact if isinstance(one, Answered) else one.finding for one in firing.supports
            )
            for firing in self.fired.firings
        }


class Sweep:
    """The rules as they are swept over many profiles."""

    at_once = 10_000

    def __init__(self, folder: Path, decisions: Decisions) -> None:
        """Read the files and plan the sweep."""
        self.decisions = decisions
        self.base = read_base(folder / FOLDER)
        sweep.sweep(self.base, sweep.encode(self.base, [{}]))

    def __call__(self, answers: Answers) -> Outcome:
        """Return the outcome of a complete profile."""
        return told(self.base, self.decisions, self.many([answers]), 0)

    def many(self, profiles: Sequence[Answers]) -> sweep.Swept:
        """Return the outcomes of many profiles, as arrays."""
        return sweep.sweep(self.base, sweep.encode(self.base, map(profile, profiles)))


def told(base: RuleBase, decisions: Decisions, swept: sweep.Swept, row: int) -> Outcome:
    """Return what arrays say of one profile, its winners included: they are not worked out again."""
    points = {name: int(by) for name, by in zip(base.candidates, swept.points[row], strict=True)}
    out = {name for name, gone in zip(base.candidates, swept.ruled_out[row], strict=True) if gone}
    won = swept.winners_of(row)
    return Outcome(points, frozenset(out), {key: won.intersection(names) for key, names in decisions.items()})


class Batch:
    """The rules as `advisor batch` applies them to a table."""

    at_once = 10_000

    def __init__(self, folder: Path, decisions: Decisions) -> None:
        """Read the files, and judge a table with one row, so that all is loaded."""
        import pyarrow as pa

        import advisor

        self.arrow, self.sweep = pa, advisor.sweep
        self.decisions = decisions
        self.base = read_base(folder / FOLDER)
        self.many(pa.RecordBatch.from_pylist([dict.fromkeys(self.base.facts, "")]))

    def taken(self, profiles: Sequence[Answers]) -> Any:
        """Return profiles as the table that is given to the engine: text, as it stands in a file."""
        rows = [
            {key: one if isinstance(one, str) else ";".join(one) or "none" for key, one in given.items()}
            for given in profiles
        ]
        return self.arrow.RecordBatch.from_pylist(rows)

    def longer(self, table: Any, times: int) -> Any:
        """Return the rows of a table over and over, as one table."""
        return self.arrow.Table.from_batches([table] * times).combine_chunks().to_batches()[0]

    def many(self, table: Any) -> Any:
        """Return the outcomes of a table, as a table."""
        return self.sweep(table, self.base)

    def __call__(self, answers: Answers) -> Outcome:
        """Return the outcome of a complete profile."""
        row = self.many(self.taken([answers])).to_pylist()[0]
        points = {one: row[f"points.{one}"] for one in self.base.candidates}
        out = {one for key in self.decisions for one in split(row[f"{key}.ruled_out"])}
        winners = {key: frozenset(split(row[f"{key}.winner"])) for key in self.decisions}
        return Outcome(points, frozenset(out), winners)


def split(cell: str | None) -> list[str]:
    """Return the ids in a cell."""
    return cell.split(";") if cell else []
