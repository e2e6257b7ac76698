"""The journal's file: shared by processes, in odd places, full, locked, damaged, old, new, or somebody else's."""

import errno
import os
import resource
import shutil
import sqlite3
import stat
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from advisor.journal.database import PATIENCE, open_journal, open_unwritable
from advisor.journal.faults import verify
from advisor.journal.heads import head_of, remember, remembered
from advisor.journal.keep_and_remove import keep_document
from advisor.journal.schema import VERSION
from advisor.journal.store import end_of, rows
from advisor.problems import AdvisorError
from effort import LONG
from lunch_journals import AT, journal_in, record_lunch, stored_rows
from program import COMMAND, ROOT, advisor, environment

RECOMMEND = ("recommend", "--knowledge", "tests/small", "--set", "cold=yes")


def recommend_into(journal: Path, home: Path) -> subprocess.CompletedProcess[str]:
    done = advisor(*RECOMMEND, "--journal", str(journal), home=home)
    assert "Traceback" not in done.stderr
    return done


def offered(done: subprocess.CompletedProcess[str], home: Path) -> None:
    """Assert that the result was shown, and that the record is in a file that another journal takes up."""
    assert done.returncode == 0
    assert "Soup" in done.stdout
    path = ROOT / done.stderr.split("The record is in ")[1].split(";")[0]
    try:
        other = home / "taken.db"
        taken = advisor("records", "import", str(path), "--journal", str(other), home=home)
        assert taken.stdout == "Imported 1 record.\n"
        assert advisor("records", "replay", "--journal", str(other), home=home).returncode == 0
    finally:
        path.unlink()


def test_eight_processes_may_make_a_journal_at_the_same_moment(tmp_path: Path) -> None:
    words = (
        "import sys, time; from pathlib import Path; from advisor.journal.database import open_journal\n"
        "time.sleep(max(0, float(sys.argv[2]) - time.time())); open_journal(Path(sys.argv[1])).close()"
    )
    for number in range(2):
        start = str(time.time() + 2)
        path = str(tmp_path / f"{number}.db")
        started = [
            subprocess.Popen([sys.executable, "-c", words, path, start], stderr=subprocess.PIPE)
            for _ in range(8)
        ]
        said = [process.communicate()[1] for process in started]
        assert [process.returncode for process in started] == [0] * 8, said
        assert said == [b""] * 8


def test_nobody_else_can_read_a_new_journal(tmp_path: Path) -> None:
    path = tmp_path / "new" / "journal.db"
    with journal_in(path):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_journal_may_stand_behind_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link.db").symlink_to(tmp_path / "real" / "journal.db")
    with journal_in(tmp_path / "link.db") as journal:
        record_lunch(journal, 0)
    assert (tmp_path / "link.db").is_symlink()
    with journal_in(tmp_path / "real" / "journal.db") as journal:
        assert verify(rows(journal)).count == 1


def test_a_transaction_that_fails_leaves_nothing_and_the_next_one_works(tmp_path: Path) -> None:
    with journal_in(tmp_path / "journal.db") as journal:
        record_lunch(journal, 0)
        with pytest.raises(AdvisorError), journal.transaction() as connection:  # noqa: PT012  # all of it is one transaction
            connection.execute("DELETE FROM entries")
            connection.execute("NONSENSE")
        record_lunch(journal, 1)
        assert verify(stored_rows(journal)).count == 2


