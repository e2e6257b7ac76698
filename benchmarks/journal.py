"""How long it takes to find, verify and audit records in a journal of thousands.

python benchmarks/journal.py [--journal FILE] [--records N] [--write]

A third of the records rests on an earlier version of the shipped rules; a tenth is decided about; some are redacted or
deleted. A journal that is there is measured as it is, so that it is built once.
"""

import argparse
import random
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

from processes import command, run, worked
from sections import digits, show, table

from advisor.evaluators.prior import Prior
from advisor.evaluators.sweep import decode, drawn
from advisor.explain.explanation import Explanation, explain
from advisor.formats.consultation import Action, Consultation, Step, sections
from advisor.formats.decisions_taken import ChosenOption, DecisionTaken
from advisor.formats.record_kinds import RecordKind
from advisor.journal.chain import Entry
from advisor.journal.database import Journal, open_journal
from advisor.journal.decisions_taken import keep_decision
from advisor.journal.keep_and_remove import delete, keep, redact, sealed_parts
from advisor.journal.store import how_many
from advisor.language.reading.answers import profile_of, reply
from advisor.language.reading.base import read_documents
from advisor.language.reading.documents import Collected, Document, collect, shipped
from advisor.model import RuleBase
from advisor.recommend import recommend
from advisor.usecases.journals import provenance

SEED, DIFFERENT = 17, 300
BEGUN = datetime(2025, 1, 6, 8, tzinfo=timezone.utc)
BETWEEN = timedelta(minutes=50)
FEWEST = 10
EARLIER = (b"{favour: {spring-boot: strong}}", b"{favour: {spring-boot: moderate}}")

Told: TypeAlias = tuple[tuple[Document, ...], Explanation]
"""What came of some answers, and the files of the rules that say so."""


def told(number: int) -> Iterator[Told]:
    """Yield what comes of so many random people's answers; a third are judged by an earlier version of the rules."""
    documents = collect(shipped()).documents
    before = tuple(replace(each, content=each.content.replace(*EARLIER)) for each in documents)
    versions = [(files, read_documents(Collected(files), "rules", "rules")) for files in (documents, before)]
    rows = drawn(versions[0][1], {}, Prior(1, SEED))
    chance = random.Random(SEED)  # noqa: S311  # chance, not secrecy
    for place in range(number):
        files, base = versions[place % 3 == 0]
        yield files, explained(base, decode(base, rows[place]), chance)


def explained(base: RuleBase, person: Mapping[str, object], chance: random.Random) -> Explanation:
    """Return what is said to a person who answers half of the time all questions, else only the first ones."""
    most = len(base.facts) if chance.random() < 0.5 else chance.randint(FEWEST, len(base.facts))
    known = [fact for fact in list(base.facts.values())[:most] if fact.id in person]
    given = tuple(reply(fact, person[fact.id]) for fact in known)
    return explain(base, given, recommend(base, profile_of(given)))


def time_of(number: int, minutes: int = 0) -> str:
    """Return when a record was begun, or something was done so many minutes later."""
    at = BEGUN + number * BETWEEN + timedelta(minutes=minutes)
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def kept(journal: Journal, number: int, files: tuple[Document, ...], explanation: Explanation) -> Entry:
    """Return a record of these answers, with times and a title of its own; every third is a scripted run."""
    scripted = number % 3 == 2
    deed = Action.GIVEN if scripted else Action.ANSWERED
    steps = tuple(Step(time_of(number), deed, each.fact, each.statement) for each in explanation.given)
    consultation = Consultation(
        time_of(number),
        time_of(number, 12),
        steps,
        explanation.given,
        provenance(files),
        title=f"service {number}",
        kind=RecordKind.SCRIPTED if scripted else RecordKind.CONSULTATION,
    )
    parts = sealed_parts(sections(explanation.base, consultation, explanation))
    return keep(journal, f"{time_of(number)[:10].replace('-', '')}-{number:08x}", parts, files)


