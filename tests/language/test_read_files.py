"""Files and folders that cannot be read: one message each, exit code 3, and nothing that blocks, explodes or steers."""

import os
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from advisor.cli import run
from folders import FACTS, folder, problems, rule_text, write
from program import advisor

OUT = "leave it out, or put quotes around the text"
QUOTE = "put quotes around the whole text"
TOGETHER = "lines that belong together start at the same column"
NO_COLON = "there is no ': ' in this line; write 'name: value', with a space after the colon"
DEEP = "lists and names are nested more than 40 deep here; close the brackets, or start lines further left"

LAUGHS = "a: &a [lol]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 9)}]\n" for n in range(20)
)

CONTENTS: dict[str, tuple[str | bytes, str]] = {
    "empty": ("", ": the file is empty"),
    "only comments": ("# nothing\n\n# here\n", ": the file is empty"),
    "an empty document": ("---\n", ": the file is empty"),
    "not UTF-8": (b"rules:\n  caf\xe9: {}\n", ":2:6: the file is not UTF-8 text; save it in the encoding UTF-8"),
    "not UTF-8 after other letters": ("# é\n".encode() + "é: é".encode("latin-1"), ":2:1: the file is not UTF-8 text; save it in the encoding UTF-8"),
    "UTF-16": ("rules: {}".encode("utf-16"), ": the file is UTF-16 text; save it in the encoding UTF-8"),
    "10 MB": (b"# " + b"x" * 10_000_000, ": the file is larger than 4 MB; split it into several files"),
    "a tag": ("rules: !important {}", f":1:8: '!' at the beginning of a text is not read; {OUT}"),
    "a tag that runs code": ("rules: !!python/object/apply:os.system [ls]", f":1:8: '!' at the beginning of a text is not read; {OUT}"),
    "an anchor": ("rules: &all {}", f":1:8: '&' and '*' at the beginning of a text are not read; {OUT}"),
    "billion laughs": (LAUGHS, f":1:4: '&' and '*' at the beginning of a text are not read; {OUT}"),
    "an alias": ("rules: *all", f":1:8: '&' and '*' at the beginning of a text are not read; {OUT}"),
    "a merge key": ("rules: {<<: *all}", f":1:13: '&' and '*' at the beginning of a text are not read; {OUT}"),
    "a tab": ("rules:\n\tslug: {}", ":2:1: there is a tab before the first word of this line; use spaces, not tabs"),
    "a bracket left open at the end": ("rules:\n  a: [b\n", ":2:6: the bracket '[' is not closed; write ']' where it ends"),
    "a bracket left open before a line": ("rules:\n  a: {b: c\n  d: e\n", ":2:6: the bracket '{' is not closed; write '}' where it ends"),
    "a bracket with nothing behind it": ("topic: a\nrules: [\n", ":2:8: the bracket '[' is not closed; write ']' where it ends"),
    "a bracket left open after a comma": ("rules: {a: b,\n\n", ":1:8: the bracket '{' is not closed; write '}' where it ends"),
    "a bracket of the other kind": ("rules: {a: [b, c}}", ":1:17: '}' does not close the bracket '['; write ']' first"),
    "no comma between": ("rules: {a: 'b' 'c'}", f":1:16: a ',' or '}}' is missing before this; {QUOTE} if it is one"),
    "a bracket too many": ("rules: {a: b}}", ":1:14: '}' closes nothing; delete it, or open the bracket before"),
    "an open quote": ("rules:\n  a: 'b\n", ":2:6: the quote ' is not closed; write ' again where the text ends"),
    "an open quote before ---": ('rules: "b\n---\n', ':1:8: the quote " is not closed; write " again where the text ends'),
    "an apostrophe between quotes": ("rules: 'it's'", f":1:12: nothing may follow the quote or bracket that closes before this; {QUOTE}"),
    "words after a bracket": ("rules: {it} is out", f":1:13: nothing may follow the quote or bracket that closes before this; {QUOTE}"),
    "a colon in a text": ("rules: one: two", f":1:11: a second ':' is not allowed here; {QUOTE} if it belongs to a text"),
    "a line too far right": ("topic: a\n  rules: b\n", f":2:3: this line starts too far right, or line 1 above it too far left; {TOGETHER}; put quotes around a text that goes on with ': ' in it"),
    "a line under one that is complete": ("topic: [a]\n  rules: b\n", f":2:3: this line starts too far right, or line 1 above it too far left; {TOGETHER}; put quotes around a text that goes on with ': ' in it"),
    "a colon without a space in brackets": ("rules: {a: {b:}c}}", ":1:14: a space is missing after this ':'; write 'name: value'"),
    "a tab after a dash": ("impossible:\n  -\tif: {a: b}\n", ":2:4: there is a tab here; use spaces, not tabs"),
    "a sign where a name is meant": ("rules: {}\n|\n", f":2:1: {NO_COLON}"),
    "a line without a colon": ("topic: a\nreviewed b\nrules: {}\n", ":2:1: there is no ': ' in this line; write 'name: value', with a space after the colon"),
    "a colon without a name": (": {}", ":1:1: there is no name before this ':'; write 'name: value'"),
    "a text that begins with @": ("rules: @all", f":1:8: a text cannot begin with '@'; {QUOTE}"),
    "a text that begins with *": ("rules: * all", f":1:8: '&' and '*' at the beginning of a text are not read; {OUT}"),
    "a text that begins with `": ("rules: `all`", f":1:8: a text cannot begin with '`'; {QUOTE}"),
    "a text that begins with ?": ("rules: {a: ?}", f":1:12: a text that begins with '?' in brackets needs quotes; {QUOTE}"),
    "a bound in signs": ("rules: [>= 5]", f":1:9: a text cannot begin with '>'; {QUOTE}, or outside of tables write {{at_least: ...}} or {{above: ...}}"),
    "a text that begins with ? on a line": ("rules: ? a", f":1:8: a text cannot begin with '?'; {QUOTE}"),
    "a text that begins with an unknown !": ("rules: !a!b c", f":1:8: '!' at the beginning of a text is not read; {OUT}"),
    "a text that begins with -": ("rules: - a\n", ":1:8: a list cannot begin with '- ' on this line; start the list on the next line, or put quotes around a text that begins with '-'"),
    "a text that begins with >": ("topic: > 5 teams\n", ":1:10: the text must start on the line below '>'; or put quotes around a text that begins with '>'"),
    "a line that begins with %": ("%rules: {}\n", ":1:1: a line that begins with '%' is not read; delete it, or put quotes around its first word"),
    "a comma too many": ("rules: [a, , b]", ":1:12: a value is missing before this ','; write it, or delete the extra ','"),
    "a backslash": ('rules: "a\\q"', ":1:10: a backslash means something else between double quotes; use single quotes around this text"),
    "a backslash before no number": ('rules: "a\\xq"', ":1:10: a backslash means something else between double quotes; use single quotes around this text"),
    "shifted lines": ("rules:\n   a: b\n  c: d\n", ":3:3: this line starts at column 3, but line 2 at column 4; both belong to line 1: start them at the same column, or move line 1"),
    "a list line among names": ("rules: {}\n- a\n", ":2:1: this line does not match line 1 above it; begin both with '- ', or none of them"),
    "a name among list lines": ("rules:\n  - a\n  b: c\n", ":3:3: this line does not begin with '- ' as its list does; the list from line 2 on has its '-' at column 3"),
    "a mark of UTF-8 in the middle": ("rules:\n  \ufeffa: b", ":2:3: the character U+FEFF cannot be shown and is not read; delete it"),
    "a conflict of two versions": ("rules:\n<<<<<<< HEAD\n  a: b\n=======\n", ":2:1: this file has a merge conflict here; keep what is right, and delete the lines with conflict markers"),
    "a name of 2,000 letters": (f"rules:\n  {'a' * 2000}: b", f":2:3: there are more than 1000 characters before a ':'; {QUOTE} if they are one"),
    "such a name in brackets": (f"rules: {{{'a' * 2000}: b}}", f":1:9: there are more than 1000 characters before a ':'; {QUOTE} if they are one"),
    "a million lines": ("rules: a\n" + "\n ,\n" * 500_000, ":999999:2: there are more than 500,000 lines and texts before this; split the file into several"),
    "no character at all": ("rules:\n  \ufdd0: b", ":2:3: the character U+FDD0 cannot be shown and is not read; delete it"),
    "half a surrogate": ('rules: "\\ud800"', ":1:9: this is half a character; write the character itself"),
    "a tab in the text of a block": ("rules: |\n  \ta\n", ":2:3: there is a tab here; use spaces, not tabs"),
    "text behind ---": ("--- a\n", ":1:1: a line '---' is not allowed inside a file; remove it"),
    "an end before anything": ("...\nrules: {}\n", ":1:1: a line '...' is not allowed inside a file; remove it"),
    "lines after all": ("{rules: {}}\ntopic: a\n", ":2:1: this comes after the end of the file's content; delete the line above"),
    "nothing above shifted lines": ("  rules: a\ntopic: b\n", f":2:1: this line starts at column 1, but line 1 at column 3; {TOGETHER}"),
    "two documents": ("rules: {}\n---\nrules: {}\n", ":2:1: a line '---' is not allowed inside a file; remove it"),
    "lines after the end": ("rules: {}\n...\ntopic: a\n", ":3:1: this comes after the end of the file's content; delete the line above"),
    "10,000 brackets": ("rules: " + "[" * 10_000, f":1:47: {DEEP}"),
    "1,000 steps": ("".join(" " * n + "a:\n" for n in range(1000)), f":41:41: {DEEP}"),
    "a NUL": ("rules:\n  a\0: b", ":2:4: the character U+0000 cannot be shown and is not read; delete it"),
    "an escape sequence": ("rules: \x1b[31mred", ":1:8: the character U+001B cannot be shown and is not read; delete it"),
    "a tag that is no text": ("rules: !<%ED%A0%80> x", f":1:8: '!' at the beginning of a text is not read; {OUT}"),
    "a list": ("- rules", ":1:1: a knowledge file must be written in lines of 'name: value'"),
    "a text": ("rules", ":1:1: a knowledge file must be written in lines of 'name: value'"),
    "a list of rules": ("rules: [{title: T}]", ":1:8: rules must be written in lines of 'name: value'; write a name and a colon above the fields of each, instead of '- '"),
    "a list for a name": ("[a, b]: c\n", ":1:1: the name before ':' must be a single word; put quotes around it if it is meant to begin with a bracket"),
    "an unknown field": ("rulez: {}", ":1:1: a knowledge file has no field 'rulez'; did you mean 'rules'?"),
    "a field twice": ("rules: {}\nrules: {}", ":2:1: 'rules' is written twice here; the first is on line 1"),
    "nothing under a field": ("rules:", ":1:1: there is nothing under 'rules'"),
    "a title that is a list": ("topic: [a]\nrules: {}", ":1:8: the topic must be a text"),
}  # fmt: skip


