"""What people write who know another form is recognised, and told once with what to write instead."""

from pathlib import Path

import pytest

from folders import FACTS, folder, problems, rule_text, write

LINES = "write lines of 'name: value'"
ROW = f"{LINES}, and each row as an entry of its own"
MERGE = "this file has a merge conflict here; keep what is right, and delete the lines with conflict markers"
NBSP = "the character U+00A0, which only looks like a space,"
RULE = rule_text()
AS_LIST = "rules:\n  - id: slug\n    title: T\n    because: B\n    if: {dark: yes}\n    then: {favour: {bulb: strong}}\n"


def conflict(old: str, new: str) -> str:
    return f"<<<<<<< HEAD\n{old}=======\n{new}>>>>>>> branch\n"


TEXTS = {
    "marks of a merge": (conflict(RULE, RULE), f"1:1: {MERGE}"),
    "marks of a merge within": (RULE.replace("    because: B\n", conflict("    because: B\n", "    because: C\n")), f"4:1: {MERGE}"),
    "marks of a merge of three": (RULE + "||||||| base\n", f"7:1: {MERGE}"),
    "one mark that was forgotten": (RULE + "=======\n", f"7:1: {MERGE}"),
    "a non-breaking space before a name": (RULE.replace("    because", "\u00a0\u00a0\u00a0\u00a0because"), f"4:1: {NBSP} comes before this line; use spaces"),
    "one among spaces": (RULE.replace("    because", "  \u00a0 because"), f"4:3: {NBSP} comes before this line; use spaces"),
    "one before the first line": ("\u00a0" + RULE, f"1:1: {NBSP} comes before this line; use spaces"),
    "a wide space before a dash": (RULE + "impossible:\n\u3000- if: {dark: yes}\n", "8:1: the character U+3000, which only looks like a space, comes before this line; use spaces"),
    "a non-breaking space after a colon": (RULE.replace("because: ", "because:\u00a0"), "4:13: a character that only looks like a space follows this colon; use a space"),
    "a zero width space before a name": (RULE.replace("    because", "    \u200bbecause"), "4:5: the character U+200B, which only looks like a space, comes before this line; use spaces"),
    "a table with commas": ("slug,title,because\na,T,B\n", f"1:1: this is a table with commas between its columns; {ROW}"),
    "a table with semicolons": ("slug;title\na;T, or so\n", f"1:1: this is a table with semicolons between its columns; {ROW}"),
    "a table with tabs": ("\nslug\ttitle\na\tT\n", f"2:1: this is a table with tabs between its columns; {ROW}"),
    "a table with quotes": ('"slug","title"\n"a","T"\n', f"1:1: this is a table with commas between its columns; {ROW}"),
    "a table in Markdown": ("| slug | title |\n|---|---|\n| a | T |\n", f"1:1: this is a row of a table in Markdown; {LINES}"),
    "a table in Markdown within": (RULE + "| slug | title |\n", f"7:1: this is a row of a table in Markdown; {LINES}"),
    "a list in JSON": ('[{"id": "a", "title": "T"}]\n', f"1:1: this is JSON, and not lines of 'name: value'; {LINES}"),
    "JSON with a slip": ('{"rules": {},,\n"topic": "a"}\n', "1:14: a value is missing before this ','; write it, or delete the extra ','"),
    "objects in JSON": ('{"rules": {}}\n{"rules": {}}\n', f"1:1: this is JSON, and not lines of 'name: value'; {LINES}"),
    "curly quotes around a text": (RULE.replace("because: B", "because: \u201cSo: it is\u201d"), "4:14: YAML does not know this quote; use ' or \", or none"),
    "curly quotes in a list": (RULE.replace("{dark: yes}", "{dark: [\u2018a: b\u2019}"), "5:17: YAML does not know this quote; use ' or \", or none"),
    "a sign for comments in brackets": ("rules:\n  slug: {title: Ticket #4711, because: B}\n", "2:24: the line ends before this '#', and its bracket is open; put quotes around a text with '#' in it"),
    "a list of conditions in signs": (RULE.replace("{dark: yes}", "['dark = yes', 'budget = low']"), "5:9: a condition must be written in lines of 'fact: value'; write 'dark: yes'"),
    "a list of rules": (AS_LIST, "2:3: rules must be written in lines of 'name: value'; write 'slug:' above its fields, instead of '- id: slug'"),
    "a list of rules without names": (AS_LIST.replace("id: slug\n    ", ""), "2:3: rules must be written in lines of 'name: value'; write a name and a colon above the fields of each, instead of '- '"),
}  # fmt: skip


@pytest.mark.parametrize("kind", TEXTS)
def test_a_file_in_another_form_is_one_problem_with_what_to_write(tmp_path: Path, kind: str) -> None:
    text, problem = TEXTS[kind]
    assert problems(folder(tmp_path, text)) == [f"rules/r.yaml:{problem}"]


