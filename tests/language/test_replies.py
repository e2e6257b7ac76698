"""What a person types at a question: exactly one meaning, or a word on why it has none."""

import pytest

from advisor.language.reading.replies import read_reply
from advisor.model import Answer, Fact, Has, Kind, NotAnyOf, OneOf, Range, Statement, Value
from advisor.problems import Place, Problem

VALUES = (
    Value("java", "Java"),
    Value("javascript", "JavaScript"),
    Value("csharp", "C#"),
    Value("go", "Go"),
    Value("ruby-on-rails", "Ruby on Rails"),
    Value("golf", "Google's language"),
)


def fact(kind: Kind, *values: Value) -> Fact:
    return Fact("language", "team", kind, "Which?", "So.", values or VALUES, (), Place("f"))


OPTIONS = "type a number from 1 to 6, or a name"
CHOOSE = "take what comes nearest, or type 'unknown'"
LEAVE_OUT = "leave it out, or type 'none' if nothing else applies"

ONE, MANY = fact(Kind.CHOICE), fact(Kind.SEVERAL)


def refusal(question: Fact, typed: str) -> str:
    reply = read_reply(question, typed)
    assert isinstance(reply, Problem), reply
    return f"{reply.what}; {reply.hint}" if reply.hint else reply.what


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1", "java"),
        ("6", "golf"),
        ("02", "javascript"),
        ("java", "java"),
        ("JAVA", "java"),
        ("  javascript ", "javascript"),
        ("javas", "javascript"),
        ("c", "csharp"),
        ("C#", "csharp"),
        ("go", "go"),
        ("google", "golf"),
        ("ruby on rails", "ruby-on-rails"),
        ("Ruby o", "ruby-on-rails"),
    ],
)
def test_a_number_a_name_a_title_or_a_unique_beginning_is_one_value(typed: str, meant: str) -> None:
    assert read_reply(ONE, typed) == meant


def test_a_whole_title_wins_over_the_beginning_of_another() -> None:
    question = fact(Kind.CHOICE, Value("less", "Ten"), Value("more", "Tenfold"))
    assert read_reply(question, "ten") == "less"


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("0", f"there is no option 0; {OPTIONS}"),
        ("7", f"there is no option 7; {OPTIONS}"),
        ("jav", "'jav' could be java or javascript; type more of it, or the number"),
        ("g", "'g' could be go or golf; type more of it, or the number"),
        ("javva", "'javva' is not an option; did you mean 'java'?"),
        ("cobol", f"'cobol' is not covered by this base; {CHOOSE}"),
        ("C++", f"'c++' is not covered by this base; {CHOOSE}"),
        ("objective-c", f"'objective-c' is not covered by this base; {CHOOSE}"),
        ("-1", f"'-1' is not an option; {OPTIONS}"),
        ("1.0", f"'1.0' is not an option; {OPTIONS}"),
        ("\u00b2", f"'\u00b2' is not an option; {OPTIONS}"),
        ("\uff11", f"'\uff11' is not an option; {OPTIONS}"),
        ("\u0661", f"'\u0661' is not an option; {OPTIONS}"),
        ("java,go", "this question takes one option; type 'java or go' if it can be either"),
        ("none", f"'none' is not an option; {CHOOSE}"),
    ],
)
def test_what_has_no_meaning_or_two_is_refused_and_never_guessed(typed: str, problem: str) -> None:
    assert refusal(ONE, typed) == problem


@pytest.mark.parametrize("question", [ONE, MANY])
def test_what_is_far_too_long_is_not_read(question: Fact) -> None:
    for typed in ("9" * 5000, "java and go " * 400, "not " * 1000):
        assert (
            refusal(question, typed)
            == f"this is too long for an answer ({len(typed.strip())} characters); {OPTIONS}"
        )
    assert refusal(question, "9" * 400).startswith("there is no option 999")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1", {"java"}),
        ("1 4", {"java", "go"}),
        ("1,4", {"java", "go"}),
        ("1, 4,", {"java", "go"}),
        ("java   GO", {"java", "go"}),
        ("go go", {"go"}),
        ("ruby on rails, c#", {"ruby-on-rails", "csharp"}),
        ("Ruby on Rails", {"ruby-on-rails"}),
        ("none", set()),
        ("NONE", set()),
        ("0", set()),
    ],
)
def test_several_values_are_parted_by_commas_or_spaces(typed: str, meant: set[str]) -> None:
    assert read_reply(MANY, typed) == meant


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("1 7", f"there is no option 7; {OPTIONS}"),
        ("java, cobbol", f"'cobbol' is not covered by this base; {LEAVE_OUT}"),
        ("java go jav", "'jav' could be java or javascript; type more of it, or the number"),
        ("java, none", "'none' is not an option; leave it out, or type it alone"),
        ("rust+zig", f"'rust' and 'zig' are not covered by this base; {LEAVE_OUT.replace('it', 'them', 1)}"),
        (",", "no option is named; type 'none' if none applies"),
        ("", "no option is named; type 'none' if none applies"),
        (" , ,", "no option is named; type 'none' if none applies"),
    ],
)
def test_of_several_values_every_one_must_be_understood(typed: str, problem: str) -> None:
    assert refusal(MANY, typed) == problem


