"""What holds for all tests: none of them touches the user's own cache and journal, and a busy machine stops no interview."""

import atexit
import gc
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from advisor.interview import outlook
from boat_base import write_boat_base
from effort import LONG
from recorded_answers import OPEN

# Rule bases and their many parts live long, and hardly any garbage needs a collection: it would take a tenth of the time.
gc.set_threshold(100_000, 20, 50)

# One place for both, for all tests of a process and for the programs that they start.
CACHE = tempfile.mkdtemp(prefix="advisor-cache-")
atexit.register(shutil.rmtree, CACHE, ignore_errors=True)
os.environ["XDG_CACHE_HOME"] = CACHE
os.environ["XDG_DATA_HOME"] = CACHE
os.environ.pop("ADVISOR_NO_CACHE", None)
# Else each program that a test starts would compile all of `advisor` again: most of what it takes.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# At every run the same examples, so that a failure is of the change; a long run draws new ones.
settings.register_profile("every-run", derandomize=not LONG)
settings.load_profile("every-run")


# Files with few tests that take long: they begin first, so that at the end no processor waits for another one.
LONG_FILES = (
    "test_docs.py",
    "test_interviewed_people.py",
    "test_house.py",
    "test_shipped_coverage.py",
    "test_read_slips.py",
    "test_program.py",
    "test_startup.py",
    "test_journal_kills_and_many_writers.py",
    "test_seeded_faults.py",
    "test_compare_random.py",
    "test_mutations_language.py",
    "test_report_in_browser.py",
    "test_verdict.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests of long files before all others, which keep their order."""
    items.sort(key=lambda item: item.path.name not in LONG_FILES)


@pytest.fixture(scope="session", autouse=True)
def patience() -> Iterator[None]:
    """Let no question of an interview go unanswered because the processors are busy with other tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(outlook, "SECONDS", 60.0)
        yield


@pytest.fixture(scope="session")
def boats(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the knowledge folder of boats."""
    return write_boat_base(tmp_path_factory.mktemp("boats"))


@pytest.fixture(autouse=True)
def closed_journals() -> Iterator[None]:
    """Close the journals that a test has opened; Python 3.13 complains of others."""
    yield
    OPEN.close()
