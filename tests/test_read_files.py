"""Files and folders that cannot be read: one message each, exit code 3, and nothing that blocks, explodes or steers."""

import os
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from folders import FACTS, folder, problems, read, rule_text, write
from program import advisor

COLUMN = "do the lines of this block start at the same column?"
YAML = "this is not valid YAML: "
QUOTE = "put quotes around a text"

LAUGHS = "a: &a [lol]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 9)}]\n" for n in range(20)
)

CONTENTS: dict[str, tuple[str | bytes, str]] = {
    "empty": ("", ": the file is empty"),
    "only comments": ("# nothing\n\n# here\n", ": the file is empty"),
    "an empty document": ("---\n", ": the file is empty"),
    "not UTF-8": (b"rules:\n  caf\xe9: {}\n", ":2:6: the file is not UTF-8 text; save it in the encoding UTF-8"),
    "not UTF-8 after other letters": ("# é\n".encode() + "é: é".encode("latin-1"), ":2:1: the file is not UTF-8 text; save it in the encoding UTF-8"),
    "UTF-16": ("rules: {}".encode("utf-16"), ":1:1: the file is not UTF-8 text; save it in the encoding UTF-8"),
    "10 MB": (b"# " + b"x" * 10_000_000, ": the file is larger than 4 MB; split it into several files"),
    "a tag": ("rules: !important {}", ":1:8: tags such as '!important' are not read; leave it out, or put quotes around the text"),
    "a tag that runs code": ("rules: !!python/object/apply:os.system [ls]", ":1:8: tags such as 'tag:yaml.org,2002:python/object/apply:os.system' are not read; leave it out, or put quotes around the text"),
    "an anchor": ("rules: &all {}", ":1:8: anchors and aliases (& and *) are not read; write it out, or put quotes around the text"),
    "billion laughs": (LAUGHS, ":1:4: anchors and aliases (& and *) are not read; write it out, or put quotes around the text"),
    "an alias": ("rules: *all", ":1:8: anchors and aliases (& and *) are not read; write it out, or put quotes around the text"),
    "a merge key": ("rules: {<<: *all}", ":1:13: anchors and aliases (& and *) are not read; write it out, or put quotes around the text"),
    "a tab": ("rules:\n\tslug: {}", f":2:1: {YAML}found character that cannot start any token; use spaces, not tabs"),
    "an open bracket": ("rules:\n  a: [b\n", f":3:1: {YAML}did not find expected ',' or ']'; is the bracket that opens on line 2 closed?"),
    "an open quote": ("rules:\n  a: 'b\n", f":3:1: {YAML}found unexpected end of stream; is the quote that opens on line 2 closed?"),
    "a colon in a text": ("rules: one: two", f":1:11: {YAML}mapping values are not allowed in this context; {QUOTE} with ': ' in it, or start the line further left"),
    "a text that begins with @": ("rules: @all", f":1:8: {YAML}found character that cannot start any token; {QUOTE} that begins with @, % or `"),
    "a text that begins with *": ("rules: * all", f":1:9: {YAML}did not find expected alphabetic or numeric character; {QUOTE} that begins with * or &"),
    "a backslash": ('rules: "a\\q"', f":1:10: {YAML}found unknown escape character; use single quotes around a text with a backslash"),
    "shifted lines": ("rules:\n   a: b\n  c: d\n", f":3:3: {YAML}did not find expected key; {COLUMN}"),
    "two documents": ("rules: {}\n---\nrules: {}\n", ":2:1: a file holds one document; remove this line"),
    "10,000 brackets": ("rules: " + "[" * 10_000, ":1:48: this is nested more than 40 levels deep"),
    "1,000 steps": ("".join(" " * n + "a:\n" for n in range(1000)), ":41:41: this is nested more than 40 levels deep"),
    "a NUL": ("rules:\n  a\0: b", ":2:4: the character U+0000 cannot be shown and is not read; delete it"),
    "an escape sequence": ("rules: \x1b[31mred", ":1:8: the character U+001B cannot be shown and is not read; delete it"),
    "a tag that is no text": ("rules: !<%ED%A0%80> x", ": this is not valid YAML; 'utf-8' codec can't decode byte 0xed in position 0: invalid continuation byte"),
    "a list": ("- rules", ":1:1: a knowledge file must be written in lines of 'name: value'"),
    "a text": ("rules", ":1:1: a knowledge file must be written in lines of 'name: value'"),
    "a list of rules": ("rules: [{title: T}]", ":1:8: rules must be written in lines of 'name: value'"),
    "a list for a name": ("? [a, b]\n: c\n", ":1:3: what stands before ':' must be a single word; put quotes around it if it is meant to begin with a bracket"),
    "an unknown field": ("rulez: {}", ":1:1: a knowledge file has no field 'rulez'; did you mean 'rules'?"),
    "a field twice": ("rules: {}\nrules: {}", ":2:1: 'rules' is written twice here; the first is on line 1"),
    "nothing under a field": ("rules:", ":1:1: nothing stands under 'rules'"),
    "a title that is a list": ("topic: [a]\nrules: {}", ":1:8: the topic must be a text"),
}  # fmt: skip


