"""A compiled rule base is the one that was read, or it is read again."""

import json
import os
import pickle
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.model import Fact, Kind, RuleBase
from advisor.problems import AdvisorError, Place
from advisor.read.base import read_base, read_documents
from advisor.read.cache import cache_folder, fetch, store
from advisor.read.compiled import MADE, READER, compiled, decompiled, key_of, read_compiled
from advisor.read.digests import code_digest
from advisor.read.documents import Collected, Document, collect
from folders import FACTS, folder, rule_text
from program import ROOT
from test_read_fuzz import SHIPPED, SMALL, read_or_refuse, rule_structures, shuffled, spoilt

BASES = (ROOT, ROOT / "examples" / "statistical-tests", ROOT / "tests" / "small")

RULES = rule_text(
    unless="{style: new}",
    source="P1",
    examples="{fires: [{dark: yes, uses: [read, cook]}], stays_silent: [{dark: no}]}",
)


def spelt(value: Any) -> Any:
    """Return all that a value of the model holds, with the order of names, and with the texts of places."""
    if is_dataclass(value) and not isinstance(value, type):
        return type(value), [spelt(getattr(value, one.name)) for one in fields(value)]
    if isinstance(value, Mapping):
        return type(value), [(spelt(key), spelt(one)) for key, one in value.items()]
    return (tuple, [spelt(one) for one in value]) if isinstance(value, tuple) else value


def put(found: Collected, base: RuleBase) -> RuleBase | None:
    """Return what comes back of a rule base that was compiled."""
    content = compiled(base, found.documents)
    return decompiled(content, found.documents) if content else None


def key(root: Path) -> str:
    """Return the key of a knowledge folder."""
    found = key_of(collect(root).documents, root.name)
    assert found
    return found


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of compiled bases of a user who has none yet."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    found = cache_folder()
    assert found
    return found


@pytest.fixture
def lamps(tmp_path: Path) -> Path:
    return folder(tmp_path / "lamps", RULES)


def load(root: Path) -> RuleBase:
    """Read a knowledge folder as commands do."""
    return read_compiled(collect(root), str(root), root.name)


@pytest.mark.parametrize("root", BASES, ids=lambda root: root.name)
def test_what_comes_back_is_what_was_read(root: Path) -> None:
    found = collect(root)
    base = read_documents(found, "", root.name)
    again = put(found, base)
    assert again is not None
    assert spelt(again) == spelt(base)


@pytest.mark.parametrize("root", BASES, ids=lambda root: root.name)
def test_the_second_reading_gives_the_same(root: Path, cache: Path) -> None:
    first = load(root)
    (entry,) = cache.iterdir()
    before = entry.read_bytes()
    second = load(root)
    assert spelt(first) == spelt(second) == spelt(read_base(root))
    assert entry.read_bytes() == before  # it was not written again: bytes of sets differ from time to time


def test_it_is_the_entry_that_the_second_reading_takes(lamps: Path, cache: Path) -> None:
    base = load(lamps)
    documents = collect(lamps).documents
    other = compiled(replace(base, title="Taken from the entry"), documents)
    assert other
    store(cache, key(lamps), other)
    assert load(lamps).title == "Taken from the entry"


@given(st.one_of(spoilt(SMALL), shuffled(SMALL)))
@settings(max_examples=100, deadline=None)
def test_whatever_can_be_read_comes_back(files: dict[str, bytes]) -> None:
    comes_back(files)


@given(st.dictionaries(st.sampled_from(["a-rule", "another"]), rule_structures(), max_size=2))
@settings(max_examples=100, deadline=None)
def test_rules_of_any_structure_come_back(rules: object) -> None:
    comes_back({"facts/f.yaml": FACTS.encode(), "rules/r.yaml": json.dumps({"rules": rules}).encode()})


@given(shuffled(SHIPPED))
@settings(max_examples=5, deadline=None)
def test_the_shipped_base_shuffled_comes_back(files: dict[str, bytes]) -> None:
    comes_back(files)


def comes_back(files: dict[str, bytes]) -> None:
    """Check that a base that can be read is the same after it was compiled."""
    found = Collected(tuple(Document(path, path, content) for path, content in files.items()))
    if read_or_refuse(files):
        base = read_documents(found, "", "")
        assert spelt(put(found, base)) == spelt(base)


