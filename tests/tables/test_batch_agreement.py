"""Whatever stands in a file: each row is read as a slow and simple reader reads it, and judged as `recommend` judges."""

import io
import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.language.reading.base import read_base
from advisor.model import RuleBase
from advisor.problems import AdvisorError
from advisor.tables.files.batch import batch
from advisor.tables.files.blocks import Block, Head, text_blocks
from advisor.tables.files.csv_in import NOT_CLOSED
from advisor.tables.files.formats import Format
from advisor.tables.files.json_in import json_head, read_by_row, read_json
from advisor.tables.files.rows import NOT_UTF8, encoded
from advisor.tables.files.texts import as_json, as_text
from advisor.tables.files.work import Job
from advisor.texts import inert
from batch_files import READ, SMALL, expected_bad_row, expected_row, rows_of_csv
from effort import tried

BASE = read_base(SMALL)
SIZES = (7, 64, 1 << 20)
NAMES = ("cold", "hunger", "has", "id")


def written(source: Path, to: Format, about: int, kind: Format = Format.CSV, **options: object) -> bytes:
    """Return what becomes of a file in blocks of about so many bytes."""
    target = io.BytesIO()
    job = Job(source, kind, to, seconds=10.0, about=about, **options)  # type: ignore[arg-type]  # of Job
    batch(BASE, job, target, lambda _layout: None, lambda _reached: None)
    return target.getvalue()


def slow_rows(content: bytes) -> Iterator[list[str] | str]:
    """Yield the cells of each row of CSV, letter by letter, or what is wrong with it."""
    place = 0
    while place < len(content):
        found, end = slow_row(content, place)
        end = end or content.find(b"\n", place) + 1 or len(content)
        raw = content[place:end]
        place = end
        if raw in (b"\n", b"\r\n"):
            continue
        try:
            yield NOT_CLOSED if found is None else [one.decode() for one in found]
        except UnicodeDecodeError:
            yield NOT_UTF8


def slow_row(content: bytes, place: int) -> tuple[list[bytes] | None, int]:
    """Return the cells of one row and where it ends, None if its quotation marks are not in order."""
    cells = []
    while True:
        cell = b""
        if content[place : place + 1] == b'"':
            place += 1
            while content[place : place + 1] != b'"' or content[place : place + 2] == b'""':
                if place >= len(content):
                    return None, 0
                cell += content[place : place + 1]
                place += 2 if content[place : place + 2] == b'""' else 1
            place += 1
        else:
            while place < len(content) and content[place : place + 1] not in (b",", b"\n"):
                cell += content[place : place + 1]
                place += 1
            if content[place : place + 1] == b"\n":
                cell = cell.removesuffix(b"\r")
                place -= content[place - 1 : place] == b"\r"
        cells.append(cell)
        rest = content[place : place + 2]
        if rest[:1] == b",":
            place += 1
        elif rest == b"\r\n":
            return cells, place + 2
        elif rest[:1] in (b"\n", b""):
            return cells, place + len(rest[:1])
        else:
            return None, 0


def expected(content: bytes) -> list[dict[str, str]]:
    """Return the rows that must come out."""
    found = []
    for cells in slow_rows(content):
        if isinstance(cells, str):
            found.append({"id": ""} | expected_bad_row(BASE, cells))
        elif len(cells) != len(NAMES):
            found.append(
                {"id": ""} | expected_bad_row(BASE, f"the number of cells is {len(cells)}, not {len(NAMES)}")
            )
        else:
            row = dict(zip(NAMES, cells, strict=True))
            found.append({"id": inert(row["id"])} | expected_row(BASE, row))
    return found


ANSWERS = (
    "yes",
    "no",
    "",
    "unknown",
    "little",
    "much",
    "very",
    "bread;broth",
    "basil",
    "none",
    "-yes",
    "much/very",
    "much..",
    "bread;...",
    "bread,-broth,...",
    "...",
    "bred",
    " yes ",
    "=1+1",
)
NUL = (
    "ä\x00" if sys.version_info >= (3, 11) else "ä"
)  # the module csv, which checks us, does not read it before
TEXTS = st.one_of(
    st.sampled_from(ANSWERS), st.text(max_size=6), st.sampled_from(('a"b', "a\nb", "a,b", NUL, "\r"))
)
MISTAKES = (b'"', b"\xef\xbb\xbf", b",", b"\n", b"\r", b"\xff", b"\r\n", b'""', b"")


@st.composite
def csv_texts(draw: st.DrawFn) -> bytes:
    """Draw rows of CSV, some in quotation marks without need, with mistakes anywhere."""
    found = bytearray()
    for _ in range(draw(st.integers(0, 12))):
        cells = [draw(st.sampled_from(ANSWERS)) for _ in range(3)] + [draw(TEXTS)]
        for number, cell in enumerate(cells):
            needs = any(sign in cell for sign in ',"\n\r') or draw(st.booleans())
            found += b"," * (number > 0)
            found += b'"' + cell.replace('"', '""').encode() + b'"' if needs else cell.encode()
        found += draw(st.sampled_from((b"\n", b"\r\n", b"\n\n")))
    for _ in range(draw(st.integers(0, 3))):
        place = draw(st.integers(0, len(found)))
        found[place : place + draw(st.integers(0, 1))] = draw(st.sampled_from(MISTAKES))
    return bytes(found)


