"""What a person types at a question: exactly one meaning, or a word on why it has none."""

import pytest

from advisor.language.reading.replies import read_reply
from advisor.model import Answer, Fact, Kind, Value
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
        ("0", "there is no option 0"),
        ("7", "there is no option 7"),
        ("jav", "'jav' could be java or javascript; type more of it, or the number"),
        ("g", "'g' could be go or golf; type more of it, or the number"),
        ("javva", "'javva' is not an option; did you mean 'java'?"),
        ("cobol", "'cobol' is not an option"),
        ("-1", "'-1' is not an option"),
        ("1.0", "'1.0' is not an option"),
        ("\u00b2", "'\u00b2' is not an option"),
        ("\uff11", "'\uff11' is not an option"),
        ("\u0661", "'\u0661' is not an option"),
        ("java,go", "'java,go' is not an option"),
        ("none", "'none' is not an option"),
    ],
)
def test_what_has_no_meaning_or_two_is_refused_and_never_guessed(typed: str, problem: str) -> None:
    assert refusal(ONE, typed) == problem


@pytest.mark.parametrize("question", [ONE, MANY])
def test_a_number_of_five_thousand_digits_is_no_option(question: Fact) -> None:
    found = refusal(question, "9" * 5000)
    assert found.startswith("there is no option 999")
    assert found.endswith("... (5000 characters)")
    assert len(refusal(question, "x" * 5000)) < 400


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
        ("1 7", "there is no option 7"),
        ("java, cobbol", "'cobbol' is not an option"),
        ("java jav", "'jav' could be java or javascript; type more of it, or the number"),
        ("java, none", "'none' is not an option"),
        ("rust+zig", "'rust+zig' is not an option; write several with commas, such as: 1, 3"),
        (",", "no value is named; type 'none' if none applies"),
        ("", "no value is named; type 'none' if none applies"),
        (" , ,", "no value is named; type 'none' if none applies"),
    ],
)
def test_of_several_values_every_one_must_be_understood(typed: str, problem: str) -> None:
    assert refusal(MANY, typed) == problem


def test_none_is_a_value_where_the_fact_has_one_of_that_name() -> None:
    question = fact(Kind.SEVERAL, Value("none", "None of these"), Value("some", "Some"))
    assert read_reply(question, "none") == frozenset({"none"})
    assert refusal(question, "0") == "there is no option 0"


@pytest.mark.parametrize(
    ("typed", "meant"), [("y", "yes"), ("N", "no"), ("1", "yes"), ("2", "no"), ("yes", "yes")]
)
def test_yes_and_no_may_be_one_letter(typed: str, meant: Answer) -> None:
    question = fact(Kind.YES_NO, Value("yes", "Yes"), Value("no", "No"))
    assert read_reply(question, typed) == meant
