"""Whatever becomes of the folder of compiled rule bases, nobody hears of it, and no wrong base comes out."""

import os
import stat
import subprocess
from pathlib import Path

import pytest

from advisor.read.base import read_base
from advisor.read.cache import LARGEST, MOST_BYTES, MOST_ENTRIES, cache_folder, fetch, store
from program import COMMAND, ROOT, advisor, environment
from test_compiled import cache, key, lamps, load, spelt

__all__ = ["cache", "lamps"]

KEY = "0" * 64
only_root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="root can give files away"
)


@pytest.fixture
def entry(lamps: Path, cache: Path) -> Path:
    """Return the entry of the lamps."""
    load(lamps)
    return cache / key(lamps)


def test_an_entry_with_any_byte_changed_is_ignored(lamps: Path, entry: Path) -> None:
    whole = entry.read_bytes()
    for place in range(len(whole)):
        changed = bytearray(whole)
        changed[place] ^= 1 << place % 8
        entry.write_bytes(changed)
        assert fetch(entry.parent, entry.name) is None
    assert spelt(load(lamps)) == spelt(read_base(lamps))
    assert fetch(entry.parent, entry.name)


def test_a_cut_or_lengthened_entry_is_ignored(entry: Path) -> None:
    whole = entry.read_bytes()
    for content in (*(whole[:length] for length in range(len(whole))), whole + b"\0", whole * 2):
        entry.write_bytes(content)
        assert fetch(entry.parent, entry.name) is None


def test_the_entry_of_other_knowledge_under_this_name_is_ignored(entry: Path) -> None:
    other = entry.rename(entry.parent / KEY)
    assert fetch(other.parent, other.name) is None


@pytest.mark.parametrize("spoil", ["folder", "pipe", "link", "unreadable", "large", "open to all"])
def test_what_is_no_entry_of_ones_own_is_ignored(spoil: str, lamps: Path, entry: Path) -> None:
    whole = entry.read_bytes()
    entry.unlink()
    match spoil:
        case "folder":
            entry.mkdir()
        case "pipe":
            os.mkfifo(entry)
        case "link":
            (entry.parent / "other").write_bytes(whole)
            entry.symlink_to("other")
        case "unreadable":
            entry.symlink_to(entry)  # a circle of links: not even root can open it
        case "large":
            entry.write_bytes(whole)
            os.truncate(entry, LARGEST + 1)
        case "open to all":
            entry.write_bytes(whole)
            entry.chmod(0o666)
    assert fetch(entry.parent, entry.name) is None
    assert spelt(load(lamps)) == spelt(read_base(lamps))


@only_root
def test_an_entry_or_a_folder_of_somebody_else_is_ignored(lamps: Path, entry: Path) -> None:
    before = entry.read_bytes()
    os.chown(entry, 12345, -1)
    assert fetch(entry.parent, entry.name) is None
    os.chown(entry, os.geteuid(), -1)
    assert fetch(entry.parent, entry.name)
    os.chown(entry.parent, 12345, -1)
    assert fetch(entry.parent, entry.name) is None
    assert spelt(load(lamps)) == spelt(read_base(lamps))
    assert entry.read_bytes() == before


def test_what_is_kept_is_the_users_alone(lamps: Path, cache: Path) -> None:
    before = os.umask(0)
    try:
        load(lamps)
    finally:
        os.umask(before)
    (entry,) = cache.iterdir()
    assert stat.S_IMODE(cache.stat().st_mode) == 0o700
    assert stat.S_IMODE(entry.stat().st_mode) == 0o600


def test_a_folder_that_others_may_write_is_not_used(lamps: Path, entry: Path) -> None:
    entry.parent.chmod(0o777)
    assert fetch(entry.parent, entry.name) is None
    entry.unlink()
    load(lamps)
    assert not entry.exists()


@pytest.mark.parametrize("place", ["", "advisor", "advisor/bases"])
def test_a_folder_that_cannot_be_made_spoils_nothing(place: str, lamps: Path, cache: Path) -> None:
    path = cache.parents[1] / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("in the way")
    assert spelt(load(lamps)) == spelt(load(lamps)) == spelt(read_base(lamps))
    assert path.read_text() == "in the way"


def test_without_a_place_for_a_cache_there_is_none(monkeypatch: pytest.MonkeyPatch, lamps: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/dev/null/nowhere")
    assert spelt(load(lamps)) == spelt(read_base(lamps))


def test_who_wants_no_cache_gets_none(lamps: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADVISOR_NO_CACHE", "1")
    assert cache_folder() is None
    load(lamps)
    assert not cache.exists()


def test_the_entries_longest_out_of_use_go_first(cache: Path) -> None:
    names = [f"{number:064}" for number in range(MOST_ENTRIES)]
    for age, name in enumerate(names):
        store(cache, name, b"content")
        os.utime(cache / name, (1000 - age, 1000 - age))
    (cache / "left-by-a-crash").write_bytes(b"half")
    os.utime(cache / "left-by-a-crash", (0, 0))
    assert fetch(cache, names[-1]) == b"content"  # the oldest is in use again
    store(cache, KEY + "new", b"content")
    assert {one.name for one in cache.iterdir()} == {KEY + "new", names[-1], *names[: MOST_ENTRIES - 2]}


def test_all_entries_together_stay_within_bounds(cache: Path) -> None:
    large = b"x" * (LARGEST // 2)
    for number in range(2 * MOST_BYTES // len(large)):
        store(cache, f"{number:064}", large)
    assert 0 < sum(one.stat().st_size for one in cache.iterdir()) <= MOST_BYTES
    store(cache, KEY + "larger", b"x" * LARGEST)
    assert not (cache / f"{KEY}larger").exists()


def test_commands_say_the_same_at_every_start(tmp_path: Path) -> None:
    for words in (
        ["check", "--no-proofs", "--notes"],
        ["how", "--set", "regulated=yes"],
        ["why-not", "express", "--set", "regulated=yes"],
    ):
        home = tmp_path / words[0]
        kept = environment(home) | {"XDG_CACHE_HOME": str(home)}
        done = [
            subprocess.run([*COMMAND, *words], env=env, cwd=ROOT, capture_output=True, text=True, check=False)
            for env in (kept | {"ADVISOR_NO_CACHE": "1"}, kept, kept)
        ]
        first, *others = [(one.returncode, one.stdout, one.stderr) for one in done]
        assert first[1]
        assert others == [first, first]


def test_many_that_start_at_once_make_one_entry(tmp_path: Path) -> None:
    words = ["how", "--set", "regulated=yes"]
    alone = advisor(*words, home=tmp_path / "alone").stdout
    env = environment(tmp_path) | {"XDG_CACHE_HOME": str(tmp_path)}
    crowd = [
        subprocess.Popen([*COMMAND, *words], env=env, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        for _ in range(6)
    ]
    assert [one.communicate()[0] for one in crowd] == [alone] * 6
    assert len(list((tmp_path / "advisor" / "bases").iterdir())) == 1
