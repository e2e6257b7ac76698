"""What a shell is offered for a word that is begun, as its script asks for it: always silent, nothing is written."""

import shutil
import subprocess
from pathlib import Path

import pytest

from program import advisor

SMALL = "--knowledge tests/small"


def offered(
    line: str, monkeypatch: pytest.MonkeyPatch, shell: str = "bash", home: Path | None = None
) -> list[str]:
    """Return what is offered at the end of a line whose words are parted as the shell parts them."""
    words = line.split(" ")
    monkeypatch.setenv("COMP_WORDS", line)
    monkeypatch.setenv("COMP_CWORD", words[-1] if shell == "fish" else str(len(words) - 1))
    monkeypatch.setenv("_ADVISOR_COMPLETE", f"{shell}_complete")
    done = advisor(home=home)
    assert (done.returncode, done.stderr) == (0, "")
    return [offer.removeprefix("plain,") for offer in done.stdout.splitlines() if offer not in ("", "plain")]


def content_of(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("line", "offers"),
    [
        ("advisor why-n", ["why-not"]),
        ("advisor records sh", ["show"]),
        ("advisor --no-re", ["--no-record"]),
        ("advisor why-not s", ["spring-boot"]),
        ("advisor why-not Spring", ["spring-boot"]),
        ("advisor compare django Spring", ["spring-boot", "file,Spring"]),
        (f"advisor why-not {SMALL} s", ["soup", "salad"]),
        ("advisor flips --lock team_", ["team_languages", "team_size"]),
        (f"advisor recommend {SMALL} --set h", ["hunger=", "has="]),
        (f"advisor what-if {SMALL} cold =", ["yes", "no"]),
        (f"advisor recommend {SMALL} --set cold", ["cold=yes", "cold=no"]),
        (f"advisor recommend {SMALL} --set has = broth,b", ["broth,bread", "broth,basil"]),
        (f"advisor {SMALL} --set=hunger = v", ["very"]),
        ("advisor recommend --set team_languages = python,nod", ["python,javascript"]),
        ("advisor recommend --set team_languages = rust", []),
        ("advisor recommend --set teams=", ["one", "few", "many"]),
        ("advisor recommend --set team_size = me", ["medium"]),
        ("advisor recommend --knowledge docs/examples/flight-compensation --set distance=", []),
        (f"advisor recommend {SMALL} --without to", ["toast="]),
        ("advisor how python/fastapi-for-ap", ["python/fastapi-for-apis"]),
        (f"advisor how {SMALL} lunch/soup", ["lunch/soup-warms"]),
        ("advisor adr --decision a", ["architecture"]),
        ("advisor check --explain bad-n", ["bad-name"]),
    ],
)
def test_what_is_begun_is_offered_whole(
    line: str, offers: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert offered(line, monkeypatch) == offers


def test_records_of_the_journal_are_offered_and_the_journal_stays_as_it_is(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert offered("advisor report ", monkeypatch, home=tmp_path) == ["latest"]
    assert list(tmp_path.iterdir()) == []
    monkeypatch.delenv("_ADVISOR_COMPLETE")
    advisor("recommend", *SMALL.split(), "--set", "cold=yes", home=tmp_path)
    before = content_of(tmp_path)
    (latest, record) = offered("advisor report ", monkeypatch, home=tmp_path)
    monkeypatch.delenv("_ADVISOR_COMPLETE")
    assert record in advisor("records", home=tmp_path).stdout
    assert latest == "latest"
    assert content_of(tmp_path) == before


@pytest.mark.parametrize(
    "line",
    [
        "advisor why-not --knowledge no/such/folder s",
        "advisor why-not --knowledge tests/cases s",
        "advisor recommend --set no_such_fact = ",
        "advisor no-such-command x",
        "advisor report --journal README.md 2",
        "advisor why-not 'no",
    ],
)
def test_what_cannot_be_completed_is_no_fault(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert set(offered(line, monkeypatch)) <= {"latest"}


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_other_shells_are_told_a_whole_word_and_its_title(
    shell: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = " ".join(offered(f"advisor recommend {SMALL} --set cold=y", monkeypatch, shell))
    assert "cold=yes" in text
    assert "Yes" in text


@pytest.mark.skipif(not shutil.which("bash"), reason="no bash here")
def test_the_script_for_bash_is_one_that_bash_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_ADVISOR_COMPLETE", "bash_source")
    script = advisor().stdout
    done = subprocess.run(
        ["bash", "-c", f"{script}\ncomplete -p advisor"], capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == "complete -o nosort -F _advisor_completion advisor"
