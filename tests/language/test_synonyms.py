"""Synonyms: people answer with the words they use, files and records hold the value's own name."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_spellings import DOORS

from advisor.language.fmt.canonical import canonical
from advisor.language.reading.answers import answer_from_words, answers_from_bytes
from advisor.language.reading.base import read_base
from advisor.language.reading.cases import read_cases
from advisor.language.reading.documents import Document
from advisor.language.reading.replies import read_reply
from advisor.language.reading.spellings import value_of
from advisor.model import Fact, Has, Kind, NotAnyOf, OneOf, Value
from advisor.problems import AdvisorError
from builders import fact
from checkout import ROOT
from effort import tried
from folders import FACTS, folder, problems, rule_text
from program import advisor

WITH_SYNONYMS = FACTS.replace(
    "{read: Reading,", "{read: {title: Reading, synonyms: [books, Study Hall]},"
).replace("{old: Old,", "{old: {title: Old, synonyms: antique},")

VALUES = (
    Value("javascript", "JavaScript", synonyms=("js", "Node.js", "ecma script")),
    Value("csharp", "C#", synonyms=("dotnet", ".NET")),
    Value("go", "Go", synonyms=("golang",)),
)
ONE, MANY = (replace(fact("langs", kind), values=VALUES) for kind in (Kind.CHOICE, Kind.SEVERAL))
WORDS = [(word, value.id) for value in VALUES for word in (*value.synonyms, value.title, value.id)]

spelt = st.sampled_from(WORDS).flatmap(
    lambda pair: st.tuples(
        st.sampled_from([pair[0], pair[0].upper(), pair[0].title(), f" {pair[0]} "]), st.just(pair[1])
    )
)


@given(st.lists(spelt, min_size=1, max_size=4), st.sampled_from(["{}", "{},...", "-{}"]))
@tried(120)
def test_any_words_for_values_lower_to_the_answer_in_canonical_names_through_every_door(
    words: list[tuple[str, str]], form: str
) -> None:
    typed, canon = (
        ",".join(part) if form != "-{}" else ",".join(f"-{word.strip()}" for word in part)
        for part in zip(*words, strict=True)
    )
    typed, canon = form.replace("-{}", "{}").format(typed), form.replace("-{}", "{}").format(canon)
    meant = answer_from_words(f"langs={canon}", {"langs": MANY}).answer
    assert {name: door(MANY, typed) for name, door in DOORS.items()} == dict.fromkeys(DOORS, meant)


@pytest.mark.parametrize(
    ("question", "typed", "meant"),
    [
        (ONE, "node.JS", "javascript"),
        (ONE, "ecma-script", "javascript"),
        (ONE, "golang or .net", OneOf(("csharp", "go"))),
        (ONE, "not js", NotAnyOf(("javascript",))),
        (MANY, "js dotnet", frozenset({"javascript", "csharp"})),
        (MANY, "js, ...", Has(("javascript",))),
    ],
)
def test_a_synonym_is_taken_at_the_prompt_as_the_value_is(question: Fact, typed: str, meant: object) -> None:
    assert read_reply(question, typed) == meant


def test_a_slip_in_a_synonym_leads_to_the_value() -> None:
    with pytest.raises(AdvisorError) as error:
        answer_from_words("langs=gollang", {"langs": ONE})
    assert (
        str(error.value)
        == "'langs=gollang': 'langs' has no value 'gollang'; did you mean 'golang', which is 'go'?"
    )


@pytest.mark.parametrize("word", ["rust", "C++", "Objective-C", "Visual Basic 6"])
def test_a_name_that_is_not_offered_is_said_to_be_not_covered(word: str) -> None:
    offers = "'langs' offers: javascript, csharp and go"
    for question in (ONE, MANY):
        with pytest.raises(AdvisorError) as error:
            answers_from_bytes(f"langs: {word}".encode(), "a.yaml", {"langs": question})
        assert str(error.value) == f"a.yaml:1:8: '{word}' is not covered by this base; {offers}"


@pytest.mark.parametrize("word", ["a+b", "?", "17", "yes", "\u00b2", "x" * 81])
def test_what_names_nothing_is_no_value_and_not_said_to_be_not_covered(word: str) -> None:
    with pytest.raises(AdvisorError) as error:
        answer_from_words(f"langs={word}", {"langs": ONE})
    assert "not covered" not in str(error.value)


def test_a_title_that_two_values_have_is_covered_twice() -> None:
    twins = replace(ONE, values=(Value("a", "Same"), Value("b", "same")))
    with pytest.raises(AdvisorError, match="it could be a or b"):
        answer_from_words("langs=same", {"langs": twins})


def test_of_many_values_the_first_are_offered() -> None:
    many = fact("number", Kind.CHOICE, [f"n{number}" for number in range(14)])
    with pytest.raises(AdvisorError) as error:
        answer_from_words("number=zillion", {"number": many})
    offered = ", ".join(f"n{number}" for number in range(12))
    assert str(error.value).endswith(
        f"'zillion' is not covered by this base; 'number' offers: {offered} and 2 more"
    )


def test_a_file_of_knowledge_reads_its_synonyms_and_keeps_them(tmp_path: Path) -> None:
    base = read_base(folder(tmp_path, facts=WITH_SYNONYMS))
    uses = base.facts["uses"]
    assert uses.values[0] == Value("read", "Reading", synonyms=("books", "Study Hall"))
    assert base.facts["style"].values[0].synonyms == ("antique",)
    assert value_of(uses, "study-hall") == "read"
    assert "synonyms: [books, Study Hall]" in canonical(WITH_SYNONYMS.encode(), "f.yaml")


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ({"if_": "{uses: books}"}, "16: 'uses' has no value 'books'; write 'read'"),
        ({"if_": "{style: [new, Antique]}"}, "23: 'style' has no value 'Antique'; write 'old'"),
        (
            {"examples": "{fires: [{dark: yes, uses: [books]}]}"},
            "43: 'uses' has no value 'books'; write 'read'",
        ),
        (
            {"examples": "{fires: [{dark: yes, uses: [-Books, ...]}]}"},
            "43: 'uses' has no value 'Books'; write 'read'",
        ),
    ],
)
def test_where_authors_write_a_synonym_is_refused_with_the_value(
    tmp_path: Path, written: dict[str, str], problem: str
) -> None:
    (said,) = problems(folder(tmp_path, rule_text(**written), facts=WITH_SYNONYMS))
    assert said.endswith(f":{problem}")


def test_in_a_case_a_synonym_is_refused_and_in_answers_it_is_taken(tmp_path: Path) -> None:
    known = read_base(folder(tmp_path, facts=WITH_SYNONYMS))
    text = b"title: T\nanswers: {uses: [books], dark: yes}\nexpect: {lamp: bulb}\nbecause: B.\n"
    with pytest.raises(AdvisorError) as error:
        read_cases([Document("cases/c.yaml", "c.yaml", text)], known)
    assert str(error.value) == "c.yaml:2:18: 'uses' has no value 'books'; write 'read'"
    first = answers_from_bytes(text, "c.yaml", known.facts)[0]
    assert (first.fact, first.answer) == ("uses", frozenset({"read"}))


def test_an_attribute_that_rules_read_as_values_has_no_synonyms_either(tmp_path: Path) -> None:
    facts = WITH_SYNONYMS.replace("suits: [read, cook]", "suits: [books, cook]")
    rules = rule_text(each="lamp", if_="{uses: it.suits}", then="{favour: {it: slight}}", title="'{it}'")
    assert problems(folder(tmp_path, rules, facts=facts)) == [
        "facts/f.yaml:34:52: 'uses' has no value 'books'; write 'read'"
    ]


@pytest.mark.parametrize(
    ("synonyms", "problem"),
    [
        ("[books, cooking]", "'cooking' already means 'cook'; a word stands for one value only"),
        ("Cook", "'Cook' already means 'cook'; a word stands for one value only"),
        ("[outing]", "'outing' already means 'read'; a word stands for one value only"),
        ("unknown", "'unknown' means something else in an answer; leave it out"),
        ("None", "'None' means something else in an answer; leave it out"),
        ("[2]", "'2' means something else in an answer; leave it out"),
        ("{a: b}", "a synonym must be one word or a list of words"),
    ],
)
def test_a_word_that_means_something_already_is_no_synonym(
    tmp_path: Path, synonyms: str, problem: str
) -> None:
    facts = FACTS.replace("{read: Reading,", f"{{read: {{title: Reading, synonyms: {synonyms}}},").replace(
        "go: Going out", "go: {title: Going out, synonyms: Outing}"
    )
    (said,) = problems(folder(tmp_path, facts=facts))
    assert said.split(": ", 1)[1] == problem.replace("'outing'", "'Outing'")


def test_the_same_word_twice_or_the_own_title_does_no_harm(tmp_path: Path) -> None:
    facts = FACTS.replace("{read: Reading,", "{read: {title: Reading, synonyms: [reading, books, Books]},")
    assert problems(folder(tmp_path, facts=facts)) == []


def test_an_interview_takes_a_synonym_and_says_how_to_go_on_without_what_is_not_offered(
    tmp_path: Path,
) -> None:
    root = folder(tmp_path, rule_text(if_="{uses: read, style: old}"), facts=WITH_SYNONYMS)
    typed = "unknown\n?\nrust\nrevew\nunknown so far\nantique\nfly\nstudy hall, fly\nstudy hall, ...\nreview\nquit\n"
    done = advisor("interview", "--all", "--no-record", "--knowledge", str(root), typed=typed)
    transcript = ROOT / "tests" / "transcripts" / "lamps-in-other-words.txt"
    assert done.stdout == transcript.read_text(encoding="utf-8")
