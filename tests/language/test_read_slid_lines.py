"""Lines that start too far left or right: one message, and the rest is read as it was meant."""

from pathlib import Path

from folders import folder, problems, rule_text


def test_lines_that_slid_out_of_a_rule_are_one_problem_and_read_as_its_lines(tmp_path: Path) -> None:
    text = (
        rule_text(if_="{drak: yes}")
        .replace("    because", "  because")
        .replace("    if", "  if")
        .replace("    then", "  then")
    )
    assert problems(folder(tmp_path, text)) == [
        "rules/r.yaml:4:3: 'because' starts too far left to belong to 'slug'; start it, and the lines that go with it, further right",
        "rules/r.yaml:5:8: there is no fact or finding 'drak'; did you mean 'dark'?",
    ]


def test_a_section_that_slid_under_another_one_is_one_problem(tmp_path: Path) -> None:
    more = "sources:\n  paper: {title: A paper}\n  findings:\n  dusty: {label: D, help: H}\n  musty: {label: M}\n"
    assert problems(folder(tmp_path, more + rule_text(if_="{dusty: yes}"))) == [
        "rules/r.yaml:3:3: 'findings' starts too far right; start it at the same column as the other sections"
    ]


def test_a_field_that_slid_under_the_one_above_is_one_problem_and_read_all_the_same(tmp_path: Path) -> None:
    text = "rules:\n  slug:\n    title: T\n    because: B\n    if:\n      dark: yes\n      then: {favour: {blub: strong}}\n"
    assert problems(folder(tmp_path, text)) == [
        "rules/r.yaml:7:7: 'then' starts too far right; start it at the same column as the other fields",
        "rules/r.yaml:7:23: there is no candidate 'blub'; did you mean 'bulb'?",
    ]


def test_fields_without_a_name_above_them_are_one_problem(tmp_path: Path) -> None:
    text = "findings:\n  title: It is dusty\n  source: P1\n" + rule_text()
    assert problems(folder(tmp_path, text)) == [
        "rules/r.yaml:2:3: there is no name above 'title', a field of a finding; write the name above it, and start this line further right"
    ]
