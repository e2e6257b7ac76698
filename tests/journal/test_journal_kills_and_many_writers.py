"""Many processes, many records, and kill -9: nothing that was confirmed is lost. With ADVISOR_LONG=1: in full numbers."""

import os
import random
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from advisor.explain.words import answer_words
from advisor.interview.choice import next_question
from advisor.interview.session import Session
from advisor.journal.clean_replay import SAME, replay_cleanly
from advisor.journal.faults import verify
from advisor.journal.steps import resume
from advisor.journal.store import rows
from advisor.journal.unfinished import Draft, drafts
from advisor.language.reading.base import read_base
from effort import LONG
from lunch_journals import SMALL, id_of, journal_in, record_lunch
from program import COMMAND, ROOT, environment

EACH = 1000 if LONG else 8
KILLS = 200 if LONG else 3
REPLAYED = 1000 if LONG else 25

WRITER = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[4])
from advisor.journal.database import open_journal
from advisor.journal.keep_and_remove import keep, sealed_parts
from advisor.language.reading.documents import collect
from lunch_journals import SMALL, id_of, record_lunch
path, first, each = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
sample = open_journal(path.with_name(f"{first}.db"))
sections, documents = record_lunch(sample, first).sections, collect(SMALL).documents
journal = open_journal(path)
for number in range(first, first + each):
    print(keep(journal, id_of(number), sealed_parts(sections), documents).id, flush=True)