def test_none_is_a_value_where_the_fact_has_one_of_that_name() -> None:
    question = fact(Kind.SEVERAL, Value("none", "None of these"), Value("some", "Some"))
    assert read_reply(question, "none") == frozenset({"none"})
    assert refusal(question, "0") == "there is no option 0; did you mean 'none'?"


@pytest.mark.parametrize(
    ("typed", "meant"), [("y", "yes"), ("N", "no"), ("1", "yes"), ("2", "no"), ("yes", "yes")]
)
def test_yes_and_no_may_be_one_letter(typed: str, meant: Answer) -> None:
    question = fact(Kind.YES_NO, Value("yes", "Yes"), Value("no", "No"))
    assert read_reply(question, typed) == meant


SIZES = "the options are 1 small, 2 medium and 3 large"
SCALE = fact(Kind.SCALE, Value("small", "Small"), Value("medium", "Medium"), Value("large", "Large"))


@pytest.mark.parametrize(
    ("question", "typed", "meant"),
    [
        (ONE, "1 or 4", OneOf(("java", "go"))),
        (ONE, "c#, 1 or 4", OneOf(("java", "csharp", "go"))),
        (ONE, "java/go", OneOf(("java", "go"))),
        (ONE, "1 or java", "java"),
        (ONE, "not 2", NotAnyOf(("javascript",))),
        (ONE, "Not 2, 3", NotAnyOf(("javascript", "csharp"))),
        (ONE, "not ruby on rails or go", NotAnyOf(("go", "ruby-on-rails"))),
        (ONE, "-java", NotAnyOf(("java",))),
        (SCALE, "at least 2", Range("medium")),
        (SCALE, "at most med", Range(None, "medium")),
        (SCALE, "Medium or more", Range("medium")),
        (SCALE, "2 or less", Range(None, "medium")),
        (SCALE, "medium..", Range("medium")),
        (MANY, "1, 3, ...", Has(("java", "csharp"))),
        (MANY, "1 3 ...", Has(("java", "csharp"))),
        (MANY, "java, \u2026", Has(("java",))),
        (MANY, "1, not 2, ...", Has(("java",), ("javascript",))),
        (MANY, "not 2", NotAnyOf(("javascript",))),
        (MANY, "not 2, 3", NotAnyOf(("javascript", "csharp"))),
        (MANY, "java,-go,...", Has(("java",), ("go",))),
    ],
)  # fmt: skip
def test_a_reply_may_narrow_the_answer_and_leave_the_rest_open(
    question: Fact, typed: str, meant: Statement
) -> None:
    assert read_reply(question, typed) == meant


@pytest.mark.parametrize(
    ("question", "typed", "problem"),
    [
        (ONE, "not 7", f"there is no option 7; {OPTIONS}"),
        (ONE, "java or cobol", f"'cobol' is not covered by this base; {CHOOSE}"),
        (ONE, "not 1, 2, 3, 4, 5, 6", "no answer to 'language' is left; name the values that it can be"),
        (ONE, "at least 2", "these options have no order; type what it can be, such as: java or javascript"),
        (SCALE, "at least 9", f"there is no option 9; {SIZES}"),
        (SCALE, "at least 2, 3", f"'2, 3' is not an option; {SIZES}"),
        (SCALE, "2..3", "'2..3' is not an option; write 'at least 2' or '2 or 3'"),
        (ONE, "1, ...", "this question takes one option; type '1 or 2' if it can be either"),
        (MANY, "1 or 3", "'1 or 3' can be read in two ways; type '1, 3' if all of them apply, else what is sure and '...'"),
        (MANY, "java/go", "'java/go' can be read in two ways; type 'java, go' if all of them apply, else what is sure and '...'"),
        (MANY, "1, 9, ...", f"there is no option 9; {OPTIONS}"),
        (MANY, "1, not 1, ...", "java cannot be both in 'language' and not; say it once"),
        (MANY, "1, not 1", "java cannot be both in 'language' and not; say it once"),
        (MANY, "1, not 2", "'not 2' goes without saying; leave it out, or end with '...' if others may apply"),
        (MANY, "none, ...", "'none' is not an option; leave it out, or type it alone"),
    ],
)  # fmt: skip
def test_a_reply_in_part_that_cannot_be_is_refused(question: Fact, typed: str, problem: str) -> None:
    assert refusal(question, typed) == problem


def test_a_title_that_sounds_like_a_reply_in_part_is_that_value() -> None:
    titles = ("At least ten", "Ten or more", "Not yet", "Cash or card")
    question = fact(Kind.SCALE, *(Value(f"v{number}", title) for number, title in enumerate(titles)))
    assert [read_reply(question, title) for title in titles] == ["v0", "v1", "v2", "v3"]
