"""However far the last steps of `advisor batch` came, going on gives the file its name, once and whole."""

import io
import os
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from advisor.batch.joining import join, parts_of
from advisor.batch.output import PartFile, is_still, named, opened, part_of, state_of, whole_of
from advisor.batch.state import State
from advisor.read.base import read_base
from advisor.tables.tally import nothing
from rowfiles import SMALL

LEFT_BY: dict[str, tuple[set[str], bool]] = {
    "text, before it is named": ({"part"}, False),
    "text, after it was named": ({"path"}, False),
    "text, beside what an older run left": ({"part", "whole"}, False),
    "Parquet, before its parts are gone": ({"part", "whole"}, True),
    "Parquet, after its parts are gone": ({"whole"}, True),
    "Parquet, after it was named": ({"path"}, True),
}


@pytest.mark.parametrize("left", LEFT_BY)
def test_whatever_is_left_comes_to_one_file_with_its_name(left: str, tmp_path: Path) -> None:
    there, parquet = LEFT_BY[left]
    path = tmp_path / "out"
    whole = "whole" if parquet else "part"
    for name, one in {"path": path, "part": part_of(path), "whole": whole_of(path)}.items():
        if name in there:
            one.write_text("final" if name in ("path", whole) else "not final")
    state_of(path).write_text("{}")
    named(path, parquet=parquet)
    assert [one.name for one in tmp_path.iterdir()] == ["out"]
    assert path.read_text() == "final"


def test_small_parquet_files_become_one_with_their_rows_in_order(tmp_path: Path) -> None:
    ends = []
    with (tmp_path / "parts").open("wb+") as stream:
        for rows in ([1, 2], [], [3]):
            pq.write_table(pa.table({"number": pa.array(rows, pa.int32())}), stream)
            stream.seek(0, 2)
            ends.append(stream.tell())
        with (tmp_path / "one").open("wb") as one:
            join(parts_of(stream, ends), one)
    found = pq.read_table(tmp_path / "one")
    assert found.to_pydict() == {"number": [1, 2, 3]}
    assert found.schema.field("number").type == pa.int32()


def test_a_run_from_the_beginning_leaves_no_state_of_an_older_one(tmp_path: Path) -> None:
    path = tmp_path / "out"
    part_of(path).write_text("all of it")
    state_of(path).write_text('{"done": true}')
    opened(path, 0).close()
    assert not state_of(path).exists()


class Watched(io.FileIO):
    """An unfinished file that notes whether the finished one was there when it was closed."""

    finished: Path
    named_before = False

    def close(self) -> None:
        if not self.closed:
            self.named_before = self.finished.exists()
        super().close()


@pytest.mark.skipif(os.name != "posix", reason="no file is locked there")
def test_a_file_is_its_writers_own_until_it_has_its_name(tmp_path: Path) -> None:
    path = tmp_path / "out"
    stream = Watched(part_of(path), "w+b")
    stream.finished = path
    PartFile(path, part_of(path), {}, stream, parquet=False).finish(
        State(0, 0, 0, (), nothing(read_base(SMALL)))
    )
    assert stream.closed
    assert stream.named_before


@pytest.mark.skipif(os.name != "posix", reason="no file is named that is open")
def test_who_opened_a_file_just_before_it_was_named_finds_out(tmp_path: Path) -> None:
    part = tmp_path / "out.part"
    with part.open("w+b") as stream:
        assert is_still(part, stream)
        part.replace(tmp_path / "out")
        assert not is_still(part, stream)
        part.touch()
        assert not is_still(part, stream)
