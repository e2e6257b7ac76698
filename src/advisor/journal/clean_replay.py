"""Replay in a clean process, which knows nothing but the journal: python -m advisor.journal.clean_replay JOURNAL."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from advisor.journal.database import Journal, for_reading
from advisor.journal.store import find
from advisor.problems import AdvisorError, briefly

SAME, LATE = "same", "the same, except for what was not known in time or was sampled differently"


def replay_cleanly(path: Path, names: Sequence[str]) -> Iterator[str]:
    """Yield for each record what came of its replay in a clean process: SAME, LATE, or what is wrong."""
    import subprocess  # slow to load, and who only lists records names the outcomes too

    process = subprocess.run(
        [sys.executable, "-m", "advisor.journal.clean_replay", str(path.absolute())],
        input="\n".join(names),
        capture_output=True,
        text=True,
        check=False,
    )
    lines = process.stdout.splitlines()
    for number, _ in enumerate(names):
        yield lines[number] if number < len(lines) else "the clean process failed"


def main() -> None:
    """Replay the records named on standard input, and write a line for each."""
    with closing(for_reading(Path(sys.argv[1]))) as journal:
        for line in sys.stdin:
            print(outcome(journal, line.strip()), flush=True)  # noqa: T201  # the calling process reads this


def outcome(journal: Journal, name: str) -> str:
    """Return on one line what came of the replay of a record."""
    from advisor.journal.replay import DIFFERENT, made_by, replay  # whoever starts it needs no prover

    try:
        entry = find(journal, name)
        replayed = replay(journal, entry)
    except AdvisorError as error:
        return " ".join(briefly(error.problems).split())
    return SAME if replayed.same else LATE if replayed.agrees else DIFFERENT + made_by(entry)


if __name__ == "__main__":
    main()
