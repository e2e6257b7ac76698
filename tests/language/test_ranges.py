"""Named ranges of numbers: a name means its numbers wherever a number may stand, and is kept as these numbers."""

from pathlib import Path

import pytest

from advisor.evaluators.fire import fire
from advisor.language.reading.answers import answer_from_words, answers_from_bytes, profile_of
from advisor.language.reading.cells import read_cell
from advisor.language.reading.replies import read_reply
from advisor.language.reading.written import in_file, in_word
from advisor.model import Fact, Numbers, RuleBase, lower
from advisor.problems import AdvisorError
from folders import folder, problems, read

RANGES = (
    "{tiny: {at_most: 3}, small: {between: [4, 9]}, mid-sized: {above: 9, below: 31}, large: {above: 30}}"
)
FACTS = f"""\
topics: {{all: All}}
facts:
  size: {{topic: all, kind: number, unit: developers, said: "it is built by {{it}}", min: 1, max: 500, ranges: {RANGES}, ask: How many?, why: So.}}
  began: {{topic: all, kind: date, min: 2000-01-01, max: 2030-12-31, ranges: {{of-old: {{below: 2010-01-01}}}}, ask: When?, why: So.}}
decisions: {{choice: {{title: C, candidates: {{a: {{title: A, attributes: {{fits: [tiny, small]}}}}, b: {{title: B, attributes: {{fits: large}}}}}}}}}}
"""
RULE = "rules: {{r: {{title: T, because: B, if: {}, then: {{favour: {{a: strong}}}}}}}}\n"


def base_with(tmp_path: Path, rules: str = "", facts: str = FACTS) -> RuleBase:
    return read(folder(tmp_path, rules or RULE.format("{size: large}"), facts))


@pytest.fixture
def size(tmp_path: Path) -> Fact:
    return base_with(tmp_path).facts["size"]


@pytest.mark.parametrize(
    ("named", "counted"),
    [
        ("small", "{between: [4, 9]}"),
        ("[tiny, small, 40]", "[1, 2, 3, 4, 5, 6, 7, 8, 9, 40]"),
        ("{at_least: small}", "{at_least: 4}"),
        ("{at_most: small}", "{at_most: 9}"),
        ("{above: small}", "{above: 9}"),
        ("{below: small}", "{below: 4}"),
        ("{between: [small, mid-sized]}", "{between: [4, 30]}"),
        ("{between: [2, small]}", "{between: [2, 9]}"),
        ("{at_least: small, below: large}", "{at_least: 4, at_most: 30}"),
    ],
)
def test_a_condition_with_a_name_is_the_one_with_its_numbers(
    tmp_path: Path, named: str, counted: str
) -> None:
    bases = [
        base_with(tmp_path / str(place), RULE.format(f"{{size: {value}}}"))
        for place, value in enumerate((named, counted))
    ]
    fired = [[number for number in range(1, 501) if fires(base, number)] for base in bases]
    assert fired[0] == fired[1]
    assert 0 < len(fired[0]) < 501


def fires(base: RuleBase, number: int) -> bool:
    given = answer_from_words(f"size={number}", base.facts)
    return bool(fire(base, profile_of([given])).firings)


def test_an_attribute_may_have_names_of_ranges(tmp_path: Path) -> None:
    rule = "rules: {r: {each: choice, title: 'F {it}', because: B, if: {size: it.fits}, then: {favour: {it: strong}}}}\n"
    base = base_with(tmp_path, rule)
    assert base.facts["size"].measure
    assert [span.least for span in base.facts["size"].measure.regions] == [1, 4, 10, 31]


@pytest.mark.parametrize(
    ("written", "word", "kept"),
    [
        ("small", "4..9", {"at_least": 4, "at_most": 9}),
        ("Mid Sized", "10..30", {"at_least": 10, "at_most": 30}),
        ("small..", "4..", {"at_least": 4}),
        ("..small", "..9", {"at_most": 9}),
        ("small..mid-sized", "4..30", {"at_least": 4, "at_most": 30}),
        ("small/large", "4..9/31..", {"one_of": ("4..9", "31..")}),
        ("tiny/small", "..9", {"at_most": 9}),
        ("-tiny", "4..", {"at_least": 4}),
        ("-small, -large", "..3/10..30", {"one_of": ("..3", "10..30")}),
        ("2..small", "2..9", {"at_least": 2, "at_most": 9}),
    ],
)
def test_a_name_is_an_answer_in_part_in_every_place_and_kept_as_numbers(
    size: Fact, written: str, word: str, kept: object
) -> None:
    for statement in (
        answer_from_words(f"size={written}", {"size": size}).statement,
        answers_from_bytes(f"size: {written}".encode(), "a.yaml", {"size": size})[0].statement,
        read_reply(size, written),
    ):
        assert isinstance(statement, Numbers)
        assert (in_word(size, statement), in_file(size, statement)) == (word, kept)
    assert read_cell(size, written) == lower(size, statement)