"""


def test_eight_processes_write_at_once_and_no_record_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    words = [sys.executable, "-c", WRITER, str(path)]
    started = [
        subprocess.Popen(
            [*words, str(number * EACH), str(EACH), str(ROOT / "tests" / "support")],
            stdout=subprocess.PIPE,
            text=True,
        )
        for number in range(8)
    ]
    said = [name for process in started for name in process.communicate()[0].split()]
    assert [process.returncode for process in started] == [0] * 8
    assert sorted(said) == [id_of(number) for number in range(8 * EACH)]
    with journal_in(path) as journal:
        verified = verify(rows(journal))
        assert (verified.count, verified.faults) == (8 * EACH, ())
        assert sorted(row.id for row in rows(journal)) == sorted(said)


def test_records_give_the_same_bytes_again_in_a_clean_process(tmp_path: Path) -> None:
    with journal_in(tmp_path / "journal.db") as journal:
        names = [record_lunch(journal, number).id for number in range(REPLAYED)]
        assert set(replay_cleanly(journal.path, names)) == {SAME}


def interview(home: Path, *words: str) -> subprocess.Popen[str]:
    """Start an interview on a pipe."""
    return subprocess.Popen(
        [*COMMAND, "interview", "--knowledge", "tests/small", "--all", *words],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1, env=environment(home), cwd=ROOT,
    )  # fmt: skip


TYPED = ("yes", "much", "undo", "very", "change cold", "unknown", "undo", "unknown", "change hunger", "much")
"""Keys that go on for as long as wanted: after each round the same questions are open."""


def kill_at_a_random_moment(home: Path, chance: random.Random) -> tuple[list[str], str]:
    """Return the confirmations seen before a kill, and the question that was on the screen then, if one was."""
    process = interview(home)
    assert process.stdin
    assert process.stdout
    seen: list[str] = []
    reader = threading.Thread(target=lambda: seen.extend(process.stdout or ()), daemon=True)
    reader.start()
    while not seen and chance.random() < 0.999:  # a few are killed before the first question
        time.sleep(0.01)
    moment = time.monotonic() + chance.random() * 0.8
    try:
        for line in TYPED * 20:
            process.stdin.write(line + "\n")
            process.stdin.flush()
            time.sleep(chance.random() * 0.02)
            if time.monotonic() > moment:
                break
    except BrokenPipeError:
        pass
    process.kill()
    process.wait()
    reader.join(10)
    process.stdin.close()
    process.stdout.close()
    return confirmed(seen), "".join(seen)


def confirmed(lines: list[str]) -> list[str]:
    """Return what the screen confirmed, in order: answers, and answers taken back."""
    signs = ("  cold: ", "  hunger: ", "  has: ", "  Taken back: ")
    return [line.strip() for line in lines if line.startswith(signs) and line.endswith("\n")]


def steps_in(confirmations: list[str]) -> tuple[list[str], dict[str, str]]:
    """Return the steps among confirmations (to answer as before is none), and the answers after them."""
    steps: list[str] = []
    answers: dict[str, str] = {}
    past: list[dict[str, str]] = []
    for one in confirmations:
        fact, _, value = one.partition(": ")
        if fact == "Taken back":
            answers = past.pop()
        elif answers.get(fact) == value:
            continue
        else:
            past.append(answers)
            answers = answers | {fact: value}
        steps.append(one)
    return steps, answers


WORDS = {"yes": "Yes", "no": "No", "much": "Much", "very": "Very", "little": "A little", None: "don't know"}


def test_no_confirmed_answer_is_lost_by_kill_9_at_any_moment(tmp_path: Path) -> None:
    chance = random.Random(int(os.environ.get("ADVISOR_SEED", "20261122")))  # noqa: S311  # the same moments again
    with_answers = 0
    for number in range(KILLS):
        home = tmp_path / str(number)
        seen, screen = kill_at_a_random_moment(home, chance)
        if not seen:
            continue
        with_answers += 1
        (draft,) = in_journal(home)
        lines = [
            f"Taken back: {step['fact']}."
            if step["deed"] == "took_back"
            else f"{step['fact']}: {WORDS[step['answer']]}"
            for step in draft.steps
        ]
        # What was confirmed is kept; one step more may be, which the screen did not come to confirm.
        steps, _ = steps_in(seen)
        assert lines[: len(steps)] == steps, screen
        assert len(lines) - len(steps) <= 1
        _, answers = steps_in(lines)
        assert_goes_on(draft, answers)
        if number < (5 if LONG else 1):
            assert_asks_again(home, answers)
    assert with_answers >= KILLS // 2


def assert_goes_on(draft: Draft, answers: dict[str, str]) -> None:
    """Assert that the interview, resumed, has these answers and asks the first question that is open."""
    base = read_base(SMALL)
    session = resume(base, draft.steps).session
    assert {one.fact: answer_words(base.facts[one.fact], one.answer) for one in session.given} == answers
    asked = next_question(base, session, every=True)
    open_ones = [fact for fact in base.facts if fact not in answers]
    assert (asked.id if asked else None) in (open_ones or [None])
    assert asked == next_question(base, Session(session.given), every=True)


def assert_asks_again(home: Path, answers: dict[str, str]) -> None:
    """Assert that the program itself goes on at that question, with those answers."""
    process = interview(home, "--resume")
    screen, _ = process.communicate("review\nquit\n", timeout=60)
    base = read_base(SMALL)
    before, _, after = screen.partition("> review")
    (draft,) = in_journal(home)
    asked = next_question(base, resume(base, draft.steps).session, every=True)
    assert asked
    assert asked.ask in before
    for fact, value in answers.items():
        assert any(fact in line and value in line for line in after.splitlines()), (fact, screen)


def in_journal(home: Path) -> tuple[Draft, ...]:
    """Return the unfinished interviews in a user's journal, which is whole."""
    with journal_in(home / "advisor" / "journal.db") as journal:
        assert not verify(rows(journal)).faults
        return drafts(journal)


@pytest.mark.parametrize("round_", range(2))
def test_a_record_is_written_whole_or_not_at_all_by_processes_that_are_killed(
    round_: int, tmp_path: Path
) -> None:
    path = tmp_path / "journal.db"
    said: list[str] = []
    for number in range(10 if LONG else 2):
        words = [
            sys.executable,
            "-c",
            WRITER,
            str(path),
            str(number * 1000),
            "1000",
            str(ROOT / "tests" / "support"),
        ]
        process = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
        assert process.stdout
        said.append(process.stdout.readline().strip())
        time.sleep(0.05 * (round_ + 1))
        process.kill()
        said += process.communicate()[0].split("\n")[:-1]
    with journal_in(path) as journal:
        assert not verify(rows(journal)).faults
        assert {row.id for row in rows(journal)} >= {name for name in said if name}
