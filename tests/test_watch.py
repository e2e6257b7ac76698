"""`advisor watch` on real files, as a real process: what it says after each save, and how it ends."""

import os
import re
import select
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import folders
from program import COMMAND, ROOT, environment, on_terminal

CASE = "title: Cold\nanswers: {cold: yes, hunger: much, has: [broth]}\nexpect:\n  dish: soup\nbecause: It warms.\n"
RULE = "rules/lunch.yaml"


def lunch(root: Path) -> Path:
    """Return a folder with the small knowledge base and one case."""
    shutil.copytree(ROOT / "tests/small", root / "kb", dirs_exist_ok=True)
    return folders.write(root / "kb", {"cases/cold.yaml": CASE})


class Watching:
    """The program that watches a folder, on a pipe."""

    def __init__(self, root: Path, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [*COMMAND, "watch", "--knowledge", root.name, *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=environment(root),
            cwd=root.parent,
        )
        assert self.process.stdout
        self.stream = self.process.stdout
        self.seen = ""

    def said(self, words: str) -> str:
        """Return what is said from where the last words ended to the end of these, on one line."""
        end = time.monotonic() + 30
        while words not in " ".join(self.seen.split()):
            ready, _, _ = select.select([self.stream], [], [], max(0.0, end - time.monotonic()))
            assert ready, f"{words!r} did not come after {self.seen!r}"
            self.seen += os.read(self.stream.fileno(), 65536).decode()
        before, _, self.seen = " ".join(self.seen.split()).partition(words)
        return before + words


@contextmanager
def watching(root: Path, *arguments: str) -> Iterator[Watching]:
    """Give the program that watches a folder, and end it as people do."""
    program = Watching(root, *arguments)
    try:
        yield program
    finally:
        program.process.send_signal(signal.SIGINT)
        with program.stream:
            program.process.wait(timeout=30)


def edit(root: Path, name: str, old: str, new: str) -> None:
    """Change a file as editors do that write a new one and rename it."""
    path = root / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    other = path.with_name(f".{path.name}.swp")
    other.write_text(text.replace(old, new), encoding="utf-8")
    other.replace(path)


def test_each_round_says_what_was_edited_and_what_came_of_it(tmp_path: Path) -> None:
    root = lunch(tmp_path)
    with watching(root) as terminal:
        first = terminal.said("1 case: all hold.")
        assert re.match(r"\d\d:\d\d:\d\d What to eat: 3 facts, 5 rules, 0 guarantees\. 1 warning\.", first)

        edit(root, RULE, "{favour: {soup: strong}, advise: blow}", "{weigh_against: {soup: strong}}")
        changed = terminal.said("got a tie between Salad and Toast")
        assert "rule lunch/soup-warms: changed (effects)." in changed
        assert "1 rule concerned, with 2 examples: all hold." in changed
        assert "1 case: 1 not as expected." in changed
        assert "kb/cases/cold.yaml:4:9: dish: expected Soup, got" in changed

        edit(root, RULE, "if: {cold: yes}", "if: {cold: no}")
        examples = terminal.said("fires on this example, but should stay silent [example-fails]")
        assert "rule lunch/cold-needs-warmth: changed (condition)." in examples
        # the rules that read the finding are concerned too, and their examples no longer hold
        assert "3 rules concerned, with 6 examples: 6 not as expected." in examples


def test_what_breaks_is_shown_and_the_last_that_was_in_order_is_compared_with(tmp_path: Path) -> None:
    root = lunch(tmp_path)
    with watching(root) as terminal:
        terminal.said("[vague-title]")
        edit(root, RULE, "if: {hunger: very,", "if: {hungre: very,")
        broken = terminal.said("did you mean 'hunger'?")
        assert (
            "1 problem, so nothing was checked. What was in order last stays what is compared with." in broken
        )
        edit(root, RULE, "if: {hungre: very, has: bread}", "if: {hunger: very}")
        assert "In order again. rule lunch/toast-fills: changed (condition)." in terminal.said("all hold.")
        edit(root, RULE, "topic: Lunch", "topic: [")
        terminal.said("so nothing was checked")
        edit(root, RULE, "topic: [", "topic: Lunch")
        terminal.said("In order again, as it was before.")


def test_comments_and_texts_are_told_from_what_counts(tmp_path: Path) -> None:
    root = lunch(tmp_path)
    with watching(root, "--no-proofs") as terminal:
        terminal.said("[vague-title]")
        edit(root, RULE, "topic: Lunch", "topic: Lunch  # and supper")
        assert "Only comments or layout were edited." in terminal.said("all hold.")
        edit(root, RULE, "title: Soup warms", "title: Soup warms whoever is cold")
        texts = terminal.said("all hold.")
        assert "rule lunch/soup-warms: other texts (title). No interview ends differently (proved)." in texts
        edit(root, RULE, "title: Soup warms whoever is cold", "title: Soup warms")
        assert "vague-title" in terminal.said("[vague-title]")


def test_files_saved_together_make_one_round_and_a_touched_one_makes_none(tmp_path: Path) -> None:
    root = lunch(tmp_path)
    with watching(root) as terminal:
        terminal.said("[vague-title]")
        os.utime(root / RULE)
        edit(root, RULE, "because: It is hot.", "because: It is hot, mostly.")
        folders.write(root, {"cases/warm.yaml": CASE.replace("cold: yes", "cold: no").replace("soup", "'?'")})
        both = terminal.said("not decided yet")
        assert len(re.findall(r"\d\d:\d\d:\d\d", both)) == 1
        assert "rule lunch/soup-warms: other texts (reason)" in both
        (root / "cases/warm.yaml").unlink()
        gone = terminal.said("gone: kb/cases/warm.yaml")
        assert "edited" not in gone
        assert "1 case (none run again): all hold." in gone


def test_a_folder_may_go_and_come_back(tmp_path: Path) -> None:
    root = lunch(tmp_path)
    with watching(root) as terminal:
        terminal.said("[vague-title]")
        root.rename(tmp_path / "elsewhere")
        assert "there is no such folder" in terminal.said("no such folder")
        (tmp_path / "elsewhere").rename(root)
        terminal.said("In order again, as it was before.")
        edit(root, RULE, "because: It is hot.", "because: It is very hot.")
        terminal.said("soup-warms: other texts (reason)")
        shutil.rmtree(root / "cases")
        terminal.said("gone: kb/cases/cold.yaml")
        folders.write(root, {"tests/cases/cold.yaml": CASE})
        terminal.said("kb/tests/cases/cold.yaml: a new case; as expected")


def test_ctrl_c_is_how_it_ends_also_if_nothing_was_in_order_yet(tmp_path: Path) -> None:
    root = lunch(tmp_path)
    edit(root, RULE, "if: {cold: yes}", "if: {clod: yes}")
    terminal = on_terminal("watch", "--knowledge", str(root), home=tmp_path)
    first = terminal.read_until("did you mean 'cold'?")
    assert "compared with" not in first
    terminal.type("\x03")
    rest, code = terminal.finish()
    assert code == 0
    assert rest.split()[-1] == "Stopped."
    assert "Traceback" not in rest
