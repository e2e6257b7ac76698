"""`check` on tables, lists of rules, findings with values, sums, and what waits for others."""

from pathlib import Path

from advisor.authoring.check.notice import Notice
from folders import FACTS
from lamp_notices import check_of, notices_of, rule_file, rule_lines, words_of

MOOD = "  mood: {kind: %s, title: Mood, values: {calm: Calm, wild: Wild}}\n"
SCORE = "  score: {kind: sum, title: Score}\n"


def lamp_table(hit: str, *rows: str, more: str = "") -> str:
    """Return a file with one table about the lamp, which asks for the budget and the dark."""
    lines = "".join(f"      - [{row}]\n" for row in rows)
    return (
        f"tables:\n  lamps:\n    title: Lamps\n    because: B\n{more}    hit: {hit}\n"
        f"    columns: [budget, dark, choose lamp]\n    rows:\n{lines}"
    )


def with_findings(lines: str) -> str:
    return FACTS.replace("findings:\n", f"findings:\n{lines}", 1)


def only(root: Path, text: str, name: str, facts: str = FACTS) -> Notice:
    (notice,) = notices_of(root, text, name, facts)
    return notice


def test_rows_that_apply_at_once_are_an_error_with_answers_that_show_it(tmp_path: Path) -> None:
    text = lamp_table("unique", "low, -, candle", '">= middle", no, bulb', "high, -, tube")
    notice = only(tmp_path, text, "rows-overlap")
    assert (notice.what, notice.hint, notice.witness) == (
        "the row 'r3' of the table 'r/lamps' can apply at once with 'r2': only one may",
        "let their cells exclude each other, or write 'hit: first' if the upper one counts, 'hit: each' if all do",
        {"budget": "high", "dark": "no"},
    )


def test_rows_that_only_impossible_answers_meet_do_not_overlap(tmp_path: Path) -> None:
    apart = lamp_table("unique", "low, yes, candle", '"middle|high", no, bulb', "low, -, tube")
    barred = "impossible:\n  - {if: {budget: low, dark: yes}, because: B}\n"
    assert notices_of(tmp_path / "met", apart, "rows-overlap")
    assert not notices_of(tmp_path / "barred", apart + barred, "rows-overlap")


def test_answers_for_which_there_is_no_row_are_shown(tmp_path: Path) -> None:
    for hit in ("unique", "first"):
        text = lamp_table(hit, "low, -, candle", "middle, -, bulb", "high, yes, tube")
        notice = only(tmp_path / hit, text, "row-missing")
        assert (notice.what, notice.hint, notice.witness) == (
            "there are answers for which no row of the table 'r/lamps' applies",
            "write a row for them, or one with 'otherwise'",
            {"budget": "high", "dark": "no"},
        )
    each = lamp_table("each", "low, -, candle", "middle, -, bulb")
    assert not notices_of(tmp_path / "each", each, "row-missing")


def test_a_table_lacks_no_row_where_its_own_condition_is_false(tmp_path: Path) -> None:
    rows = ("low, -, candle", '">= middle", -, bulb')
    about = "    if: {style: new}\n"
    assert not notices_of(tmp_path, lamp_table("unique", *rows, more=about), "row-missing")
    (lacking,) = notices_of(tmp_path / "less", lamp_table("unique", rows[0], more=about), "row-missing")
    assert lacking.witness in [{"budget": budget, "style": "new"} for budget in ("middle", "high")]


def test_a_row_that_rows_before_it_leave_nothing_is_told_with_them(tmp_path: Path) -> None:
    text = lamp_table("first", "low, -, candle", '">= middle", yes, bulb', "-, no, tube", "high, -, bulb")
    notice = only(tmp_path, text, "row-shadowed")
    assert (notice.what, notice.hint, notice.others) == (
        "the row 'r4' of the table 'r/lamps' never counts: 'r2' and 'r3' before it take all of its answers",
        "move it before them, or remove it",
        ("r/lamps/r2", "r/lamps/r3"),
    )
    assert not notices_of(tmp_path, text, "never-fires")


def test_rows_are_not_told_one_by_one_to_lack_a_source_an_example_or_a_title(tmp_path: Path) -> None:
    text = lamp_table("unique", "low, -, candle", '">= middle", -, bulb')
    told = [(one.check, one.subject) for one in check_of(tmp_path, text).notices if "r/" in one.subject]
    assert told == [("no-source", "r/lamps")]


def test_rows_of_a_list_that_take_from_each_other_are_not_needless(tmp_path: Path) -> None:
    text = (
        "rules:\n  steps:\n    title: The steps\n    because: B\n    first_of:\n"
        "      a: {if: {dark: yes, budget: high}, then: {favour: {bulb: strong}}}\n"
        "      b: {if: {dark: yes}, then: {favour: {tube: strong}}}\n"
    ) + rule_lines("all", "{budget: high}", "{favour: {bulb: strong}}")
    assert not notices_of(tmp_path, text, "stacked-points")
    alone = rule_file(rule_lines("a", "{dark: yes, budget: high}"), rule_lines("all", "{budget: high}"))
    assert [one.subject for one in notices_of(tmp_path, alone, "stacked-points")] == ["r/a"]


def test_a_finding_of_which_two_values_can_be_concluded_is_an_error(tmp_path: Path) -> None:
    rules = rule_file(
        rule_lines("calm", "{dark: yes}", "{conclude: {mood: calm}}"),
        rule_lines("wild", "{uses: go}", "{conclude: {mood: wild}}"),
        rule_lines("reads", "{mood: [calm, wild]}"),
    )
    notice = only(tmp_path, rules, "two-values", with_findings(MOOD % "choice"))
    assert notice.what == "the finding 'mood' can be 'calm' and 'wild' at once"
    assert notice.witness == {"dark": "yes", "uses": frozenset({"go"})}
    assert "'r/calm' and 'r/wild' are at" in notice.hint
    for kind in ("scale", "several"):
        assert not notices_of(tmp_path / kind, rules, "two-values", with_findings(MOOD % kind))


