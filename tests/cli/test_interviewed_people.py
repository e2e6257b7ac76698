"""People are interviewed about the shipped rules on a terminal of 24 lines, by lines and with the picker."""

from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import pytest

from effort import LONG
from meeting import AFTERWARDS, RECORD, REPLY, Meeting, Wait, meet
from people import PEOPLE
from program import ROOT, advisor

AT_EVERY_RUN = ("a start-up in TypeScript",)
KEPT = sorted((ROOT / "tests" / "transcripts" / "people").glob("*.txt"))
"""Transcripts of two of them; what a pipe leaves when their replies are typed again, RECORD for the names of records."""

ASKS_BACK = ("?", "why", "what", "review", "back")
"""Replies after which the same question is asked again, and rightly so."""


@pytest.mark.parametrize("name", [name for name in PEOPLE if LONG or name in AT_EVERY_RUN])
def test_an_interview_shows_what_it_asks_and_is_the_same_by_lines_picker_and_pipe(
    name: str, tmp_path: Path
) -> None:
    by_lines, by_picker = (meet(PEOPLE[name], tmp_path / way, picker=way == "picker") for way in WAYS)
    for meeting in (by_lines, by_picker):
        for wait in meeting.waits:
            assert_sees_what_is_asked(wait)
        assert_sees_the_verdict(meeting)
        assert_is_refused_once_at_most(meeting)
        assert (meeting.code, meeting.terminal_is_as_before) == (0, True)
    assert without_replies(by_lines.transcript) == without_replies(by_picker.transcript)
    typed = "".join(f"{wait.typed}\n" for wait in by_lines.waits)
    piped = advisor("interview", typed=typed, home=tmp_path / "pipe").stdout
    assert alike(piped.rstrip().splitlines()) == alike(by_lines.transcript)


WAYS = ("lines", "picker")


def assert_sees_what_is_asked(wait: Wait) -> None:
    prompt = [line for line in wait.screen if line][-1]
    assert wait.place, "\n".join(wait.screen)
    assert prompt.startswith(("  >", "Enter ")), "\n".join(wait.screen)


def assert_sees_the_verdict(meeting: Meeting) -> None:
    """Assert that its beginning stands on one screen with the prompt below it, each time that a verdict is given."""
    given = [after for before, after in pairwise(meeting.waits) if after.place == AFTERWARDS != before.place]
    assert given
    for wait in given:
        assert any(line.startswith("Backend framework: ") for line in wait.screen), "\n".join(wait.screen)


def assert_is_refused_once_at_most(meeting: Meeting) -> None:
    asked = [wait.place for wait in meeting.waits if wait.typed not in ASKS_BACK and wait.place != AFTERWARDS]
    thrice = [
        place for place, *others in zip(asked, asked[1:], asked[2:], strict=False) if {*others} == {place}
    ]
    assert not thrice


def without_replies(lines: Iterable[str]) -> list[str]:
    """Return a transcript without what was typed: the picker writes the option that was meant."""
    return [REPLY.sub("  >", line) for line in alike(lines)]


def alike(lines: Iterable[str]) -> list[str]:
    """Return a transcript as a pipe, whose bars are of other characters, and another interview would leave it."""
    return [RECORD.sub("RECORD", line).replace("█", "#").rstrip() for line in lines]


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.stem)
def test_an_interview_reads_like_this(path: Path, tmp_path: Path) -> None:
    kept = path.read_text(encoding="utf-8").splitlines()
    typed = [match[1] for line in kept if (match := REPLY.match(line))]
    done = advisor("interview", typed="".join(f"{line}\n" for line in typed), home=tmp_path)
    assert alike(done.stdout.rstrip().splitlines()) == kept