def test_places_name_the_files_as_they_are_called_from_where_the_user_is(
    lamps: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(lamps)
    monkeypatch.chdir(lamps)
    base = load(lamps)
    assert base.rules["r/slug"].place.file == "rules/r.yaml"
    assert spelt(base) == spelt(read_base(lamps))
    assert len(list(cache.iterdir())) == 1


def test_every_byte_of_every_file_counts(lamps: Path) -> None:
    documents = list(collect(lamps).documents)
    keys = {key_of(documents, "lamps")}
    for number, one in enumerate(documents):
        for place in range(len(one.content)):
            changed = bytearray(one.content)
            changed[place] ^= 1
            others = [*documents[:number], replace(one, content=bytes(changed)), *documents[number + 1 :]]
            keys.add(key_of(others, "lamps"))
    assert len(keys) == 1 + sum(len(one.content) for one in documents)


def test_paths_order_and_the_name_of_the_folder_count(lamps: Path) -> None:
    one, two = collect(lamps).documents
    chosen = [
        ((one, two), "lamps"),
        ((two, one), "lamps"),
        ((one, two), "other"),
        ((one, replace(two, path="rules/s.yaml")), "lamps"),
        ((one,), "lamps"),
    ]
    assert len({key_of(*each) for each in chosen}) == len(chosen)


def test_a_changed_file_is_read_again(lamps: Path, cache: Path) -> None:
    assert load(lamps).title == "Lamps"
    facts = lamps / "facts" / "f.yaml"
    facts.write_text(facts.read_text().replace("Lamps}", "Lights}"))
    assert load(lamps).title == "Lights"
    assert len(list(cache.iterdir())) == 2


@pytest.mark.parametrize("part", ["read/words.py", "model/rules.py", "problems.py"])
def test_the_code_that_reads_counts(part: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "src" / "advisor", tmp_path / "advisor")
    with (tmp_path / "advisor" / part).open("a") as file:
        file.write("\n")
    ask = "from advisor.read.compiled import READER, code_digest; print(code_digest(READER, ['yaml']))"
    done = subprocess.run(
        [sys.executable, "-c", ask],
        env=os.environ | {"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() not in ("None", code_digest(READER, ["yaml"]))


def test_a_base_with_problems_is_told_each_time_and_never_kept(lamps: Path, cache: Path) -> None:
    (lamps / "rules" / "r.yaml").write_text(rule_text(if_="{drak: yes}"))
    for _ in range(2):
        with pytest.raises(AdvisorError, match="did you mean 'dark'"):
            load(lamps)
    assert not cache.exists()


def test_a_place_that_is_in_no_document_is_not_compiled(lamps: Path) -> None:
    base, documents = read_base(lamps), collect(lamps).documents
    rule = base.rules["r/slug"]
    for place in (Place("elsewhere.yaml", 1, 1), replace(rule.place, text="another text")):
        moved = replace(base, rules={rule.id: replace(rule, place=place)})
        assert compiled(moved, documents) is None


class Hostile:
    """Writes a file when it is unpickled by a reader that lets it."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[Any, ...]:
        return Path.write_text, (self.mark, "I was here")


def test_an_entry_that_would_run_something_runs_nothing(lamps: Path, cache: Path, tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    content = pickle.dumps(Hostile(mark))
    pickle.loads(content)  # noqa: S301  # to show that it works where everything is allowed
    assert mark.exists()
    mark.unlink()
    store(cache, key(lamps), content)
    assert fetch(cache, key(lamps)) == content
    assert load(lamps).title == "Lamps"
    assert not mark.exists()


@pytest.mark.parametrize("named", [print, Fact, RuleBase, Kind.CHOICE, Path("x")], ids=repr)
def test_no_name_can_stand_in_an_entry(named: object) -> None:
    assert decompiled(pickle.dumps(named), ()) is None


@pytest.mark.parametrize(
    "parts",
    [(), (99,), ("RuleBase",), (MADE.index(Fact),), (MADE.index(Place), 7, 1, 1, 1), (MADE.index(Kind), "?")],
    ids=repr,
)
def test_parts_that_make_nothing_are_no_base(parts: tuple[object, ...]) -> None:
    assert decompiled(made_of(parts), ()) is None


def test_what_is_no_base_is_none() -> None:
    for content in (b"", b"no pickle", pickle.dumps(7), made_of((MADE.index(Kind), "choice"))):
        assert decompiled(content, ()) is None


def made_of(parts: tuple[object, ...]) -> bytes:
    """Return an entry that asks for the value with these parts."""
    return b"\x80\x05" + pickle.dumps(parts, 5)[2:-1] + b"Q."  # BINPERSID, STOP