def decide(journal: Journal, entry: Entry, number: int) -> None:
    """Take a decision about a record: as recommended, or at times for what the rules do not cover."""
    ending = entry.outcome[0]
    words = number % 50 == 0 or not ending["winners"]
    choice = ChosenOption(
        ending["decision"], **({"other": "Rails"} if words else {"candidate": ending["winners"][0]})
    )
    review = time_of(number + 5000)[:10]
    taken = DecisionTaken(time_of(number, 40), ("the team",), (choice,), (), "the team knows it", review)
    keep_decision(journal, entry, taken)


def build(path: Path, count: int) -> None:
    """Fill a new journal with so many records."""
    different = list(told(min(count, DIFFERENT)))
    with closing(open_journal(path)) as journal:
        for number in range(count):
            entry = kept(journal, number, *different[number % len(different)])
            if number % 10 == 0:
                decide(journal, entry, number)
            if number % 500 == 250:
                fact = entry.sections["answers"][0]["fact"]
                redact(journal, entry.id, [fact], time_of(number, 45), "asked to")
            if number % 1000 == 777:
                delete(journal, entry.id, time_of(number, 45), "asked to")


RECORDS = 'SELECT count(*) FROM entries WHERE CAST(body AS TEXT) LIKE \'%"sort":"consultation"%\''
COMMANDS: Mapping[str, tuple[str, float | None]] = {
    "`records list --winner django`": ("records list --json --winner django", 2.0),
    "`records list --rule spring-for-compliance`": ("records list --json --rule spring-for-compliance", 2.0),
    "`records list --decided spring-for-compliance`": (
        "records list --json --decided spring-for-compliance",
        2.0,
    ),
    "`records list --passage P14`": ("records list --json --passage P14", 2.0),
    "`records list --answer growth=uncertain`": ("records list --json --answer growth=uncertain", 2.0),
    "`records list --chosen rails`": ("records list --json --chosen rails", 2.0),
    "`records list --due`": ("records list --json --due", 2.0),
    "`records verify`": ("records verify", 60.0),
    "`audit`": ("audit", 60.0),
    "`records export --format csv`": ("records export --format csv", None),
}
PREFACE = """
`benchmarks/journal.py`: one journal of {records:,} records, {entries:,} entries and {size:.0f} MB, made of {different} different results of the shipped rules, each sealed anew with other ids, times and titles. A third rests on an earlier version of the rules, a tenth is decided about. Each command is a process of its own, run once after its bytecode and the summaries were made; lists are written as JSON. Seconds are by the clock and of the processor.
"""


def measured(path: Path) -> Iterator[tuple[str, ...]]:
    """Yield how many seconds each command takes by the clock and of the processor, and whether that is quick enough."""
    with TemporaryDirectory() as home:
        run(command(f"records list --json --passage P14 --journal {path}", Path(home)), Path(home))
        for name, (words, target) in COMMANDS.items():
            process = command(f"{words} --journal {path}", Path(home))
            took, cpu = (each / 1000 for each in worked(lambda process=process: run(process, Path(home))))
            met = "" if target is None else "yes" if took <= target else "no"
            yield name, digits(took), digits(cpu), "" if target is None else f"{target:.0f} s", met


def section(path: Path, count: int) -> Iterator[str]:
    """Yield the lines of the section about the journal in a file, which is built if it is not there."""
    if not path.exists():
        build(path, count)
    with closing(open_journal(path)) as journal:
        entries = how_many(journal)
        records = journal.connection.execute(RECORDS).fetchone()[0]
    size = path.stat().st_size / 1e6
    yield "## Ten thousand records"
    yield ""
    yield PREFACE.format(records=records, entries=entries, size=size, different=DIFFERENT).strip()
    yield ""
    yield from table(("command", "seconds", "of the processor", "target", "met"), measured(path), 3)


def main() -> None:
    """Print the section, and write it into the page of figures if that is wanted."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--journal", type=Path, help="a journal to measure, built if it is not there")
    options.add_argument("--records", type=int, default=10_000, help="how many are built")
    options.add_argument("--write", action="store_true", help="replace the section in docs/benchmarks.md")
    chosen = options.parse_args()
    with TemporaryDirectory() as folder:
        path = (chosen.journal or Path(folder) / "journal.db").absolute()
        show("journal", section(path, chosen.records), write=chosen.write)


if __name__ == "__main__":
    main()
