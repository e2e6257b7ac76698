"""What a person types for a number: numbers, amounts and dates as people write them, and what is asked back."""

import pytest
from hypothesis import given

from advisor.language.reading.answers import answer_from_words, answers_from_bytes
from advisor.language.reading.replies import read_reply
from advisor.language.reading.written import in_word
from advisor.model import Fact, Numbers
from advisor.problems import AdvisorError, Problem
from builders import base
from effort import tried
from stated_numbers import AGE, FEE, FROST, MEASURED, SHARE, START, STATED, TRACE

FACTS = base(MEASURED, ()).facts


def typed(fact: Fact, line: str) -> str:
    """Return what is read, in the word for `--set`, or why it is not."""
    reply = read_reply(fact, line)
    if isinstance(reply, Problem):
        return f"{reply.what}; {reply.hint}" if reply.hint else reply.what
    assert isinstance(reply, Numbers)
    return in_word(fact, reply)


@pytest.mark.parametrize(
    ("fact", "lines", "word"),
    [
        (AGE, ["3", "03", "3.", "3.0", "+3", "3 years", "3years", "3 YEARS"], "3"),
        (AGE, ["1", "1 year"], "1"),
        (FEE, ["2500", "2,500", "2 500", "2'500", "2.5k", "2.5 K", "2500.00", "2,500.00", "2.500,00", "0.0025m"], "2500"),
        (FEE, ["2500 EUR", "2500eur", "EUR 2,500", "\u20ac2,500", "2500 \u20ac", "2.5k EUR"], "2500"),
        (FEE, ["1.2 thousand", "1,200", "1200"], "1200"),
        (FEE, ["0.5", ".5", "0.50"], "0.50"),
        (FEE, ["1,234.50", "1.234,50", "1 234,5"], "1234.50"),
        (FEE, ["0.9 million", "900k", "900.000,00", "900 000"], "900000"),
        (SHARE, ["30 %", "30%", "30", "30 percent", "30.0 per cent"], "30"),
        (SHARE, ["12.5 %", "12.5"], "12.5"),
        (FROST, ["-5", "\u22125", "- 5", "-5 degrees"], "-5"),
        (TRACE, ["0.000001", ".000001"], "0.000001"),
        (TRACE, ["1.234", "1.234 g"], "1.234000"),
        (START, ["2024-03-01", "2024-3-1", "2024/03/01", "2024.3.1"], "2024-03-01"),
        (START, ["1 March 2024", "1 mar 2024", "March 1, 2024", "1st March 2024", "1. March 2024", "mar 1st 2024"], "2024-03-01"),
        (START, ["25/04/2024", "25.4.2024", "4/25/2024"], "2024-04-25"),
        (START, ["3.3.2024", "03/03/2024"], "2024-03-03"),
    ],
)  # fmt: skip
def test_a_number_is_read_as_people_write_it(fact: Fact, lines: list[str], word: str) -> None:
    assert {line: typed(fact, line) for line in lines} == dict.fromkeys(lines, word)


@pytest.mark.parametrize(
    ("fact", "lines", "word"),
    [
        (AGE, ["18..", "18+", "18 or more", "at least 18", "from 18", "18 or older", "not less than 18", ">= 18", "18 years or more", "min 18"], "18.."),
        (AGE, ["..25", "25 or less", "at most 25", "up to 25", "no more than 25", "<=25", "25 or younger", "until 25"], "..25"),
        (AGE, ["more than 18", "above 18", "over 18", "older than 18", "> 18"], "19.."),
        (AGE, ["less than 18", "fewer than 18", "below 18", "under 18", "younger than 18", "<18"], "..17"),
        (AGE, ["18..25", "18 to 25", "18-25", "18 - 25", "18 \u2013 25", "18\u201325", "between 18 and 25", "from 18 to 25", "18 to 25 years"], "18..25"),
        (AGE, ["18 or 25", "18/25", "18; 25", "25 or 18"], "18/25"),
        (FEE, ["1/2/2024", "1 or 2 or 2024"], "1/2/2024"),
        (AGE, ["18 or 20..30", "20 to 30 or 18", "18/20..30"], "18/20..30"),
        (AGE, ["18 or 25 or more"], "18/25.."),
        (AGE, ["not 18"], "..17/19.."),
        (AGE, ["not 18 or 25"], "..17/19..24/26.."),
        (AGE, ["not 18 to 25"], "..17/26.."),
        (FEE, ["below 2,500", "less than 2.5k"], "..2499.99"),
        (FEE, ["2k to 3k", "2,000-3,000", "2000..3000 EUR", "2k\u20133k"], "2000..3000"),
        (FEE, ["500 to 2k"], "500..2000"),
        (SHARE, ["20% to 30%", "20-30 %"], "20..30"),
        (SHARE, ["above 20 %"], "20.1.."),
        (FROST, ["-5..10", "-5 to 10", "between -5 and 10"], "-5..10"),
        (FROST, ["below 0"], "..-0.1"),
        (START, ["before 2024-03-01", "earlier than 1 March 2024"], "..2024-02-29"),
        (START, ["after 2024-03-01", "later than 2024-03-01"], "2024-03-02.."),
        (START, ["since 2024-03-01", "2024-03-01 or later", "2024-03-01.."], "2024-03-01.."),
        (START, ["2024-03-01..2024-03-09", "2024-03-01 - 2024-03-09", "2024-03-01 to 9 March 2024"], "2024-03-01..2024-03-09"),
        (START, ["March 2024", "2024-03", "2024-03-01..2024-03-31"], "2024-03-01..2024-03-31"),
        (START, ["2024"], "2024-01-01..2024-12-31"),
        (START, ["before 2024", "until December 2023"], "..2023-12-31"),
        (START, ["after 2024", "since 2025"], "2025-01-01.."),
        (START, ["2026"], "2026-01-01.."),
        (START, ["2024-03-01/2024-03-05", "2024-03-01 or 5 March 2024"], "2024-03-01/2024-03-05"),
    ],
)  # fmt: skip
def test_a_span_is_a_partial_answer_however_it_is_said(fact: Fact, lines: list[str], word: str) -> None:
    assert {line: typed(fact, line) for line in lines} == dict.fromkeys(lines, word)