CONDITIONS = {
    "dark = yes": "write 'dark: yes'",
    "dark == yes": "write 'dark: yes'",
    "dark is yes": "write 'dark: yes'",
    "budget != low": "write 'not: {budget: low}'",
    "budget is not low": "write 'not: {budget: low}'",
    "budget >= middle": "write 'budget: {at_least: middle}'",
    "budget <= middle": "write 'budget: {at_most: middle}'",
    "not dark": "write 'not: {dark: yes}'",
    "dark and bright": "write one name below the other for 'and', and 'any: [{...}, {...}]' for 'or'",
    "dark = yes or bright": "write one name below the other for 'and', and 'any: [{...}, {...}]' for 'or'",
}


@pytest.mark.parametrize("written", CONDITIONS)
def test_a_condition_in_signs_is_told_in_names_and_colons(tmp_path: Path, written: str) -> None:
    what = "a condition must be written in lines of 'fact: value'"
    assert problems(folder(tmp_path, rule_text(if_=f"'{written}'"))) == [
        f"rules/r.yaml:5:9: {what}; {CONDITIONS[written]}"
    ]
    assert problems(folder(tmp_path, rule_text(if_=f"{{'{written}'}}"))) == [
        f"rules/r.yaml:5:10: there is no fact or finding '{written}'; {CONDITIONS[written]}"
    ]


VALUES = {
    ">= middle": "write 'budget: {at_least: middle}'",
    "!= low": "write 'not: {budget: low}'",
    "not low": "write 'not: {budget: low}'",
    "low or middle": "write several in brackets: [low, middle]",
    "low|middle": "write several in brackets: [low, middle]",
    "low/middle": "write several in brackets: [low, middle]",
}


@pytest.mark.parametrize("written", VALUES)
def test_a_comparison_that_stands_for_a_value_is_told_in_names_and_colons(
    tmp_path: Path, written: str
) -> None:
    assert problems(folder(tmp_path, rule_text(if_=f"{{budget: '{written}'}}"))) == [
        f"rules/r.yaml:5:18: 'budget' has no value '{written}'; {VALUES[written]}"
    ]


KEYS = {
    "or": "write 'any: [{...}, {...}]'",
    "OR": "write 'any: [{...}, {...}]'",
    "and": "write 'all: [{...}, {...}]', or one name below the other",
    "\u201cdark\u201d": "use ' or \", or none",
    "dark\u00a0": f"type it again: {NBSP} is in it",
    "dark\u200b": "type it again: the character U+200B, which only looks like a space, is in it",
}


@pytest.mark.parametrize("key", KEYS)
def test_a_key_that_no_condition_has_is_told_with_the_word_that_is_meant(tmp_path: Path, key: str) -> None:
    condition = f"{{{key}: [{{dark: yes}}, {{bright: yes}}]}}"
    assert problems(folder(tmp_path, rule_text(if_=condition))) == [
        f"rules/r.yaml:5:10: there is no fact or finding '{key}'; {KEYS[key]}"
    ]


@pytest.mark.parametrize("value", ["\u201cyes\u201d", "yes\u00a0"])
def test_a_value_in_curly_quotes_or_with_a_strange_space_is_told_so(tmp_path: Path, value: str) -> None:
    hint = KEYS["\u201cdark\u201d"] if value[0] == "\u201c" else KEYS["dark\u00a0"]
    assert problems(folder(tmp_path, rule_text(if_=f"{{dark: {value}}}"))) == [
        f"rules/r.yaml:5:16: 'dark' has no value '{value}'; {hint}"
    ]


@pytest.mark.parametrize(
    "facts",
    [
        "id,topic,kind,ask,why\nbudget,money,scale,How much?,So.\ndark,room,yes_no,Dark?,So.\n",
        conflict(FACTS, FACTS),
        FACTS.replace("topics:", "\u00a0topics:"),
    ],
    ids=["table", "merge", "spaces"],
)
def test_what_such_a_file_would_have_declared_is_not_said_to_be_missing(tmp_path: Path, facts: str) -> None:
    root = folder(tmp_path, rule_text(), facts)
    write(root, {"facts/g.yaml": FACTS.replace("budget", "money").replace("dark", "dim")})
    assert [problem.partition(":")[0] for problem in problems(root)] == ["facts/f.yaml"]


def test_texts_that_only_resemble_such_forms_are_read(tmp_path: Path) -> None:
    because = "|\n      Note:\u00a0this | that\n      =======\n      <<<<<<< not a mark\n      a, b, c"
    title = "Costs 10\u00a0000 \u201cor so\u201d, and more or less"
    assert problems(folder(tmp_path, rule_text(because=because, title=title))) == []