@pytest.mark.parametrize("kind", CONTENTS)
def test_a_file_that_cannot_be_read_is_one_problem_and_the_program_ends_with_3(
    tmp_path: Path, kind: str
) -> None:
    content, problem = CONTENTS[kind]
    write(folder(tmp_path), {"rules/bad.yaml": content})
    assert problems(tmp_path) == [f"rules/bad.yaml{problem}"]

    done = advisor("check", "--knowledge", str(tmp_path))
    assert done.returncode == 3
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    for part in f"{tmp_path}/rules/bad.yaml{problem}".split("; "):
        assert without_spaces(part) in without_spaces(done.stderr)


def without_spaces(text: str) -> str:
    """Return a text that does not show where lines were wrapped."""
    return "".join(text.split())


@pytest.mark.parametrize("kind", ["billion laughs", "10,000 brackets", "10 MB"])
def test_a_hostile_file_costs_little_time_and_memory(tmp_path: Path, kind: str) -> None:
    write(folder(tmp_path), {"rules/bad.yaml": CONTENTS[kind][0]})
    tracemalloc.start()
    began = time.perf_counter()
    problems(tmp_path)
    seconds = time.perf_counter() - began
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert seconds < 5
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
    what = "this is no ordinary file; remove it or give it another name"
    assert problems(tmp_path) == [f"rules/bad.yaml: {what}"]
    assert advisor("check", "--knowledge", str(tmp_path)).returncode == 3


def test_a_folder_that_links_to_itself_is_walked_once(tmp_path: Path) -> None:
    (folder(tmp_path, rule_text()) / "rules" / "again").symlink_to(tmp_path / "rules")
    assert "r/slug" in read(tmp_path).rules


@pytest.mark.parametrize("name", ["bad.yml", "bad.YAML", "sub/bad.Yml"])
def test_a_file_whose_name_ends_otherwise_is_not_passed_over_in_silence(tmp_path: Path, name: str) -> None:
    write(folder(tmp_path), {f"rules/{name}": rule_text()})
    assert problems(tmp_path) == [f"rules/{name}: the file is not read; let its name end in .yaml"]


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
    assert [one.split(":")[0] for one in problems(tmp_path)] == [
        "facts/f.yaml",
        "rules/a.yaml",
        "rules/b.yaml",
    ]


def test_names_that_may_stand_in_a_file_that_could_not_be_read_are_no_problem_yet(tmp_path: Path) -> None:
    root = folder(tmp_path, rule_text(if_="{dark: yes, moon: full}", because=None), FACTS + "  - {{\n")
    assert [one.split(": ")[0] for one in problems(root)] == ["facts/f.yaml:40:1", "rules/r.yaml:3:5"]


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
