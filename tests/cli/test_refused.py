"""What a person hears whose reply is no answer: what it names instead, and what to type."""

from dataclasses import replace

import pytest

from advisor.cli.command_table import AFTERWARDS, AT_CHECK
from advisor.cli.conversation.refused import no_command, refusal
from advisor.cli.conversation.typed import means_enter
from advisor.language.reading.replies import read_reply
from advisor.model import Candidate, Decision, Fact, Kind, NotCovered, RuleBase, Span
from advisor.problems import Problem
from builders import HERE, base, fact, number

LANGUAGES = fact("languages", Kind.SEVERAL, ["java", "python", "typescript", "javascript", "go", "php"])
FIELD = fact("field", Kind.CHOICE, ["banking", "media"])
BUDGET = number("budget", Span(0, 100))


def candidate(name: str, title: str, *languages: str) -> Candidate:
    return Candidate(name, title, "", {"languages": languages}, "", (), HERE)


FRAMEWORKS = Decision(
    "framework",
    "Framework",
    (
        candidate("django", "Django", "python"),
        candidate("spring-boot", "Spring Boot", "java"),
        candidate("nestjs", "NestJS", "typescript", "javascript"),
        candidate("laravel", "Laravel", "php"),
    ),
    HERE,
    (NotCovered("axum", "Axum", "spring-boot", "No rule here speaks of Rust.", (), HERE),),
)
KNOWN: RuleBase = base(
    [LANGUAGES, FIELD, BUDGET, fact("other_fact", Kind.YES_NO)], [], decisions=[FRAMEWORKS]
)

LEAVE_OUT = "leave it out, or type 'none' if nothing else applies"
NEAREST = "take what comes nearest, or type 'unknown'"
DJANGO = "Django is a candidate, not an answer to this question"
EXPLAINED = "'?' explains the question, 'why' says what it is for"


@pytest.mark.parametrize(
    ("asked", "line", "said"),
    [
        (LANGUAGES, "Django", f"{DJANGO}; did you mean 'python'? 'why-not django' says how it stands"),
        (LANGUAGES, "go, django", f"{DJANGO}; did you mean 'python'? 'why-not django' says how it stands"),
        (FIELD, "DJANGO!", f"{DJANGO}; 'why-not django' says how it stands"),
        (BUDGET, "django", f"{DJANGO}; 'why-not django' says how it stands"),
        (LANGUAGES, "spring", "Spring Boot is a candidate, not an answer to this question; did you mean 'java'? 'why-not spring-boot' says how it stands"),
        (LANGUAGES, "nest", "NestJS is a candidate, not an answer to this question; did you mean 'typescript' or 'javascript'? 'why-not nestjs' says how it stands"),
        (FIELD, "travel", f"'travel' is not covered by this base; {NEAREST}"),
        (LANGUAGES, "axum", "'Axum' is not covered by this base; the nearest candidate is 'spring-boot'. No rule here speaks of Rust. Leave it out, or type 'none' if nothing else applies."),
        (LANGUAGES, "SAP", f"'SAP' is not covered by this base; {LEAVE_OUT}"),
        (LANGUAGES, "Pyhton", "'Pyhton' is not an option; did you mean 'python'?"),
        (LANGUAGES, "field", "'field' is a question; 'change field' goes there"),
        (LANGUAGES, "other fact = yes", "'other fact = yes' is about another question; 'change other_fact' goes there"),
        (FIELD, "field: media", "the name of the question goes without saying; type 'media' alone"),
        (LANGUAGES, "revew", "'revew' is not an option; did you mean 'review'?"),
        (LANGUAGES, "unknown so far", "'unknown so far' is not an option; did you mean 'unknown'?"),
        (LANGUAGES, "dont knwo", "'dont knwo' is not an option; did you mean 'unknown'?"),
        (LANGUAGES, "whynto django", "'whynto django' is not an option; did you mean 'why-not'?"),
        (LANGUAGES, "report", "'report' comes after the recommendation; all answers are kept meanwhile"),
        (LANGUAGES, "save answers.yaml", "'save' comes after the recommendation; all answers are kept meanwhile"),
        (LANGUAGES, "which one?", f"'which one' is not an option; {EXPLAINED}"),
        (LANGUAGES, "help me", f"'help me' is not an option; {EXPLAINED}"),
        (FIELD, "bank, media", "this question takes one option; type 'unknown' if you do not know"),
    ],
)  # fmt: skip
def test_a_name_of_something_else_is_told_from_a_name_of_nothing(asked: Fact, line: str, said: str) -> None:
    problem = read_reply(asked, line)
    assert isinstance(problem, Problem)
    assert "; ".join(refusal(KNOWN, asked, line, problem)) == said


def test_an_option_is_never_taken_for_a_candidate() -> None:
    called = replace(LANGUAGES, values=(*LANGUAGES.values, *fact("x", Kind.CHOICE, ["django"]).values))
    assert read_reply(called, "Django") == {"django"}


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("2", "did you mean 'change 2'?"),
        ("Languages", "did you mean 'change languages'?"),
        ("spring boot", "did you mean 'why-not spring-boot'?"),
        ("reprot", "did you mean 'report'?"),
        ("hm", f"type one of: {', '.join(AFTERWARDS)}"),
    ],
)
def test_where_only_commands_are_typed_another_line_leads_to_one(line: str, hint: str) -> None:
    assert no_command(KNOWN, line, AFTERWARDS) == (f"'{line}' is no command here", hint)


def test_people_say_what_enter_does() -> None:
    assert all(map(means_enter, ("ok", "Yes.", "go on", "Looks good!")))
    assert not any(map(means_enter, ("", "no", "4", *AT_CHECK)))
