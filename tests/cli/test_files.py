"""How a file is written: all of it or nothing, with the rights it had, through links, and into pipes as they are."""

import errno
import os
import resource
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from advisor.files import PRIVATE, UnwritableError, descriptor_of, is_same, is_stream, write, writing


@pytest.fixture(params=[0o022, 0o077], ids=["everybody", "nobody else"])
def mask(request: pytest.FixtureRequest) -> Iterator[int]:
    """Return the umask that holds during a test."""
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def rights(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_a_new_file_has_the_rights_that_the_umask_leaves_and_a_private_one_is_the_users_own(
    tmp_path: Path, mask: int
) -> None:
    write(tmp_path / "a", b"a")
    write(tmp_path / "b", b"b", rights=PRIVATE)
    assert (rights(tmp_path / "a"), rights(tmp_path / "b")) == (0o666 & ~mask, 0o600)


@pytest.mark.parametrize("kept", [0o600, 0o640, 0o755])
def test_a_file_that_is_replaced_keeps_its_rights(tmp_path: Path, kept: int) -> None:
    path = tmp_path / "a"
    path.write_text("old")
    path.chmod(kept)
    with writing(path) as stream:
        stream.write(b"new")
        (part,) = (one for one in tmp_path.iterdir() if one != path)
        assert rights(part) == 0o600  # nobody reads before who may not read afterwards
    assert (path.read_text(), rights(path)) == ("new", kept)


def test_what_a_link_leads_to_is_replaced_and_not_the_link(tmp_path: Path) -> None:
    for name, target in (("near", "file"), ("far", str(tmp_path / "deep" / "file")), ("twice", "far")):
        (tmp_path / name).symlink_to(target)
    for name in ("near", "twice"):
        write(tmp_path / name, name.encode())
        assert (tmp_path / name).is_symlink()
    assert [(tmp_path / name).read_text() for name in ("file", "deep/file")] == ["near", "twice"]


@pytest.mark.parametrize("old", [b"old", None])
def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path, old: bytes | None) -> None:
    path = tmp_path / "deep" / "er" / "file" if old is None else tmp_path / "file"
    if old:
        path.write_bytes(old)
    with pytest.raises(KeyError), writing(path) as stream:  # noqa: PT012  # it fails half-way
        stream.write(b"half")
        stream.flush()
        raise KeyError
    assert [one.name for one in tmp_path.rglob("*")] == (["file"] if old else [])
    assert not old or path.read_bytes() == old


def test_a_new_file_never_takes_the_place_of_another_and_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "r.yaml"
    write(path, b"first\n", new=True)
    with pytest.raises(UnwritableError) as error:
        write(path, b"second\n", new=True)
    assert (error.value.errno, error.value.filename) == (errno.EEXIST, str(path))
    assert path.read_bytes() == b"first\n"
    assert [one.name for one in path.parent.iterdir()] == ["r.yaml"]


def test_whoever_reads_meanwhile_finds_all_of_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    with writing(path) as stream:
        stream.write(b"new")
        stream.flush()
        assert path.read_bytes() == b"old"
    assert path.read_bytes() == b"new"


@pytest.mark.parametrize("name", ["x" * 250, "-x", "a\nb", "\u202eb", os.fsdecode(b"\xff")])
def test_any_name_that_the_system_takes_is_taken(tmp_path: Path, name: str) -> None:
    write(tmp_path / name, b"x")
    assert os.listdir(tmp_path) == [name]  # noqa: PTH208


@pytest.mark.parametrize("place", ["x" * 300, "file/below", "folder", "ring", "/dev/full", "/proc/x/y"])
def test_what_cannot_be_written_is_an_error_that_names_it_and_leaves_nothing_behind(
    tmp_path: Path, place: str
) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "folder").mkdir()
    (tmp_path / "ring").symlink_to("ring")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(OSError, match=place[:9]) as error:
        write(tmp_path / place, b"x")
    assert error.value.filename == str(tmp_path / place)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    write(pipe, b"through")
    reader.join()
    assert read == [b"through"]
    assert pipe.is_fifo()


@pytest.mark.parametrize("spelling", ["/dev/fd/{}", "/proc/self/fd/{}", "/dev/../dev/fd/{}", "link"])
def test_an_open_descriptor_is_written_on_where_it_stands(tmp_path: Path, spelling: str) -> None:
    with (tmp_path / "file").open("wb") as file:
        file.write(b"before ")
        file.flush()
        (tmp_path / "link").symlink_to(f"/dev/fd/{file.fileno()}")
        write(tmp_path / spelling.format(file.fileno()), b"within ")
        file.write(b"after")
    assert (tmp_path / "file").read_bytes() == b"before within after"


def test_a_descriptor_that_is_not_open_is_an_error(tmp_path: Path) -> None:
    assert not is_stream(Path("/dev/fd/999999999"))
    with pytest.raises(OSError, match="/dev/fd/999999999"):
        write(Path("/dev/fd/999999999"), b"x")
    assert descriptor_of(tmp_path / "dev" / "stdout") is None


def test_the_same_file_is_known_by_every_name_that_it_has(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("x")
    (tmp_path / "soft").symlink_to("file")
    (tmp_path / "hard").hardlink_to(path)
    (tmp_path / "other").write_text("x")
    (tmp_path / "to come").symlink_to("new")
    (tmp_path / "sub").mkdir()
    assert all(is_same(path, tmp_path / name) for name in ("soft", "hard", "sub/../file"))
    assert is_same(tmp_path / "to come", tmp_path / "new")
    assert not any(is_same(path, tmp_path / name) for name in ("other", "new", "x" * 300))
    with path.open("ab") as file:
        assert is_same(path, Path(f"/dev/fd/{file.fileno()}"))


@pytest.mark.parametrize("size", [5_000, 5_000_000])
def test_where_the_disk_takes_no_more_the_old_file_stays_and_nothing_is_left_behind(
    tmp_path: Path, size: int
) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4_096, before[1]))
    try:
        for place in (path, tmp_path / "new" / "file"):
            with pytest.raises(OSError, match=str(place)):
                write(place, b"x" * size)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert [one.name for one in tmp_path.rglob("*")] == ["file"]
    assert path.read_bytes() == b"old"
