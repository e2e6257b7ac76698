"""What `advisor new` asks on a terminal, and what it does with the answers."""

from pathlib import Path

import folders
from advisor.language.reading.base import read_base
from lamp_scaffolds import text_of, write_lamps
from program import Terminal, on_terminal


def asked(root: Path, *arguments: str) -> Terminal:
    return on_terminal("new", *arguments, "--knowledge", str(root), home=root)


def answer(terminal: Terminal, *answers: tuple[str, str]) -> str:
    """Type answers, each at the prompt after the words that come before it, and return the screen up to the last."""
    screen = ""
    for words, typed in answers:
        seen = terminal.read_until(words)
        screen += seen if seen.endswith("> ") else seen + terminal.read_until("> ")
        terminal.type(f"{typed}\r")
    return screen


def test_each_blank_of_a_rule_is_asked_for_once(tmp_path: Path) -> None:
    terminal = asked(write_lamps(tmp_path), "rule", "r/reading", "--because", "Eyes tire.")
    seen = answer(
        terminal,
        ("one line that reads as a statement", "Readers need light"),
        ("The room: dark, style, uses", "uses=read"),
        ("> ", ""),
        ("lamp: bulb, candle, tube", "favour tube=strong"),
        ("> ", "weigh_against candle=slight"),
        ("> ", ""),
        ("P1: A dark room needs light", "P1, P2"),
    )
    rest, code = terminal.finish()
    assert code == 0
    assert "Because" not in seen
    assert "with no blanks" in rest
    assert text_of(tmp_path, "rules/r.yaml").endswith(
        "  reading:\n"
        "    title: Readers need light\n"
        "    because: Eyes tire.\n"
        "    if: {uses: read}\n"
        "    then: {favour: {tube: strong}, weigh_against: {candle: slight}}\n"
        "    source: [P1, P2]\n"
        "    examples:\n"
        "      fires: [{uses: [read]}]\n"
        "      stays_silent: [{uses: [cook]}]\n"
    )


def test_a_misspelt_answer_is_asked_again_with_the_nearest_name_and_a_fact_shows_its_values(
    tmp_path: Path,
) -> None:
    terminal = asked(
        write_lamps(tmp_path), "rule", "r/x", "--title", "T", "--because", "B", "--rule-out", "tube"
    )
    seen = answer(
        terminal,
        ("If: ", "use"),
        ("did you mean 'uses'?", "uses"),
        ("What is done there? read (Reading), cook (Cooking), go (Going out)", "uses=raed"),
        ("did you mean 'read'?", "uses=read"),
        ("> ", ""),
        ("Source: ", "P9"),
        ("there is no passage 'P9'", ""),
    )
    _, code = terminal.finish()
    assert code == 0
    assert "Title" not in seen
    assert "    if: {uses: read}\n" in text_of(tmp_path, "rules/r.yaml")
    assert "    source:  # " in text_of(tmp_path, "rules/r.yaml")


def test_enter_leaves_blanks(tmp_path: Path) -> None:
    terminal = asked(write_lamps(tmp_path), "rule", "r/x")
    answer(terminal, ("Title: ", ""), ("Because: ", ""), ("If: ", ""), ("Then: ", ""), ("Source: ", ""))
    rest, code = terminal.finish()
    assert code == 0
    assert "with 7 blanks to fill in" in rest


def test_ctrl_c_and_the_end_of_input_write_nothing(tmp_path: Path) -> None:
    before = text_of(write_lamps(tmp_path), "rules/r.yaml")
    for key in ("\x03", "\x04"):
        terminal = asked(tmp_path, "rule", "r/x")
        terminal.read_until("> ")
        terminal.type(key)
        rest, code = terminal.finish()
        assert code == 130
        assert "Nothing was written." in rest
        assert "Traceback" not in rest
    assert text_of(tmp_path, "rules/r.yaml") == before


def test_a_fact_is_asked_for_its_topic_kind_and_values(tmp_path: Path) -> None:
    facts = folders.FACTS.replace(
        "topics: {room: The room, money: The money}", "topics:\n  room: R\n  money: M"
    )
    terminal = asked(folders.folder(tmp_path, facts=facts), "fact", "height")
    answer(
        terminal,
        ("topics: room, money", "house"),
        ("Kind: ", "scael"),
        ("did you mean 'scale'?", "scale"),
        ("Topic title: ", "The house"),
        ("Ask: ", "How high?"),
        ("Why: ", "Ladders."),
        ("From low to high.", "low=Low: One can touch it."),
        ("> ", "high=High"),
        ("> ", ""),
        ("Source: ", ""),
    )
    rest, code = terminal.finish()
    assert code == 0, rest
    fact = read_base(tmp_path).facts["height"]
    assert (fact.ask, fact.value_ids, fact.values[0].help) == (
        "How high?",
        ("low", "high"),
        "One can touch it.",
    )


def test_a_candidate_is_asked_for_the_attributes_of_the_others(tmp_path: Path) -> None:
    terminal = asked(write_lamps(tmp_path), "candidate", "lava")
    answer(
        terminal,
        ("Title: ", "Lava lamp"),
        ("an attribute, such as read, cook, go.", "read, go"),
        ("Price: ", "low"),
        ("an attribute, such as old; or delete this line.", "none"),
    )
    rest, code = terminal.finish()
    assert code == 0, rest
    lava = read_base(tmp_path).decisions["lamp"].candidates[-1]
    assert lava.attributes == {"suits": ("read", "go"), "price": ("low",)}


def test_without_input_nothing_is_asked_on_a_terminal_either(tmp_path: Path) -> None:
    terminal = asked(write_lamps(tmp_path), "rule", "r/x", "--no-input")
    rest, code = terminal.finish()
    assert code == 0
    assert ">" not in rest


def test_where_nothing_is_missing_nothing_is_asked(tmp_path: Path) -> None:
    given = ("--title", "Light rooms need none", "--because", "B", "--if", "dark=no", "--rule-out", "bulb")
    terminal = asked(write_lamps(tmp_path), "rule", "r/x", *given, "--source", "P1")
    rest, code = terminal.finish()
    assert code == 0
    assert "Enter" not in rest
    assert "with no blanks" in rest


def test_many_passages_are_named_first_and_told_on_demand(tmp_path: Path) -> None:
    passages = ", ".join(f"P{number}: {{says: Number {number} speaks}}" for number in range(1, 16))
    facts = folders.FACTS.replace("passages: {", f"passages: {{{passages}, ", 1).replace(
        "P1: {says: A dark room needs light, guidance: yes}, P2: {says: Lamps exist}", "Q: {says: Q}"
    )
    terminal = asked(
        folders.folder(tmp_path, facts=facts),
        "rule",
        "r/x",
        "--title",
        "T",
        "--because",
        "B",
        "--if",
        "dark=no",
    )
    seen = answer(terminal, ("Then: ", ""), ("passages, '?' shows what they say: P1, P2, P3,", "?"))
    assert "Number 7 speaks" not in seen
    answer(terminal, ("P15: Number 15 speaks", "P7"))
    _, code = terminal.finish()
    assert code == 0
    assert "source: [P7]" in text_of(tmp_path, "rules/r.yaml")