@pytest.mark.parametrize("kind", CONTENTS)
def test_a_file_that_cannot_be_read_is_one_problem_and_the_program_ends_with_3(
    tmp_path: Path, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    content, problem = CONTENTS[kind]
    write(folder(tmp_path), {"rules/bad.yaml": content})
    assert problems(tmp_path) == [f"rules/bad.yaml{problem}"]

    assert run(["check", "--knowledge", str(tmp_path)]) == 3
    out, err = capsys.readouterr()
    assert out == ""
    for part in f"{tmp_path}/rules/bad.yaml{problem}".split("; "):
        assert without_spaces(part) in without_spaces(err)


def without_spaces(text: str) -> str:
    """Return a text that does not show where lines were wrapped."""
    return "".join(text.split())


@pytest.mark.parametrize("kind", ["billion laughs", "10,000 brackets", "10 MB"])
def test_a_hostile_file_costs_little_memory(tmp_path: Path, kind: str) -> None:
    write(folder(tmp_path), {"rules/bad.yaml": CONTENTS[kind][0]})
    tracemalloc.start()
    problems(tmp_path)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 20_000_000


def make_folder(path: Path) -> None:
    path.mkdir()


def make_pipe(path: Path) -> None:
    os.mkfifo(path)


def make_loop(path: Path) -> None:
    path.symlink_to(path)


def make_dangling(path: Path) -> None:
    path.symlink_to("nowhere.yaml")


@pytest.mark.parametrize("make", [make_folder, make_pipe, make_loop, make_dangling])
def test_what_is_no_ordinary_file_is_named_and_not_waited_for(
    tmp_path: Path, make: Callable[[Path], None]
) -> None:
    make(folder(tmp_path) / "rules" / "bad.yaml")
    what = "this is not a regular file; remove it or give it another name"
    assert problems(tmp_path) == [f"rules/bad.yaml: {what}"]
    assert advisor("check", "--knowledge", str(tmp_path)).returncode == 3


@pytest.mark.parametrize("name", ["bad.yml", "bad.YAML", "sub/bad.Yml"])
def test_a_file_whose_name_ends_otherwise_is_not_passed_over_in_silence(tmp_path: Path, name: str) -> None:
    write(folder(tmp_path), {f"rules/{name}": rule_text()})
    assert problems(tmp_path) == [f"rules/{name}: the file is not read; rename it to end in .yaml"]


def test_missing_folders_are_named(tmp_path: Path) -> None:
    assert problems(tmp_path / "none") == [f"{tmp_path}/none: there is no such folder"]
    (tmp_path / "facts").mkdir()
    assert problems(tmp_path) == [
        f"{tmp_path}: there is no folder 'rules' in it; a knowledge folder holds 'facts' and 'rules'"
    ]


def test_a_file_where_a_folder_of_rules_is_meant_is_told_apart(tmp_path: Path) -> None:
    write(folder(tmp_path), {"more.yaml": rule_text()})
    assert problems(tmp_path, tmp_path / "more.yaml") == [
        "more.yaml: there is no such folder; name the folder that it is in"
    ]
    assert problems(tmp_path, tmp_path / "none") == ["none: there is no such folder"]


def test_the_problems_of_all_files_come_in_one_run(tmp_path: Path) -> None:
    files = {f"rules/{name}.yaml": rule_text(if_=f"{{dark: {name}}}") for name in ("b", "a")}
    write(folder(tmp_path, facts=FACTS.replace("wait}", "wait, titel: x}")), files)
    assert [problem.split(":")[0] for problem in problems(tmp_path)] == [
        "facts/f.yaml",
        "rules/a.yaml",
        "rules/b.yaml",
    ]


def test_names_that_stand_in_a_file_that_could_not_be_read_are_no_problem_and_others_are(
    tmp_path: Path,
) -> None:
    root = folder(tmp_path, rule_text(if_="{dark: yes, moon: full}", because=None), FACTS + "  - {{\n")
    assert [problem.split(": ")[0] for problem in problems(root)] == [
        "facts/f.yaml:39:6",
        "rules/r.yaml:3:5",
        "rules/r.yaml:4:21",
    ]


@pytest.mark.parametrize(
    "content",
    [FACTS.encode("utf-16"), FACTS.replace("A lot", "é").encode("latin-1")],
    ids=["UTF-16", "Latin"],
)
def test_names_in_a_file_of_another_encoding_are_no_problem(tmp_path: Path, content: bytes) -> None:
    write(folder(tmp_path, rule_text()), {"facts/f.yaml": content})
    (problem,) = problems(tmp_path)
    assert problem.endswith("text; save it in the encoding UTF-8")


def test_names_are_no_problem_while_a_file_is_too_large_or_passed_over(tmp_path: Path) -> None:
    root = write(folder(tmp_path, rule_text()), {"facts/f.yaml": FACTS + "#" * 5_000_000})
    assert problems(root) == ["facts/f.yaml: the file is larger than 4 MB; split it into several files"]
    write(root, {"facts/f.yml": FACTS, "facts/f.yaml": "topics: {room: The room}"})
    assert problems(root) == ["facts/f.yml: the file is not read; rename it to end in .yaml"]


def test_hostile_texts_never_reach_the_terminal_raw(tmp_path: Path) -> None:
    name = "\x1b[31m\u202e.yaml"
    title = '"\\e[2J\u202egnp.exe\\u2028\\x9b1m"'
    text = rule_text(title=title, if_=f"{{{title}: yes}}")
    root = write(folder(tmp_path), {f"rules/{name}": text})
    bad = advisor("check", "--knowledge", str(root))
    assert (bad.returncode, bad.stdout) == (3, "")

    (root / "rules" / name).write_text(rule_text(title=title))
    good = advisor("how", f"{name.removesuffix('.yaml')}/slug", "--knowledge", str(root))
    assert good.returncode == 0
    for written in (bad.stderr, good.stdout):
        flat = written.replace("\n", "")  # a long path may be broken anywhere
        assert "?[31m?" in flat
        assert "?[2J?gnp.exe" in flat
        assert not set(written) & set("\x1b\u202e\u2028\x9b")


def test_only_the_first_fifty_of_many_problems_are_shown(tmp_path: Path) -> None:
    rules = "rules:\n" + "".join(f"  slug-{n}: {{}}\n" for n in range(60))
    done = advisor("check", "--knowledge", str(folder(tmp_path, rules)))
    assert done.stderr.count("a rule needs the fields") == 50
    assert done.stderr.endswith("... and 10 more\n")
