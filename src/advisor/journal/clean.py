"""Replay in a clean process, which knows nothing but the journal: python -m advisor.journal.clean JOURNAL."""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from advisor import __version__
from advisor.journal.database import Journal, for_reading
from advisor.journal.replay import replay
from advisor.journal.store import find
from advisor.problems import AdvisorError

SAME, DIFFERENT = "same", "the result is not the same"


def replay_cleanly(path: Path, names: Sequence[str]) -> Iterator[str]:
    """Yield for each record what is wrong with its replay in a clean process; an empty text if nothing is."""
    done = subprocess.run(
        [sys.executable, "-m", "advisor.journal.clean", str(path.absolute())],
        input="\n".join(names),
        capture_output=True,
        text=True,
        check=False,
    )
    said = done.stdout.splitlines()
    for number, _ in enumerate(names):
        what = said[number] if number < len(said) else "the clean process failed"
        yield "" if what == SAME else what


def main() -> None:
    """Replay the records named on standard input, and write a line for each."""
    with closing(for_reading(Path(sys.argv[1]))) as journal:
        for line in sys.stdin:
            print(outcome(journal, line.strip()), flush=True)  # noqa: T201  # the calling process reads this


def outcome(journal: Journal, name: str) -> str:
    """Return on one line what came of the replay of a record."""
    try:
        entry = find(journal, name)
        same, by = replay(journal, entry).same, entry.part("head")["advisor"]
    except AdvisorError as error:
        return " ".join(str(error.problems[0]).split())
    except (KeyError, TypeError, ValueError) as error:
        return f"this is no record: {type(error).__name__}"
    other = "" if by == __version__ else f"; it was made by advisor {by}"
    return SAME if same else DIFFERENT + other


if __name__ == "__main__":
    main()