def test_values_that_no_rule_concludes_and_findings_that_nothing_reads_are_told(tmp_path: Path) -> None:
    calm = rule_file(rule_lines("calm", "{dark: yes}", "{conclude: {mood: calm}}"))
    facts = with_findings(MOOD % "scale" + SCORE)
    assert words_of(tmp_path, calm, "value-never-concluded", facts) == [
        (
            "no rule concludes that 'mood' is 'wild'",
            "write a rule with 'conclude: {mood: wild}', or remove the value",
        )
    ]
    unread = [what for what, _ in words_of(tmp_path, calm, "unread-finding", facts)]
    assert unread[:2] == [
        "no rule and no guarantee reads the finding 'mood'",
        "the sum 'score' is not used: no rule adds to it, and nothing reads it",
    ]


def test_a_value_that_is_never_the_highest_is_never_held(tmp_path: Path) -> None:
    rules = rule_file(
        rule_lines("calm", "{dark: yes}", "{conclude: {mood: calm}}"),
        rule_lines("wild", "{dark: yes}", "{conclude: {mood: wild}}"),
        rule_lines("reads", "{mood: calm}"),
    )
    notice = only(tmp_path, rules, "finding-never-true", with_findings(MOOD % "scale"))
    assert (notice.subject, notice.members) == ("mood", ("mood=calm",))
    assert notice.what.startswith("the finding 'mood' can never be 'calm'")


def test_a_rule_that_only_adds_is_neither_idle_nor_said_to_fire_always(tmp_path: Path) -> None:
    rules = (
        "rules:\n  start: {title: All begin with five, because: B, then: {add: {score: 5}}}\n"
        + rule_lines("dark", "{dark: yes}", "{add: {score: 3}}")
        + rule_lines("reads", "{score: {at_least: 8}}")
    )
    facts = with_findings(SCORE)
    for name in ("always-fires", "never-fires", "unread-finding"):
        assert "r/start" not in {one.subject for one in notices_of(tmp_path / name, rules, name, facts)}
    idle = {one.subject for one in notices_of(tmp_path, rules, "idle-question", facts)}
    assert "dark" not in idle


def test_what_waits_for_others_that_always_apply_never_fires(tmp_path: Path) -> None:
    rules = rule_file(
        rule_lines("dark", "{dark: yes}"),
        rule_lines("light", "{dark: no}"),
        rule_lines("else", "{otherwise: lamp, style: new}", "{favour: {tube: strong}}"),
    )
    assert words_of(tmp_path, rules, "otherwise-never") == [
        (
            "the rule 'r/else' can never fire: wherever it could, another rule for A lamp applies",
            "narrow what it waits for, or remove the rule",
        )
    ]


def test_what_applies_never_or_always_is_told_of_its_list(tmp_path: Path) -> None:
    aids = "  aids: {title: Aids, kind: all_that_apply, candidates: {cash: {title: Cash}, loan: {title: Loan}, tax: {title: Tax}}}\n"
    facts = FACTS.replace("impossible:\n", f"{aids}impossible:\n", 1)
    rules = rule_file(
        rule_lines("cash", "{any: [{dark: yes}, {dark: no}]}", "{include: cash}"),
        rule_lines("tax", "{dark: yes}", "{include: tax}"),
    )
    told = words_of(tmp_path, rules, "cannot-win", facts) + words_of(tmp_path, rules, "always-wins", facts)
    assert [what for what, _ in told if "aids" in what] == [
        "'loan' never applies in 'aids'",
        "'cash' applies in 'aids' whatever is answered",
    ]


def test_nothing_that_was_made_is_in_a_notice(tmp_path: Path) -> None:
    text = lamp_table("first", "low, -, candle", "otherwise, bulb") + rule_file(
        rule_lines("calm", "{dark: yes}", "{conclude: {mood: calm}, add: {score: 2}}"),
        rule_lines("reads", "{mood: {at_least: wild}, score: {at_least: 1}}", "{advise: clean-it}"),
    )
    checked = check_of(tmp_path, text, with_findings(MOOD % "scale" + SCORE))
    words = [f"{one.subject} {one.what} {one.hint} {one.about} {one.others}" for one in checked.notices]
    assert words
    assert not [said for said in words if "@" in said]


def test_numbers_between_two_rows_are_told_once_in_the_words_of_cells(tmp_path: Path) -> None:
    facts = FACTS.replace(
        "findings:\n",
        "  price: {topic: money, kind: money, unit: EUR, min: 0, max: 900, ask: P?, why: B}\nfindings:\n",
        1,
    )
    text = (
        "tables:\n  t:\n    title: T\n    because: B\n    columns: [price, choose lamp]\n    rows:\n"
        '      - ["<= 300", bulb]\n      - [">= 301", tube]\n'
    )
    (gap,) = (one for one in check_of(tmp_path, text, facts).notices if one.check == "gap-between")
    assert gap.what == (
        "an answer to 'price' such as 300.50 EUR falls between two conditions: "
        "'r/t/r1' ends at 300 EUR, and 'r/t/r2' begins at 301 EUR"
    )
    assert gap.hint == "if none should, write '> 300' for '>= 301', or '< 301' for '<= 300'"
    assert [(one.check, one.subject) for one in gap.follows] == [("row-missing", "r/t")]
