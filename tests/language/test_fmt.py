"""The one layout of knowledge and case files: order, lines, quotes and comments."""

from pathlib import Path

import pytest

from advisor.language.fmt.canonical import canonical, holds_all
from advisor.language.fmt.meaning import same
from advisor.language.grammar.rules import RULE
from advisor.language.grammar.sections import FILE
from advisor.language.reading.nodes import compose
from advisor.problems import AdvisorError
from checkout import ROOT

# `fmt --check` looks at those of the shipped knowledge, see `test_fmt_command`.
OTHERS = sorted(
    path for folder in ("tests/small", "docs/examples") for path in (ROOT / folder).rglob("*.yaml")
)


def laid_out(text: str) -> str:
    return canonical(text.encode(), "f.yaml")


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_files_of_examples_are_laid_out(path: Path) -> None:
    assert laid_out(path.read_text(encoding="utf-8")) == path.read_text(encoding="utf-8")


def test_the_fields_of_a_rule_come_in_one_order() -> None:
    fields = ["each: d", "where: {x: y}", "title: T", "because: B", "if: {a: b}", "then: {rule_out: it}"]
    text = "rules:\n  one:\n" + "".join(f"    {one}\n" for one in reversed(fields))
    assert laid_out(text).splitlines()[2:] == [f"    {one}" for one in fields]


def test_the_fields_of_a_partial_answer_come_in_one_order_in_cases_and_in_examples() -> None:
    written, laid = "{not: [go], has: [read, cook]}", "{has: [read, cook], not: [go]}"
    for text in (
        "answers:\n  uses: {}\n  dark: -yes\n  size: s..l\n",
        "rules:\n  r:\n    examples:\n      fires: [{{uses: {}}}]\n",
    ):
        assert laid_out(text.format(written)) == laid_out(text.format(laid)) == text.format(laid)


def test_a_list_that_leaves_others_open_stays_one() -> None:
    text = "answers:\n  uses: [read, -go, ...]\n"
    assert laid_out("answers:\n  uses:\n    - read\n    - '-go'\n    - ...\n") == laid_out(text) == text


def test_names_that_experts_chose_keep_their_order() -> None:
    text = "facts:\n  f:\n    kind: scale\n    values:\n      title: Z\n      small: S\n      big: B\n  a:\n    kind: yes_no\n"
    assert laid_out(text) == text


def test_a_field_that_nobody_knows_comes_last() -> None:
    assert (
        laid_out("rules:\n  r:\n    tittle: x\n    title: T\n")
        == "rules:\n  r:\n    title: T\n    tittle: x\n"
    )


@pytest.mark.parametrize(("length", "lines"), [(110, 1), (111, 2)])
def test_what_fits_in_110_columns_stands_on_one_line(length: int, lines: int) -> None:
    line = f"  f: {{title: {'x' * (length - len('  f: {title: }'))}}}"
    assert len(line) == length
    assert len(laid_out(f"findings:\n{line}\n").splitlines()) == 1 + lines


def test_what_does_not_fit_opens_with_its_alternatives_one_below_the_other() -> None:
    parts = ", ".join(f"{{fact_{number}: value}}" for number in range(5))
    text = f"rules:\n  r:\n    if: {{first: yes, any: [{parts}], not: {{second: {{at_least: high}}}}}}\n"
    assert laid_out(text).splitlines()[2:] == [
        "    if:",
        "      first: yes",
        "      any:",
        *(f"        - {{fact_{number}: value}}" for number in range(5)),
        "      not: {second: {at_least: high}}",
    ]


@pytest.mark.parametrize(
    ("written", "laid"),
    [
        ('"no"', "no"),
        ("'2026-11-22'", "2026-11-22"),
        ('"12"', "12"),
        ("'C#'", "C#"),
        ('"a, b"', "a, b"),
        ("'it''s'", "it's"),
        ("'now: this'", '"now: this"'),
        ("'a #b'", '"a #b"'),
        ('"{it} is out"', '"{it} is out"'),
        ("""'say "so": loudly'""", """'say "so": loudly'"""),
        ("'null'", '"null"'),
        ('"tab\\there"', '"tab\\there"'),
        ('"- dash"', '"- dash"'),
    ],
)
def test_quotes_stand_only_where_a_reader_needs_them(written: str, laid: str) -> None:
    assert laid_out(f"topic: {written}\n") == f"topic: {laid}\n"


def test_a_comma_needs_quotes_within_brackets_only() -> None:
    text = "findings:\n  one: {title: 'a, b'}\n  two: {title: 'a, b', # so\n    source: [P1]}\n"
    assert laid_out(text) == (
        'findings:\n  one: {title: "a, b"}\n  two:\n    title: a, b  # so\n    source: [P1]\n'
    )


def test_a_question_mark_and_tabs_within_brackets_are_laid_out() -> None:
    text = "findings:\n  one: {title: Is it?,\tsource:\t[P1]}\t# so\n"
    assert laid_out(text) == "findings:\n  one: {title: Is it?, source: [P1]}  # so\n"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x85", "\u2028", "\u2029"])