ONE_OF_THEM = "write the one that you mean"


@pytest.mark.parametrize(
    ("fact", "line", "said"),
    [
        (FEE, "2,5", f"'2,5' could be 2.5 or 25; {ONE_OF_THEM}"),
        (AGE, "2,5", f"'2,5' could be 2.5 or 25; {ONE_OF_THEM}"),
        (FEE, "2,50", f"'2,50' could be 2.50 or 250; {ONE_OF_THEM}"),
        (FEE, "0,500", f"'0,500' could be 0.500 or 500; {ONE_OF_THEM}"),
        (FEE, "2,5k", f"'2,5k' could be 2500 or 25000; {ONE_OF_THEM}"),
        (FEE, "at least 2,5", f"'2,5' could be 2.5 or 25; {ONE_OF_THEM}"),
        (TRACE, "2,500", f"'2,500' could be 2500 or 2.500; {ONE_OF_THEM}"),
        (AGE, "1.234", "'1.234' could be 1234 or 1.234; write 1234, or round it"),
        (FEE, "1.234", "'1.234' could be 1234 or 1.234; write 1234, or round it"),
        (FEE, "2-3k", "'2-3k' can be read in two ways; write both numbers in full"),
        (START, "03/04/2024", f"'03/04/2024' could be 2024-04-03 or 2024-03-04; {ONE_OF_THEM}"),
        (START, "before 3.4.2024", f"'3.4.2024' could be 2024-04-03 or 2024-03-04; {ONE_OF_THEM}"),
        (START, "since 03/04/2024", f"'03/04/2024' could be 2024-04-03 or 2024-03-04; {ONE_OF_THEM}"),
        (FEE, "about 2,500", "'about 2,500' does not say how near; write from where to where, such as 2000..3000"),
        (START, "around 2024-03-01", "'around 2024-03-01' does not say how near; write from where to where, such as 2026-01-01..2026-01-31"),
    ],
)  # fmt: skip
def test_what_may_be_read_in_two_ways_is_asked_back(fact: Fact, line: str, said: str) -> None:
    assert typed(fact, line) == said


SUCH_AS = "type digits, such as 30, or from where to where, such as 30..60"
SUM = "type digits, such as 200000, or from where to where, such as 200000..500000"
NUMBER, DAY = "write digits only, such as 2500", "write year, month and day, such as 2026-01-31"
AGES = "it goes from 0 years to 120 years"


