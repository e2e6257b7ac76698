"""Fields for what people read in verdicts: texts that must be short, addresses, and what could change an answer."""

from pathlib import Path

import pytest

from advisor.model import Nature
from folders import FACTS, folder, problems, read, rule_text

WORDED = (
    FACTS.replace("low: Little", "low: {title: Little, said: it must be cheap}")
    .replace("why: Then it needs light.,", "why: Light., said: {yes: the room is dark}, nature: given,")
    .replace("{title: A book}", "{title: A book, url: 'https://example.org/lamps?page=1#light'}")
    .replace("{title: It cannot wait}", "{title: It cannot wait, said: it cannot wait}")
    .replace("{text: Clean it.}", "{text: Clean it., do: Clean it once a week}")
    .replace("{title: The bulb,", "{title: The bulb, url: 'http://bulbs.example',")
)


def test_each_text_stands_where_it_is_needed(tmp_path: Path) -> None:
    base = read(folder(tmp_path, rule_text(reason="It is dark here"), WORDED))
    assert base.facts["budget"].values[0].said == "it must be cheap"
    assert [(value.title, value.said) for value in base.facts["dark"].values] == [
        ("Yes", "the room is dark"),
        ("No", ""),
    ]
    assert base.facts["dark"].nature is Nature.GIVEN
    assert base.sources[0].url == "https://example.org/lamps?page=1#light"
    assert base.findings["urgent"].said == "it cannot wait"
    assert base.advice["clean-it"].do == "Clean it once a week"
    assert base.candidates["bulb"].url == "http://bulbs.example"
    assert base.rules["r/slug"].reason == "It is dark here"


def test_what_is_not_written_is_empty(tmp_path: Path) -> None:
    base = read(folder(tmp_path, rule_text()))
    assert base.facts["budget"].nature is None
    assert {base.rules["r/slug"].reason, base.advice["clean-it"].do, base.candidates["bulb"].url} == {""}


def test_a_reason_speaks_of_the_candidate_that_an_each_rule_is_made_for(tmp_path: Path) -> None:
    text = rule_text(each="lamp", title="'{it} it is'", reason="'{it} shines'", then="{favour: {it: 1}}")
    rule = read(folder(tmp_path, text)).rules["r/slug/candle"]
    assert (rule.reason, rule.reason_pattern) == ("The candle shines", "{it} shines")


def rule_with(reason: str, **more: str) -> tuple[str, str]:
    return rule_text(reason=reason, **more), FACTS


def facts_with(old: str, new: str) -> tuple[str, str]:
    assert FACTS.count(old) == 1
    return rule_text(), FACTS.replace(old, new)


EACH = {"each": "lamp", "title": "'{it}'", "then": "{favour: {it: 1}}"}
LONG = "x" * 51
WRONG = {
    "a reason": (
        rule_with("x" * 71),
        "the short reason has 71 characters, and at most 70 fit; leave out 1 of them",
    ),
    "a reason once the title is in it": (
        rule_with(f"'{{it}}{'x' * 65}'", **EACH),
        "the short reason, with the longest title in it, has 75 characters, and at most 70 fit; leave out 5 of them",
    ),
    "brackets that nothing fills in": (
        rule_with("'{it} shines'"),
        (
            "the short reason has a '{it}' that nothing fills in; "
            "add 'each: ' with the name of a decision, or leave the brackets out"
        ),
    ),
    "what a value is said as": (
        facts_with("low: Little", f"low: {{title: Little, said: {LONG}}}"),
        "what is said inside a sentence has 51 characters, and at most 50 fit; leave out 1 of them",
    ),
    "what yes is said as": (
        facts_with("it needs light.,", f"it needs light., said: {{yes: {LONG}}},"),
        "what 'yes' is said as has 51 characters, and at most 50 fit; leave out 1 of them",
    ),
    "what a finding is said as": (
        facts_with("{title: It cannot wait}", f"{{title: It cannot wait, said: {LONG}}}"),
        "what is said inside a sentence has 51 characters, and at most 50 fit; leave out 1 of them",
    ),
    "what advice says to do": (
        facts_with("{text: Clean it.}", f"{{text: Clean it., do: {'x' * 61}}}"),
        "what to do has 61 characters, and at most 60 fit; leave out 1 of them",
    ),
    "words for yes and no of a scale": (
        facts_with("why: Lamps cost money.", "why: Lamps cost money.\n    said: {yes: it is}"),
        "'budget' is not yes_no: 'said' belongs to each of its values; write it beside the title of a value",
    ),
    "a nature that is none": (
        facts_with("it needs light.,", "it needs light., nature: choise,"),
        "there is no nature of a fact 'choise'; did you mean 'choice'?",
    ),
}


@pytest.mark.parametrize(("files", "said"), WRONG.values(), ids=WRONG)
def test_what_does_not_fit_is_said_once(tmp_path: Path, files: tuple[str, str], said: str) -> None:
    (problem,) = problems(folder(tmp_path, *files))
    assert problem.split(": ", 1)[1] == said


@pytest.mark.parametrize(
    "address",
    [
        "example.org",
        "ftp://example.org",
        "javascript:alert(1)",
        "https://",
        "https:///page",
        "https://user@example.org",
        "https://example.org/a b",
        "https://example.org/<b>",
        'https://example.org/"onclick="',
        "https://ex\u00e4mple.org",
        "https://example.org:port",
    ],
)
def test_only_a_whole_address_on_the_web_is_taken(tmp_path: Path, address: str) -> None:
    written = f"{{title: The bulb, url: '{address}',"
    (problem,) = problems(folder(tmp_path, *facts_with("{title: The bulb,", written)))
    what = f"'{address}' is not an address on the web; write it whole, such as https://example.org/page"
    assert problem.split(": ", 1)[1] == what
