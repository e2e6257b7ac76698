"""The net under the program: a fault that nobody foresaw is one sentence, and its details are in a file."""

import subprocess
import sys
from pathlib import Path

import pytest

from program import environment

# Starts the program with a fault in one of its modules: when that is looked for, something is raised.
FAULTY = """
import sys
class Fault:
    def find_spec(name, path, target=None):
        if name == "{module}":
            raise {fault}
sys.meta_path.insert(0, Fault)
from advisor.__main__ import main
sys.argv = ["advisor", "sources"]
main()
"""


@pytest.mark.parametrize(
    ("module", "fault"),
    [
        ("advisor.cli", "KeyError('secret')"),
        ("advisor.cli.sources", "MemoryError"),
        ("advisor.views.sources", "RecursionError('too deep')"),
        ("advisor.views.sources", "EOFError('a compiled module that a full disk cut off')"),
    ],
)
def test_a_fault_is_one_sentence_and_its_details_are_in_a_file_of_the_users_own(
    module: str, fault: str, tmp_path: Path
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FAULTY.format(module=module, fault=fault)],
        capture_output=True,
        text=True,
        check=False,
        env=environment(tmp_path) | {"TMPDIR": str(tmp_path)},
    )
    (details,) = tmp_path.glob("advisor-fault-*.txt")
    name = fault.partition("(")[0]
    said = f"advisor has a fault ({name}) and stopped; the details are in {details}\n"
    assert (done.returncode, done.stdout, done.stderr) == (70, "", said)
    assert details.stat().st_mode & 0o777 == 0o600
    assert "Traceback" in details.read_text()
    assert name in details.read_text()


def test_a_fault_is_told_of_where_nothing_can_be_written_about_it(tmp_path: Path) -> None:
    words = FAULTY.format(module="advisor.cli", fault="KeyError").replace(
        "import sys", "import sys, tempfile\ntempfile.tempdir = '/proc/nowhere'", 1
    )
    done = subprocess.run(
        [sys.executable, "-c", words], capture_output=True, text=True, check=False, env=environment(tmp_path)
    )
    assert (done.returncode, done.stdout) == (70, "")
    assert done.stderr == "advisor has a fault (KeyError) and stopped; there is no place for the details\n"
