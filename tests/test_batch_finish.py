"""However far the last steps of `advisor batch` came, going on gives the file its name, once and whole."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from advisor.batch.joining import join, parts_of
from advisor.batch.output import named, part_of, state_of, whole_of

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