@pytest.mark.parametrize(
    ("written", "word"),
    [
        ("{at_least: mid-sized}", "10.."),
        ("{above: small}", "10.."),
        ("{below: small}", "..3"),
        ("{one_of: [tiny, 40]}", "..3/40"),
        ("{not: tiny}", "4.."),
        ("{not: [tiny, large, 7]}", "4..6/8..30"),
        ("[-tiny, -large]", "4..30"),
    ],
)
def test_fields_take_names(size: Fact, written: str, word: str) -> None:
    given = answers_from_bytes(f"size: {written}".encode(), "a.yaml", {"size": size})[0]
    assert given.statement
    assert in_word(size, given.statement) == word


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("sm", "4..9"),
        ("at least small", "4.."),
        ("small or more", "4.."),
        ("more than small", "10.."),
        ("less than small", "..3"),
        ("not tiny", "4.."),
        ("not tiny or small", "10.."),
        ("tiny or large", "..3/31.."),
        ("tiny, small", "..9"),
        ("from small to mid-sized", "4..30"),
        ("small developers", "4..9"),
        ("3", "3"),
    ],
)
def test_names_are_typed_as_numbers_are(size: Fact, typed: str, word: str) -> None:
    reply = read_reply(size, typed)
    assert isinstance(reply, Numbers)
    assert in_word(size, reply) == word


def test_a_name_that_nothing_has_gets_the_nearest(size: Fact, tmp_path: Path) -> None:
    with pytest.raises(
        AdvisorError, match="'smallish' is neither a number nor a range of 'size'; did you mean 'small'"
    ):
        answer_from_words("size=smallish", {"size": size})
    assert problems(folder(tmp_path / "rule", RULE.format("{began: old, size: huge}"), FACTS)) == [
        "rules/r.yaml:1:47: 'old' is neither a date nor a range of 'began'; known are: of-old",
        "rules/r.yaml:1:58: 'huge' is neither a number nor a range of 'size'; known are: tiny, small, mid-sized, large",
    ]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("at_most: 3", "at_most: 4", "'small' and 'tiny' overlap: 4 developers; let the one end where the other has not begun, so that a number has one name"),
        ("[4, 9]", "[9, 4]", "9 is above 4; swap them: [4, 9]"),
        ("[4, 9]", "[0, 9]", "'0' is outside what 'size' can be; it goes from 1 developer to 500 developers"),
        ("small:", "tiny:", "'tiny' is written twice here; the first is on line 3"),
        ("small:", "5k:", "'5k' means something else in an answer; choose a name that is no number or date"),
        ("small:", "unknown:", "'unknown' is a word of the rule language; choose another name"),
        ("small:", "Small:", "'Small' cannot be the name of a range; use small letters, with digits, - or _ between them"),
        ("{between: [4, 9]}", "{}", "this range is empty; write one or two of: at_least, at_most, above, below, between"),
        ("{between: [4, 9]}", "{about: 5}", "a range has no field 'about'; known are: at_least, at_most, above, below, between"),
        ("{between: [4, 9]}", "4..9", "a range must be written in lines of 'name: value'; write '{between: [4, 9]}'"),
        ("{between: [4, 9]}", "[4..9]", "a range must be written in lines of 'name: value'; write '{between: [4, 9]}'"),
        ("{above: 9, below: 31}", "{above: 31, below: 9}", "no answer to 'size' is left; write the lower bound first"),
        ("{above: 9, below: 31}", "{above: small, below: 31}", "'small' is not a number; write digits only, such as 2500"),
        ("by {it}", "by them", "the number has no place, or several, in this; write {it} where it belongs, such as: the way takes {it}"),
        ("of-old:", "may-2010:", "'may-2010' means something else in an answer; choose a name that is no number or date"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_range_is_said_once(tmp_path: Path, old: str, new: str, problem: str) -> None:
    assert old in FACTS
    found = problems(folder(tmp_path, RULE.format("{size: 1}"), FACTS.replace(old, new)))
    assert [text.split(": ", 1)[1] for text in found] == [problem]


def test_ranges_belong_to_numbers(tmp_path: Path) -> None:
    facts = FACTS.replace("kind: date, min: 2000-01-01, max: 2030-12-31", "kind: yes_no")
    (found,) = problems(folder(tmp_path, RULE.format("{size: 1}"), facts))
    assert found.endswith(
        "'ranges' does not belong to 'began', which is a yes/no question; leave that out, or choose another kind"
    )
