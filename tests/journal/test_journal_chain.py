"""The chain of entries: whatever is changed, removed, moved or put in is noticed, and the place is named."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.formats.canonical import canonical
from advisor.journal.chain import START, Entry, EntryKind, to_bytes
from advisor.journal.faults import StoredRow, verify
from advisor.journal.seals import SealedPart, seal, sealed, taken_out
from effort import tried
from lunch_journals import journal_in, record_every_kind, stored_rows
from naive_verifier import chain_holds


@pytest.fixture(scope="module")
def chain(tmp_path_factory: pytest.TempPathFactory) -> list[StoredRow]:
    with journal_in(tmp_path_factory.mktemp("journal") / "journal.db") as journal:
        record_every_kind(journal)
        return stored_rows(journal)


def places(rows: list[StoredRow], head: str | None = None) -> set[int]:
    """Return the entries in which something is wrong."""
    return {fault.number for fault in verify(rows, head).faults}


def test_an_untouched_chain_is_whole_and_has_every_sort_of_entry(chain: list[StoredRow]) -> None:
    assert not verify(chain).faults
    assert verify(chain).count == len(chain) == 8
    assert {json.loads(row.body)["sort"] for row in chain} == {one.value for one in EntryKind}


def test_any_byte_flipped_is_noticed_and_its_entry_named(chain: list[StoredRow]) -> None:
    for place, row in enumerate(chain):
        for at in range(len(row.body)):
            flipped = bytearray(row.body)
            flipped[at] ^= 1 << at % 8
            spoilt = [*chain[:place], replace(row, body=bytes(flipped)), *chain[place + 1 :]]
            assert row.number in places(spoilt[place : place + 1]), (row.number, at)
    for place, row in enumerate(chain):  # in the whole chain, for fewer bytes
        for at in range(0, len(row.body), 97):
            flipped = bytearray(row.body)
            flipped[at] ^= 1 << at % 8
            spoilt = [*chain[:place], replace(row, body=bytes(flipped)), *chain[place + 1 :]]
            assert row.number in places(spoilt), (row.number, at)


def test_any_character_of_an_id_that_is_changed_is_noticed(chain: list[StoredRow]) -> None:
    for place, row in enumerate(chain):
        for at in range(len(row.id)):
            name = row.id[:at] + chr(ord(row.id[at]) ^ 1) + row.id[at + 1 :]
            assert places([*chain[:place], replace(row, id=name), *chain[place + 1 :]]) == {row.number}


def test_an_entry_that_is_removed_is_named(chain: list[StoredRow]) -> None:
    for place, row in enumerate(chain[:-1]):
        assert row.number in places([*chain[:place], *chain[place + 1 :]])


def test_an_entry_that_is_removed_and_the_others_renumbered_is_noticed(chain: list[StoredRow]) -> None:
    for place in range(len(chain) - 1):
        rest = [*chain[:place], *chain[place + 1 :]]
        assert places([replace(row, number=number) for number, row in enumerate(rest, 1)])


def test_entries_that_change_places_are_both_named(chain: list[StoredRow]) -> None:
    for first in range(len(chain)):
        for second in range(first + 1, len(chain)):
            moved = list(chain)
            moved[first] = replace(chain[second], number=first + 1)
            moved[second] = replace(chain[first], number=second + 1)
            assert {first + 1, second + 1} <= places(moved)


def test_an_entry_that_is_doubled_or_put_in_is_noticed(chain: list[StoredRow]) -> None:
    for place, row in enumerate(chain):
        more = [*chain[: place + 1], row, *chain[place + 1 :]]
        assert places([replace(one, number=number) for number, one in enumerate(more, 1)])
        made = Entry(
            place + 1,
            "20261122-ffffffff",
            EntryKind.CONSULTATION,
            START,
            seal([("head", {})], lambda: "0" * 32),
        )
        more[place] = StoredRow(place + 1, made.id, to_bytes(made))
        assert places([replace(one, number=number) for number, one in enumerate(more, 1)])


def test_cutting_off_the_end_shows_with_a_head_that_was_noted_and_only_then(chain: list[StoredRow]) -> None:
    head = verify(chain).head
    assert not places(chain, head)
    for length in range(len(chain)):
        faults = verify(chain[:length], head).faults
        assert "the noted head is not in the chain" in faults[-1].what
        assert faults[-1].number == length
    assert not verify(chain[:1]).faults  # parts were taken out of the second entry later


def test_an_earlier_head_is_in_a_chain_that_went_on(chain: list[StoredRow]) -> None:
    for length in range(len(chain) + 1):
        assert not places(chain, verify(chain[:length]).head)


def test_a_mark_that_is_cut_off_leaves_its_removal_unexplained(chain: list[StoredRow]) -> None:
    assert places(chain[:-1]) == {3}
    assert places(chain[:-2]) == {2, 3}


def reworked(row: StoredRow, parts: tuple[SealedPart, ...]) -> StoredRow:
    """Return an entry with other parts and the hash that the old ones gave it: what a careful forger writes."""
    document = json.loads(row.body)
    document["parts"] = [
        {"name": part.name, "value": part.value, "salt": part.salt, "commitment": part.commitment}
        for part in parts
    ]
    return replace(row, body=canonical(document))


def parts_in(row: StoredRow) -> tuple[SealedPart, ...]:
    return tuple(
        SealedPart(part["name"], part["value"], part["salt"], part["commitment"])
        for part in json.loads(row.body)["parts"]
    )


def test_a_value_put_where_one_was_taken_out_is_noticed(chain: list[StoredRow]) -> None:
    parts = parts_in(chain[1])
    gone = next(part for part in parts if part.name.startswith("answers/") and not part.is_there)
    forged = replace(gone, value={"fact": "cold", "answer": "no"})
    spoilt = reworked(chain[1], tuple(forged if part is gone else part for part in parts))
    assert places([chain[0], spoilt, *chain[2:]]) == {2}


def test_a_part_put_before_another_of_its_name_is_noticed(chain: list[StoredRow]) -> None:
    forged = sealed("answers/0", {"fact": "cold", "answer": "no"}, "0" * 32)
    assert places([reworked(chain[0], (forged, *parts_in(chain[0]))), *chain[1:]]) == {1}


def test_parts_in_another_order_are_noticed(chain: list[StoredRow]) -> None:
    assert places([reworked(chain[0], tuple(reversed(parts_in(chain[0])))), *chain[1:]]) == {1}


def test_a_part_taken_out_without_a_mark_is_named(chain: list[StoredRow]) -> None:
    parts = parts_in(chain[0])
    for gone in parts:
        spoilt = reworked(chain[0], tuple(taken_out(part) if part is gone else part for part in parts))
        faults = verify([spoilt, *chain[1:]]).faults
        assert [fault.number for fault in faults] == [1]
        assert f"'{gone.name}' is missing without" in faults[0].what


@pytest.mark.parametrize(
    "body", [b"", b"null", b"[]", b"{}", b"\xff", b"[" * 100_000, b'{"format": 1}', b"1e999"]
)
def test_bytes_that_are_no_entry_are_named(body: bytes, chain: list[StoredRow]) -> None:
    assert places([chain[0], StoredRow(2, "x", body), *chain[2:]]) >= {2}


Edit = tuple[str, int, int]
EDITS = st.lists(
    st.tuples(
        st.sampled_from(["remove", "swap", "double", "flip", "renumber"]),
        st.integers(0, 6),
        st.integers(0, 9999),
    ),
    max_size=3,
)


def edited(rows: list[StoredRow], edits: list[Edit]) -> list[StoredRow]:
    """Return rows after some edits, numbered on as a database would have to."""
    rows = list(rows)
    for what, at, extra in edits:
        place, other = at % max(len(rows), 1), extra % max(len(rows), 1)
        if not rows:
            break
        match what:
            case "remove":
                del rows[place]
            case "swap":
                rows[place], rows[other] = rows[other], rows[place]
            case "double":
                rows.insert(other, rows[place])
            case "flip":
                body = bytearray(rows[place].body)
                body[extra % len(body)] ^= 4
                rows[place] = replace(rows[place], body=bytes(body))
            case _:
                rows = [replace(row, number=number) for number, row in enumerate(rows, 1)]
    return rows


@tried(300)
@given(edits=EDITS, noted=st.booleans())
def test_a_chain_is_whole_exactly_if_a_dumb_verifier_says_so(
    chain: list[StoredRow], edits: list[Edit], *, noted: bool
) -> None:
    rows = edited(chain, edits)
    head = verify(chain).head if noted else None
    said = [(row.number, row.id, row.body) for row in rows]
    assert (not verify(rows, head).faults) == chain_holds(said, head)