def test_a_mark_of_utf8_at_the_beginning_of_a_block_stays_in_its_cell(tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_bytes(b"id,cold\n" + "\ufeffx,no\n".encode() * 3)
    for about in SIZES:
        rows = rows_of_csv(written(path, Format.CSV, about))
        assert [row["id"] for row in rows] == ["\ufeffx"] * 3


@given(csv_texts())
@tried(40)
def test_rows_of_csv_are_read_as_letter_by_letter_and_whatever_the_blocks(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "in.csv"
        path.write_bytes(",".join(NAMES).encode() + b"\n" + content)
        found = {written(path, Format.CSV, about, fired=True) for about in SIZES}
        assert len(found) == 1
        rows = rows_of_csv(found.pop())
        wanted = expected(content)
        assert [[row[name] for name in sorted(row)] for row in rows] == [
            [row[name] for name in sorted(row)] for row in wanted
        ]
        for to in (Format.JSON_LINES, Format.PARQUET):
            others = READ[to.value](written(path, to, 64, fired=True))
            assert [row | {"id": inert(row["id"])} for row in others] == rows


VALUES = st.one_of(
    st.sampled_from(
        (
            *ANSWERS,
            True,
            False,
            None,
            3,
            2.5,
            [],
            ["bread"],
            ["bread", "broth"],
            ["bread", 1],
            ["bread", "..."],
            {"not": ["bread"]},
            {"a": 1},
            [None],
        )
    ),
    st.text(max_size=4),
)
JSON_MISTAKES = (
    b"}",
    b"{",
    b"\n",
    b"NaN",
    b"\xff",
    b'"',
    b"[",
    b",",
    b"\\ud800",
    b" ",
    b"\x00",
    b'"cold":"no",',
)


@st.composite
def json_texts(draw: st.DrawFn) -> bytes:
    """Draw rows of JSON, mostly alike, with mistakes anywhere."""
    shapes = {name: draw(st.lists(VALUES, min_size=1, max_size=2)) for name in (*NAMES, "more")}
    found = bytearray()
    for _ in range(draw(st.integers(0, 10))):
        keys = [name for name in shapes if draw(st.integers(0, 9))]
        row = {name: draw(st.sampled_from(shapes[name])) for name in keys}
        found += json.dumps(row, ensure_ascii=draw(st.booleans())).encode() + b"\n"
    for _ in range(draw(st.integers(0, 2))):
        place = draw(st.integers(0, len(found)))
        found[place : place + draw(st.integers(0, 1))] = draw(st.sampled_from(JSON_MISTAKES))
    return bytes(found)


@given(json_texts())
@tried(40)
def test_rows_of_json_are_read_the_same_all_at_once_and_one_by_one(content: bytes) -> None:
    try:
        layout, head = json_head(BASE, content, (), "in")
    except AdvisorError:
        return
    lines = [line for line in head.held.split(b"\n") if line.strip(b" \t\r\n")]
    found, wanted = (
        read_json(BASE, layout, Block(head.held, len(head.held), 1)),
        read_by_row(BASE, layout, lines),
    )
    assert (found.count, found.wrong) == (wanted.count, wanted.wrong)
    for name in layout.names:
        assert as_json(found.columns[name]).to_pylist() == as_json(wanted.columns[name]).to_pylist()
        for answers in (False, name in BASE.facts):
            one, other = (as_text(rows.columns[name], answers=answers) for rows in (found, wanted))
            assert one.to_pylist() == other.to_pylist()
    one, other = encoded(BASE, found), encoded(BASE, wanted)
    assert one.wrong == other.wrong
    assert [list(column) for column in one.columns] == [list(column) for column in other.columns]


@given(json_texts())
@tried(20)
def test_rows_of_json_end_as_recommended_in_each_format(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "in.jsonl"
        path.write_bytes(content)
        try:
            found = {written(path, Format.CSV, about, Format.JSON_LINES, fired=True) for about in SIZES}
        except AdvisorError as error:
            if "none of the columns is a fact" not in str(error):
                raise
            return
        assert len(found) == 1
        rows = rows_of_csv(found.pop())
        assert len(rows) == sum(bool(line.strip(b" \t\r\n")) for line in content.split(b"\n"))
        for to in (Format.JSON_LINES, Format.PARQUET):
            plain = READ[to.value](written(path, to, 64, Format.JSON_LINES, fired=True))
            assert [row["problems"] for row in plain] == [row["problems"] for row in rows]
            assert [row["fired"] for row in plain] == [row["fired"] for row in rows]
        for row, line in zip(
            rows, filter(None, (one.strip(b" \t\r\n") for one in content.split(b"\n"))), strict=True
        ):
            agrees(BASE, row, line)


def agrees(base: RuleBase, row: dict[str, str], line: bytes) -> None:
    """Assert that a row says what is recommended, or that there is a reason why not."""
    try:
        cells = json.loads(line)
    except ValueError:
        assert row["problems"]
        return
    if row["problems"] and not isinstance(cells, dict):
        return
    wanted = expected_row(base, cells)
    if any(
        word in row["problems"] for word in ("twice", "is not a fact", "surrogate", "is not a JSON value")
    ):
        wanted = expected_bad_row(base, row["problems"])
    assert {name: row[name] for name in wanted} == wanted


@pytest.mark.parametrize("about", [1, 3, 1000])
def test_blocks_cover_all_bytes_and_count_the_lines(about: int) -> None:
    content = b"a\nbb\n\nccc\nlast"
    blocks = list(text_blocks(io.BytesIO(content), Head(0, 1), None, "in", about))
    assert b"".join(one.content for one in blocks) == content
    starts = [0, *(block.end for block in blocks[:-1])]
    assert [block.line for block in blocks] == [content.count(b"\n", 0, start) + 1 for start in starts]
    assert blocks[-1].end == len(content)