def test_who_waits_for_a_locked_journal_is_told_why_it_was_in_vain(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    with journal_in(path) as journal, closing(open_journal(path, 0.1)) as other:
        journal.connection.execute("BEGIN EXCLUSIVE")
        with pytest.raises(AdvisorError, match="the journal cannot be used"):
            record_lunch(other, 0)
        journal.undo()
        assert record_lunch(other, 0).number == 1


@pytest.mark.skipif(not LONG, reason="a long run: it waits until the program's patience is over")
def test_a_locked_journal_still_gives_the_result_and_a_file(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    with journal_in(path) as journal:
        journal.connection.execute("BEGIN EXCLUSIVE")
        started = time.monotonic()
        done = recommend_into(path, tmp_path)
        assert time.monotonic() - started >= PATIENCE
    assert "the journal cannot be used" in " ".join(done.stderr.split())
    offered(done, tmp_path)


def test_an_interview_waits_once_for_a_locked_journal_and_says_so_at_once(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    with journal_in(path) as journal:
        journal.connection.execute("BEGIN EXCLUSIVE")
        started = time.monotonic()
        done = advisor(
            "interview", "--knowledge", "tests/small", "--all", "--journal", str(path),
            typed="yes\nmuch\nquit\n", home=tmp_path,
        )  # fmt: skip
        assert time.monotonic() - started < 12
    assert done.stderr.count("cannot be written to the journal") == 1
    assert done.stdout.endswith("These are the answers:\n{cold: 'yes', hunger: much}\n")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"no database at all " * 100, "this file is not a journal, or it is damaged"),
        (os.urandom(8192), "this file is not a journal, or it is damaged"),
        (b"SQLite format 3\0" + b"\xff" * 4000, "journal"),
    ],
    ids=["text", "noise", "a head alone"],
)
def test_a_file_that_is_no_journal_is_left_as_it_is(content: bytes, words: str, tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    path.write_bytes(content)
    done = recommend_into(path, tmp_path)
    assert words in " ".join(done.stderr.split())
    assert path.read_bytes() == content
    offered(done, tmp_path)


def test_another_programs_database_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE bookmarks (address TEXT)")
    content = path.read_bytes()
    done = recommend_into(path, tmp_path)
    assert "this is another program's database" in " ".join(done.stderr.split())
    assert path.read_bytes() == content
    assert not list(tmp_path.glob("other.db-*"))
    offered(done, tmp_path)


def test_a_journal_whose_tables_have_names_that_are_no_text_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    open_journal(path).close()
    content = path.read_bytes()
    assert content.count(b"tableentriesentries") == 1
    path.write_bytes(content.replace(b"tableentriesentries", b"table\xff\xfe\xfftries\xfe\xfftries"))
    with pytest.raises(AdvisorError, match="not a journal, or it is damaged"):
        open_journal(path)


def test_a_journal_of_a_version_that_never_was_is_refused_in_words(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    with journal_in(path) as journal:
        journal.connection.execute("PRAGMA user_version = -2")
    with pytest.raises(AdvisorError, match="no version of advisor writes a journal of schema -2"):
        open_journal(path)


@pytest.mark.parametrize(
    "name",
    [
        ":memory:",
        "file:j.db",
        "file:j.db?mode=memory",
        "j%41.db#1",
        b"j\xff.db".decode("utf-8", "surrogateescape"),
    ],
)
def test_a_journal_is_the_file_of_its_name_whatever_that_means_elsewhere(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    open_journal(Path(name)).close()
    assert [path.name for path in tmp_path.iterdir()] == [name]
    with closing(open_unwritable(Path(name))) as journal:
        assert journal.path == Path(name)


def test_a_journal_of_a_newer_version_is_refused_in_words_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    with journal_in(path) as journal:
        journal.connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    done = recommend_into(path, tmp_path)
    assert f"newer version of advisor (schema {VERSION + 1}, known is {VERSION})" in " ".join(
        done.stderr.split()
    )
    offered(done, tmp_path)


def filled(path: Path) -> Path:
    with journal_in(path) as journal:
        entry = record_lunch(journal, 0)
        for _ in range(39):
            keep_document(journal, entry, {"at": "x" * 3000}, AT)
    return path


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.9])
def test_a_journal_that_was_cut_off_is_called_damaged(kept: float, tmp_path: Path) -> None:
    path = filled(tmp_path / "journal.db")
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * kept)])
    for command in (("verify",), ("list",), ("show",)):
        done = advisor("records", *command, "--journal", str(path), home=tmp_path)
        assert done.returncode in (1, 3)
        assert "Traceback" not in done.stderr
    assert "damaged" in done.stderr


