"""`check` on candidates that only ever win closely."""

from pathlib import Path

from lamp_notices import notices_of, rule_file, rule_lines

BY_NIGHT = rule_lines("night", "{dark: yes}")
FOR_READERS = rule_lines("readers", "{uses: read}")
OLD_STYLE = rule_lines("style", "{style: old}", "{favour: {tube: moderate}}")
ONLY_TUBES_FOR_COOKS = rule_lines("cooks", "{uses: cook, dark: yes}", "{rule_out: [bulb, candle]}")
BY_DAY = rule_lines("day", "{dark: no}", "{favour: {tube: moderate}}")


def close(root: Path, *rules: str) -> list[str]:
    return [name for notice in notices_of(root, rule_file(*rules), "close-wins") for name in notice.members]


def test_who_wins_by_one_rule_only_where_another_wins_by_two_is_named(tmp_path: Path) -> None:
    assert close(tmp_path, BY_NIGHT, FOR_READERS, OLD_STYLE) == ["tube"]


def test_one_interview_won_by_two_rules_is_enough(tmp_path: Path) -> None:
    assert close(tmp_path, BY_NIGHT, FOR_READERS, OLD_STYLE, BY_DAY) == []


def test_nobody_is_named_where_all_win_closely(tmp_path: Path) -> None:
    assert close(tmp_path, BY_NIGHT, OLD_STYLE) == []


def test_who_wins_somewhere_because_nobody_else_is_left_does_not_win_closely_there(tmp_path: Path) -> None:
    assert close(tmp_path, BY_NIGHT, FOR_READERS, OLD_STYLE, ONLY_TUBES_FOR_COOKS) == []