def test_whatever_ends_a_line_it_ends_with_a_line_feed_then(end: str) -> None:
    assert laid_out(f"topic: a{end}rules: {{}}{end}") == "topic: a\nrules: {}\n"


def test_a_long_text_stays_on_one_line_and_a_folded_one_is_folded_again() -> None:
    words = "word " * 60 + "end"
    plain, folded = f"  because: {words}\n", f"  because: >\n    {words}\n\n    more\n"
    assert laid_out(f"a:\n{plain}") == f"a:\n{plain}"
    lines = laid_out(f"a:\n{folded}").splitlines()
    assert lines[1] == "  because: >"
    assert max(map(len, lines)) <= 110
    assert lines[-2:] == ["", "    more"]


def test_a_text_that_lists_lines_keeps_them() -> None:
    text = "a:\n  because: |\n    one\n      two  # no comment\n\n    three\n"
    assert laid_out(text) == text


def test_what_is_not_filled_in_yet_stays_empty() -> None:
    text = "rules:\n  r:\n    title:  # a statement\n    because:\n    source: []\n"
    assert laid_out(text) == text


def test_comments_keep_their_places() -> None:
    text = """\
# yaml-language-server: $schema=../schemas/knowledge.json
# What this file is about.

# What the topic means.
topic: T  # beside a field

rules:  # beside a section
  # above the first
  one:
    title: T
    # above a field
    if: {a: b}  # beside a mapping
    examples:
      fires:
        # above the first item
        - {a: b}  # beside an item
        # between items
        - {a: b, c: d}
        # after the last
    # at the end of a rule

  # above the second

  two:
    title: T
  # at the end of a section
# at the end of the file
"""
    assert laid_out(text) == text


def test_a_comment_moves_with_the_field_that_it_speaks_of() -> None:
    text = """\
rules:
  one:
    # why so strong
    then: {favour: {a: strong}}  # four points
    # what it says
    title: T
"""
    assert laid_out(text).splitlines()[2:] == [
        "    # what it says",
        "    title: T",
        "    # why so strong",
        "    then: {favour: {a: strong}}  # four points",
    ]


def test_a_comment_within_brackets_opens_them() -> None:
    text = "rules:\n  r:\n    source: [P1, # the survey\n      P2  # the rest\n      ]\n"
    assert laid_out(text) == "rules:\n  r:\n    source:\n      - P1  # the survey\n      - P2  # the rest\n"


def test_the_header_stays_at_the_start_when_the_first_section_moves() -> None:
    text = "# About this file.\n\n# About the rules.\nrules: {}\ntopic: T\n"
    assert laid_out(text) == "# About this file.\n\ntopic: T\n# About the rules.\nrules: {}\n"


def test_one_empty_line_between_entries_is_kept_and_none_within_them() -> None:
    text = "\n\ntopic: T\n\n\n\nrules:\n\n  a:\n\n    title: T\n\n    if: {b: c}\n\n\n  d:\n    title: T\n\n"
    assert laid_out(text) == "topic: T\n\nrules:\n  a:\n    title: T\n    if: {b: c}\n\n  d:\n    title: T\n"


def test_line_ends_and_byte_order_marks_of_other_systems_go() -> None:
    assert canonical(b"\xef\xbb\xbftopic: T  # a\r\nreviewed: x\r\n", "f") == "topic: T  # a\nreviewed: x\n"


@pytest.mark.parametrize("text", ["a: b: c\n", "a: 1\na: 2\n", "- a\n", "a\n", "", "a: &x b\n"])
def test_what_cannot_be_read_is_a_problem_and_has_no_layout(text: str) -> None:
    with pytest.raises(AdvisorError):
        laid_out(text)


@pytest.mark.parametrize(
    ("after", "holds"),
    [
        ("rules: {b: c, a: d}  # x", True),
        ("rules: {a: d, b: c}  # x", False),
        ("rules: {b: c, a: e}  # x", False),
        ("rules: {b: c}  # x", False),
        ("rules: {b: c, a: d}  # y", False),
        ("rules: {b: c, a: d}", False),
        ("rules: {b: c, a: d  # x", False),
    ],
)
def test_a_layout_that_says_something_else_or_loses_a_comment_is_noticed(after: str, *, holds: bool) -> None:
    node = compose(b"rules: {b: c, a: d}  # x", "f", [])
    assert holds_all(after, node, {"# x": 1}, FILE) is holds


def test_only_fields_of_the_form_may_change_places() -> None:
    form = RULE
    assert same({"then": "a", "title": "b"}, {"title": "b", "then": "a"}, form)
    assert not same({"x": "a", "y": "b"}, {"y": "b", "x": "a"}, form)


@pytest.mark.parametrize("mark", ["\u202e", "\u2066", "\u200b", "\u061c"])
def test_marks_that_hide_or_turn_text_around_stay_where_they_can_be_seen(mark: str) -> None:
    seen = f'topic: "says \\u{ord(mark):04x} more"\n'
    assert laid_out(seen) == seen
    assert laid_out(f"topic: says {mark} more\n") == seen