def test_pages_overwritten_with_noise_are_noticed_wherever_they_are(tmp_path: Path) -> None:
    content = filled(tmp_path / "whole.db").read_bytes()
    for page in range(0, len(content) // 4096, 5):
        path = tmp_path / f"{page}.db"
        path.write_bytes(content[: page * 4096] + os.urandom(4096) + content[(page + 1) * 4096 :])
        try:
            with journal_in(path) as journal:
                verified = verify(rows(journal))
            assert verified.faults or verified.count == 40
            assert verified.faults or page == 0 or is_unused(content, page)
        except AdvisorError as error:
            assert error.problems[0].what  # noqa: PT017  # said in words


def is_unused(content: bytes, page: int) -> bool:
    """Return whether a page holds nothing of an entry: tables and indexes that are empty, or doubled by entries."""
    return b"xxxx" not in content[page * 4096 : (page + 1) * 4096]


def test_a_damaged_last_entry_is_not_built_upon(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    with journal_in(path) as journal:
        record_lunch(journal, 0)
        journal.connection.execute("UPDATE entries SET body = x'00'")
        with pytest.raises(sqlite3.DatabaseError):
            end_of(journal.connection)
    done = recommend_into(path, tmp_path)
    assert "this file is not a journal, or it is damaged" in " ".join(done.stderr.split())
    offered(done, tmp_path)


def limited() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (16384, 16384))


def test_a_journal_that_cannot_grow_still_gives_the_result(tmp_path: Path) -> None:
    done = subprocess.run(
        [*COMMAND, *RECOMMEND, "--journal", str(tmp_path / "journal.db")],
        capture_output=True, text=True, check=False, cwd=ROOT, env=environment(tmp_path), preexec_fn=limited,
    )  # fmt: skip
    assert "the journal cannot be used" in " ".join(done.stderr.split())
    offered(done, tmp_path)


def test_a_full_disk_still_gives_the_result_and_loses_no_earlier_record(tmp_path: Path) -> None:
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(place)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a disk of any size can only be made by root; the test before this one limits the file")
    try:
        path = place / "journal.db"
        assert recommend_into(path, tmp_path).stderr == ""
        fill(place / "ballast")
        done = recommend_into(path, tmp_path)
        assert "the journal cannot be used" in " ".join(done.stderr.split())
        offered(done, tmp_path)
        (place / "ballast").unlink()
        with journal_in(path) as journal:
            verified = verify(rows(journal))
            assert (verified.count, verified.faults) == (1, ())
    finally:
        subprocess.run(["umount", str(place)], check=True)


def fill(path: Path) -> None:
    """Fill the disk that a file is on."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT)
    try:
        while True:
            os.write(handle, b"x" * 4096)
    except OSError as error:
        assert error.errno == errno.ENOSPC  # noqa: PT017  # it is how the loop ends
    finally:
        os.close(handle)


@pytest.mark.parametrize(
    "place", ["/proc/nowhere/journal.db", "/dev/full", "/dev/null", "README.md/journal.db"]
)
def test_a_place_that_takes_no_journal_still_gives_the_result(place: str, tmp_path: Path) -> None:
    done = recommend_into(Path(place), tmp_path)
    assert "journal" in done.stderr
    offered(done, tmp_path)


def test_a_journal_that_cannot_be_written_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    with journal_in(path) as journal:
        record_lunch(journal, 0)
        with pytest.raises(AdvisorError, match="was not closed"):
            open_unwritable(path)
    with closing(open_unwritable(path)) as journal:
        assert verify(rows(journal)).count == 1
        with pytest.raises(AdvisorError, match="the journal cannot be used"):
            record_lunch(journal, 1)
    assert not list(tmp_path.glob("journal.db-*"))


def test_nothing_is_kept_if_nothing_is_to_be(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    advisor(*RECOMMEND, "--no-record", home=home)
    advisor("interview", "--knowledge", "tests/small", "--no-record", typed="yes\nmuch\nquit\n", home=home)
    assert not list(home.rglob("*"))


def test_every_journal_is_opened_only_where_a_command_needs_one(tmp_path: Path) -> None:
    for command in (("records",), ("records", "verify"), ("how",), ("adr",)):
        done = advisor(*command, home=tmp_path)
        assert done.returncode == 2
        assert not list(tmp_path.rglob("*.db"))


def test_an_open_journal_leaves_no_connection_behind(tmp_path: Path) -> None:
    (tmp_path / "old.db").write_bytes(b"no journal" * 500)
    with pytest.raises(AdvisorError):
        open_journal(tmp_path / "old.db")


def test_a_journal_of_an_older_version_that_cannot_be_written_knows_no_noted_heads_and_takes_none(
    tmp_path: Path,
) -> None:
    old = Path(shutil.copy(ROOT / "tests" / "golden" / "journal-3.db", tmp_path / "old.db"))
    with closing(open_unwritable(old)) as journal:
        assert remembered(journal) == ()
        head = head_of(journal, AT)
        assert head
        with pytest.raises(AdvisorError, match="cannot be used"):
            remember(journal, head)
    with closing(open_journal(old)) as journal:
        remember(journal, head)
        assert remembered(journal) == (head,)
