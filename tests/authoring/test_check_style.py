"""`check` on sources, titles and examples of rules."""

from pathlib import Path

from folders import FACTS
from lamp_notices import rule_file, rule_lines, words_of

DARK = "{dark: yes}"
BOTH = "{fires: [{dark: yes}], stays_silent: [{dark: no}]}"
UNSOURCED = FACTS.replace(
    "passages: {P1: {says: A dark room needs light, guidance: yes}, P2: {says: Lamps exist}}\n", ""
).replace(", source: P1", "")


def test_a_rule_without_a_source_is_reported(tmp_path: Path) -> None:
    assert words_of(tmp_path, rule_file(rule_lines("a", DARK)), "no-source") == [
        ("the rule 'r/a' does not say what it rests on", "add 'source:' with the id of a passage")
    ]
    assert words_of(tmp_path, rule_file(rule_lines("a", DARK, source="P1")), "no-source") == []


def test_a_blank_source_is_no_source_and_nothing_else_is_said_of_it(tmp_path: Path) -> None:
    facts = FACTS.replace("Then it needs light., source: P1}", "Then it needs light., source: }")
    facts = facts.replace("urgent: {title: It cannot wait}", "urgent: {title: It cannot wait, source: ''}")
    text = rule_file(rule_lines("a", DARK, source=""), rule_lines("b", "{dark: no}", source="P1"))
    assert words_of(tmp_path, text, "no-source", facts) == [
        ("the rule 'r/a' does not say what it rests on", "add 'source:' with the id of a passage")
    ]


def test_where_no_passages_are_listed_a_source_is_a_text(tmp_path: Path) -> None:
    ((_, hint),) = words_of(tmp_path, rule_file(rule_lines("a", DARK)), "no-source", UNSOURCED)
    assert hint == "add 'source:' with a text"


def test_a_rule_without_an_example_is_reported(tmp_path: Path) -> None:
    assert words_of(tmp_path, rule_file(rule_lines("a", DARK)), "no-example") == [
        (
            "the rule 'r/a' has no example on which it fires, and none on which it stays silent",
            "add answers that people could give under 'fires' and 'stays_silent'",
        )
    ]


def test_a_rule_with_one_kind_of_example_lacks_the_other(tmp_path: Path) -> None:
    text = rule_file(rule_lines("a", DARK, examples="{fires: [{dark: yes}]}"))
    assert words_of(tmp_path, text, "no-example") == [
        (
            "the rule 'r/a' has no example on which it stays silent",
            "add answers that people could give under 'stays_silent'",
        )
    ]
    assert words_of(tmp_path, rule_file(rule_lines("a", DARK, examples=BOTH)), "no-example") == []


def test_an_each_rule_needs_its_examples_for_one_candidate_only(tmp_path: Path) -> None:
    examples = "{fires: [{it: bulb, dark: yes}], stays_silent: [{dark: no}]}"
    text = rule_file(rule_lines("a", DARK, "{favour: {it: slight}}", each="lamp", examples=examples))
    assert words_of(tmp_path, text, "no-example") == []


def titled(slug: str, title: str) -> str:
    return rule_lines(slug, DARK).replace(f"What {slug} is about", title)


def test_a_title_that_says_too_little_is_reported_with_what_it_lacks(tmp_path: Path) -> None:
    text = rule_file(titled("a", "Bulbs, please"), titled("light-for-dark-rooms", "Light for dark rooms"))
    assert words_of(tmp_path, text, "vague-title") == [
        (
            "the title of the rule 'r/a' says too little: it has fewer than 3 words",
            "say in one line what is so, and for whom",
        ),
        (
            "the title of the rule 'r/light-for-dark-rooms' says too little: it is the name of the rule again",
            "say in one line what is so, and for whom",
        ),
    ]


def test_of_two_rules_with_one_title_the_second_is_reported(tmp_path: Path) -> None:
    text = rule_file(titled("a", "Dark rooms need light"), titled("b", "Dark Rooms need light"))
    ((what, _),) = words_of(tmp_path, text, "vague-title")
    assert what == "the title of the rule 'r/b' says too little: the rule 'r/a' has the same"


def test_a_title_of_three_words_is_enough(tmp_path: Path) -> None:
    assert words_of(tmp_path, rule_file(titled("a", "Dark needs light")), "vague-title") == []


FACTORS = "factors:\n  comfort: {title: Comfort, says: How easy it is on the eyes.}\n"


def test_where_there_are_factors_each_rule_that_counts_names_one(tmp_path: Path) -> None:
    text = rule_file(
        rule_lines("named", DARK, factor="comfort"),
        rule_lines("for", "{dark: no}"),
        rule_lines("against", "{uses: read}", "{weigh_against: {it: slight}}", each="lamp"),
        rule_lines("out", "{uses: go}", "{rule_out: tube}"),
        rule_lines("known", "{uses: cook}", "{favour: {tube: slight}}", accept="{no-factor: So it is.}"),
        rule_lines("drawn", "{budget: low}", "{conclude: bright, advise: clean-it}"),
    )
    hint = "add 'factor:' with one of: comfort"
    assert words_of(tmp_path, text, "no-factor", FACTORS + FACTS) == [
        (f"the rule 'r/{slug}' does not say for which factor it counts", hint)
        for slug in ("for", "against", "out")
    ]
    without = text.replace("    factor: comfort\n", "").replace("    accept: {no-factor: So it is.}\n", "")
    assert words_of(tmp_path, without, "no-factor") == []
