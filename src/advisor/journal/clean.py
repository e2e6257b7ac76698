"""Replay in a clean process, which knows nothing but the journal: python -m advisor.journal.clean JOURNAL."""

import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from advisor.journal.chain import Entry
from advisor.journal.database import Journal, open_journal
from advisor.journal.replay import replay
from advisor.journal.store import find
from advisor.problems import AdvisorError

SAME, DIFFERENT = "same", "the result is not the same"


def replay_cleanly(journal: Journal, entries: Iterable[Entry]) -> Iterator[str]:
    """Yield for each record what is wrong with its replay in a clean process; an empty text if nothing is."""
    names = [entry.id for entry in entries]
    done = subprocess.run(
        [sys.executable, "-m", "advisor.journal.clean", str(journal.path)],
        input="\n".join(names),
        capture_output=True,
        text=True,
        check=False,
    )
    said = done.stdout.splitlines()
    for number, _ in enumerate(names):
        outcome = said[number] if number < len(said) else "the clean process failed"
        yield "" if outcome == SAME else outcome


def main() -> None:
    """Replay the records named on standard input, and write a line for each."""
    journal = open_journal(Path(sys.argv[1]))
    for line in sys.stdin:
        try:
            outcome = SAME if replay(journal, find(journal, line.strip())).same else DIFFERENT
        except AdvisorError as error:
            outcome = str(error.problems[0])
        print(outcome, flush=True)  # noqa: T201  # this is what the calling process reads


if __name__ == "__main__":
    main()
