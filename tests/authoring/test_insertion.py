"""Entries put into a file: at the end of their section, with nothing else touched."""

import pytest

from advisor.authoring.scaffold.insertion import insert
from advisor.problems import AdvisorError

ENTRY = ("two:", "  title: Two")


def inserted(text: str, *where: str) -> str:
    return insert(text, "r.yaml", where or ("rules",), ENTRY).text


def refused(text: str, *where: str) -> list[str]:
    with pytest.raises(AdvisorError) as caught:
        inserted(text, *where)
    return [str(problem) for problem in caught.value.problems]


def test_an_entry_comes_after_the_last_of_its_section() -> None:
    assert inserted("rules:\n  one:\n    title: One\n") == (
        "rules:\n  one:\n    title: One\n  two:\n    title: Two\n"
    )


def test_the_number_of_its_first_line_is_told() -> None:
    assert insert("topic: T\nrules:\n  one: {}\n", "r.yaml", ("rules",), ENTRY).line == 4


def test_a_last_line_without_an_end_gets_one() -> None:
    assert inserted("rules:\n  one: {}") == "rules:\n  one: {}\n  two:\n    title: Two\n"


def test_what_follows_the_section_stays_where_it_is_with_its_comment() -> None:
    text = "rules:\n  one: {}\n  # about one\n\n# what is promised\nguarantees:\n  g: {}\n"
    assert inserted(text) == (
        "rules:\n  one: {}\n  # about one\n  two:\n    title: Two\n\n# what is promised\nguarantees:\n  g: {}\n"
    )


def test_the_indentation_of_the_others_is_taken_over() -> None:
    assert inserted("rules:\n    one: {}\n") == "rules:\n    one: {}\n    two:\n      title: Two\n"


def test_the_line_ends_of_the_file_are_taken_over() -> None:
    assert inserted("rules:\r\n  one: {}\r\n") == "rules:\r\n  one: {}\r\n  two:\r\n    title: Two\r\n"


def test_lines_of_a_long_text_are_not_taken_for_comments() -> None:
    text = "rules:\n  one:\n    because: |\n      first\n      # no comment\n\n# end\n"
    assert inserted(text) == (
        "rules:\n  one:\n    because: |\n      first\n      # no comment\n  two:\n    title: Two\n\n# end\n"
    )


def test_an_entry_goes_deep_into_the_section_that_is_meant() -> None:
    text = "decisions:\n  a:\n    candidates:\n      x: {}\n  b:\n    candidates:\n      y: {}\n"
    assert inserted(text, "decisions", "a", "candidates") == (
        "decisions:\n  a:\n    candidates:\n      x: {}\n      two:\n        title: Two\n"
        "  b:\n    candidates:\n      y: {}\n"
    )


def test_a_section_that_is_not_there_is_made_at_the_end() -> None:
    assert inserted("topic: T\n# the end\n") == "topic: T\n# the end\nrules:\n  two:\n    title: Two\n"


@pytest.mark.parametrize("empty", ["rules: {}", "rules: { }", "rules:"])
def test_an_empty_section_is_filled(empty: str) -> None:
    assert inserted(f"{empty}  # none yet\ntopic: T\n") == (
        "rules:  # none yet\n  two:\n    title: Two\ntopic: T\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "rules: {one: {title: One}}\n",
        "{rules: {}}\n",
        "rules: {one: {},\n  three: {}}\n",
        "rules:\n  one: {}\n...\n",
        'rules: ""\n',
        "rules: [one]\n",
        "rules: words\n",
        "- rules\n",
    ],
)
def test_where_the_layout_has_no_place_for_it_that_is_said(text: str) -> None:
    (problem,) = refused(text)
    assert "this file is written in a way that nothing can be added to it here; write" in problem
    assert "in lines, one below the other; 'advisor fmt' does it" in problem


def test_a_name_that_is_there_already_is_never_written_twice() -> None:
    assert "nothing can be added" in refused("rules:\n  two: {}\n")[0]


def test_what_cannot_be_read_is_left_alone() -> None:
    assert refused("rules:\n\t- x\n")[0].startswith("r.yaml:2:")
