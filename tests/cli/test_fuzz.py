"""Files spoilt by chance: whatever stands in one, every command that reads it ends with a sentence, and never falls over."""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from effort import LONG
from reading_commands import READERS, bench_for, workshop
from stray_bytes import STRAY_BYTES

SEED = 20261129
COUNT = 500 if LONG else 3

# It may say that something is wrong, but not that the program is.
CODES = (0, 1, 2, 3, 4)

# What is odd in JSON and tables; the rest of the scraps is odd in YAML.
ODD = [
    *STRAY_BYTES, b'"', b"\\u", b"\\ud800", b"\\u0000", b"NaN", b"-Infinity", b"1e999", b"-0", b"null", b"true", b"[" * 500,
    b'{"a":' * 500, b",", b",,", b";", b"\r\n", b"\n\n", b"\0", b"\xff\xfe", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"=1+1",
    b"\xc2\xa0", b"\xe2\x80\xae", b"9" * 400, b"-", b"0x1", b"<<<<<<< a\n", b"format", b"/1", b"/2", b"\x1b[31m", b"T" * 70_000,
]  # fmt: skip


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return a workshop."""
    with workshop(tmp_path_factory.mktemp("fuzz")) as folder:
        yield folder


def spoilt(chance: random.Random, content: bytes, others: Sequence[bytes]) -> bytes:
    """Return a content with one to four places of it flipped, cut, doubled, moved, or filled with what is odd."""
    for _ in range(chance.randint(1, 4)):
        start = chance.randrange(len(content) + 1)
        end = min(len(content), start + chance.choice([0, 1, 1, 2, 5, 30, 300]))
        other = chance.choice(others)
        at = chance.randrange(len(other) + 1)
        new = chance.choice([
            b"",
            bytes([chance.randrange(256)]),
            chance.choice(ODD),
            chance.choice(ODD),
            content[start:end] * 2,
            other[at : at + chance.choice([1, 10, 100])],
        ])  # fmt: skip
        content = content[:start] + new + content[end:]
    return content[: chance.randrange(len(content) + 1)] if chance.random() < 0.1 else content


@pytest.mark.parametrize("name", READERS)
def test_a_spoilt_file_is_read_or_refused(name: str, home: Path, tmp_path: Path) -> None:
    bench = bench_for(name, home, tmp_path)
    others = [bench_for(other, home, tmp_path).good for other in READERS]
    chance = random.Random(f"{SEED} {name}")  # noqa: S311  # no secret is made of it
    assert bench.given(bench.good, (0,)) == ""
    for _ in range(COUNT):
        content = spoilt(chance, bench.good, others)
        assert bench.given(content, (*CODES, *bench.reader.bad)) == "", content