@pytest.mark.parametrize(
    ("fact", "line", "said"),
    [
        (AGE, "ten", "'ten' is not a number; did you mean 10?"),
        (AGE, "five to 10", "'five' is not a number; did you mean 5 to 10?"),
        (AGE, "18 usd", "'18 usd' is not a number; did you mean 18 years?"),
        (AGE, "18 months", "'18 months' is not a number; did you mean 18 years?"),
        (AGE, "18, 25", f"'18, 25' is not a number; {SUCH_AS}"),
        (AGE, "1e2", f"'1e2' is not a number; {SUCH_AS}"),
        (AGE, "\uff11\uff18", f"'\uff11\uff18' is not a number; {SUCH_AS}"),
        (FEE, "12,34,567", f"'12,34,567' is not a number; {SUM}"),
        (FEE, "30 %", f"'30 %' is not a number; {SUM}"),
        (AGE, "130", f"'130' is outside what 'age' can be; {AGES}"),
        (AGE, "-1", f"'-1' is outside what 'age' can be; {AGES}"),
        (AGE, "at least 130", f"'130' is outside what 'age' can be; {AGES}"),
        (AGE, "1k", f"'1000' is outside what 'age' can be; {AGES}"),
        (AGE, "1.5", "'1.5' has 1 decimal, and none fits; round it"),
        (FEE, "2500.125", "'2500.125' has 3 decimals, and only 2 fit; round it"),
        (AGE, "over 120", "no answer to 'age' is above 120; 120 years is the end of what it can be"),
        (AGE, "under 0", "no answer to 'age' is below 0; 0 years is the end of what it can be"),
        (AGE, "25 to 18", "'25' is above '18'; swap them: 18..25"),
        (AGE, "25..18", "'25' is above '18'; swap them: 18..25"),
        (AGE, "not 0..120", "no answer to 'age' is left; write what it can be"),
        (AGE, "9" * 5000, f"'{'9' * 300} ... (5000 characters)' is too large"),
        (AGE, "not " * 2000 + "18", f"'{('not ' * 2000)[:300]} ... (8002 characters)' is not a number; did you mean 18 years?"),
        (START, "today", f"'today' is not a date; {DAY}"),
        (START, "31 February 2024", f"'31 february 2024' is not a date; {DAY}"),
        (START, "9999", f"'9999' is not a date; {DAY}"),
        (START, "2024-13", f"'2024-13' is not a date; {DAY}"),
        (START, "01/03/24", f"'01/03/24' is not a date; {DAY}"),
        (START, "2030-01-01", "'2030-01-01' is outside what 'start' can be; it goes from 2023-01-24 to 2026-05-08"),
        (START, "2031", "'2031' is outside what 'start' can be; it goes from 2023-01-24 to 2026-05-08"),
    ],
)  # fmt: skip
def test_what_is_no_answer_is_refused_with_what_to_write(fact: Fact, line: str, said: str) -> None:
    assert typed(fact, line) == said


@given(STATED)
@tried(80)
def test_whatever_is_stated_is_typed_with_the_signs_of_a_word(stated: tuple[Fact, Numbers]) -> None:
    fact, numbers = stated
    assert read_reply(fact, in_word(fact, numbers)) == numbers


def test_an_option_takes_a_number_as_it_is_typed() -> None:
    for word in ("fee=2.5k", "FEE=2,500", "fee=EUR 2500"):
        assert answer_from_words(word, FACTS) == answer_from_words("fee=2500", FACTS)
    assert (
        answer_from_words("age=unknown", FACTS).statement
        is answer_from_words("age=", FACTS).statement
        is None
    )
    with pytest.raises(
        AdvisorError, match=r"^'fee=2,5': '2,5' could be 2\.5 or 25; write the one that you mean$"
    ):
        answer_from_words("fee=2,5", FACTS)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("fee: '2,500'", "f:1:6: '2,500' is not a number; write 2500"),
        ("fee: 2.5k", "f:1:6: '2.5k' is not a number; write 2500"),
        ("fee: 2500 EUR", "f:1:6: '2500 EUR' is not a number; write 2500"),
        ("fee: '2,5'", f"f:1:6: '2,5' could be 2.5 or 25; {ONE_OF_THEM}"),
        ("fee: 1.234", "f:1:6: '1.234' has 3 decimals, and only 2 fit; round it"),
        ("share: 30 %", "f:1:8: '30 %' is not a number; write 30"),
        ("age: at least 18", f"f:1:6: 'at least 18' is not a number; {NUMBER}"),
        ("start: 1 March 2024", "f:1:8: '1 March 2024' is not a date; write 2024-03-01"),
        ("start: 25/04/2024", "f:1:8: '25/04/2024' is not a date; write 2024-04-25"),
        ("start: 03/04/2024", f"f:1:8: '03/04/2024' could be 2024-04-03 or 2024-03-04; {ONE_OF_THEM}"),
    ],
)
def test_a_file_takes_plain_numbers_alone_and_its_problem_says_how_to_write_them(
    written: str, said: str
) -> None:
    with pytest.raises(AdvisorError) as raised:
        answers_from_bytes(written.encode(), "f", FACTS)
    assert [str(problem) for problem in raised.value.problems] == [said]
