"""The handbook says what the rule base says, all of it, each thing once, and nothing in it does more than be read."""

import posixpath
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import pytest

from advisor.language.reading.base import read_base
from advisor.model import RuleBase, facts_read, findings_read
from advisor.views.handbook.handbook import handbook, handbook_pages
from advisor.views.writers.html import html
from advisor.views.writers.markdown import markdown
from advisor.views.writers.markdown_pages import markdown_pages
from folders import FACTS, folder, read, rule_text
from html_pages import Element, anchors, entry, links, parsed, rendered, rows
from program import ROOT, advisor

SMALL = ROOT / "tests" / "small"


@pytest.fixture(scope="module")
def shipped() -> RuleBase:
    return read_base()


@pytest.fixture(scope="module")
def page(shipped: RuleBase) -> Element:
    return parsed(html(handbook(shipped)))


@pytest.fixture(scope="module")
def lunch() -> Element:
    return parsed(html(handbook(read(SMALL))))


@pytest.fixture(scope="module")
def alone(shipped: RuleBase) -> Element:
    """Return the Markdown in one file, as it is rendered."""
    return rendered(markdown(handbook(shipped)))


@pytest.fixture(scope="module")
def files(shipped: RuleBase) -> Mapping[str, Element]:
    """Return the pages of Markdown and what lies beside them, as they are rendered."""
    return {
        name: rendered(content) if name.endswith(".md") else parsed(content)
        for name, content in markdown_pages(handbook_pages(shipped)).items()
    }


def names_of(base: RuleBase) -> list[str]:
    """Return the anchor of everything that has a name in the base."""
    rules = dict.fromkeys(name for rule in base.rules.values() for name in (rule.written_as, rule.id))
    promises = dict.fromkeys(
        name for guarantee in base.guarantees.values() for name in (guarantee.written_as, guarantee.id)
    )
    kinds = {
        "rule": rules,
        "guarantee": promises,
        "fact": base.facts,
        "finding": base.findings,
        "decision": base.decisions,
        "candidate": base.candidates,
        "advice": base.advice,
        "passage": base.citable,
        "factor": base.factors,
    }
    return [f"{kind}/{name}" for kind, names in kinds.items() for name in names]


def test_everything_with_a_name_stands_in_the_page_once(shipped: RuleBase, page: Element) -> None:
    found = anchors(page)
    assert {name: found.count(name) for name in names_of(shipped)} == dict.fromkeys(names_of(shipped), 1)
    assert len(found) == len(set(found))


def test_everything_with_a_name_stands_in_the_markdown_once(
    shipped: RuleBase, alone: Element, files: Mapping[str, Element]
) -> None:
    for pages in ([alone], files.values()):
        found = [name for page in pages for name in anchors(page)]
        assert {name: found.count(name) for name in names_of(shipped)} == dict.fromkeys(names_of(shipped), 1)


def inner(found: list[str]) -> list[str]:
    """Return the links that do not lead to the web."""
    return [link for link in found if not link.startswith("https://")]


def test_every_link_in_the_page_leads_to_a_place_in_it(page: Element) -> None:
    found = inner(links(page))
    assert len(found) > 1000
    assert set(found) - {f"#{name}" for name in anchors(page)} == set()


def test_every_link_in_the_markdown_leads_to_a_place_on_one_of_its_pages(
    alone: Element, files: Mapping[str, Element]
) -> None:
    there = {name: set(anchors(page)) for name, page in files.items()}
    broken = []
    for name, page in files.items():
        for link in inner(links(page)):
            way, _, anchor = link.partition("#")
            path = posixpath.normpath(posixpath.join(posixpath.dirname(name), way)) if way else name
            if path not in files or (anchor and anchor not in there[path]):
                broken.append((name, link))
    assert broken == []
    assert set(inner(links(alone))) - {f"#{name}" for name in anchors(alone)} == set()


def test_all_that_experts_wrote_can_be_read(shipped: RuleBase, page: Element) -> None:
    plain = [rule for rule in shipped.rules.values() if not rule.each]
    facts = shipped.facts.values()
    written = {
        *(text for rule in plain for text in (rule.title, rule.because)),
        *(text for fact in facts for text in (fact.ask, fact.why)),
        *(
            text
            for fact in facts
            if not fact.measure
            for value in fact.values
            for text in (value.title, value.help)
        ),
        *(each.name for fact in facts if fact.measure for each in fact.measure.ranges),
        *(one.title for one in (*shipped.findings.values(), *shipped.decisions.values())),
        *(
            text
            for candidate in shipped.candidates.values()
            for text in (candidate.title, candidate.summary, candidate.watch_out)
        ),
        *(advice.text for advice in shipped.advice.values()),
        *(passage.says for passage in shipped.citable.values()),
        *(text for factor in shipped.factors.values() for text in (factor.title, factor.says)),
        *(text for one in shipped.decisions.values() for told in one.tells for text in told.words.values()),
        *(one.because for one in shipped.impossible),
        *(guarantee.title for guarantee in shipped.guarantees.values() if not guarantee.each),
        *(one.because for one in shipped.accepted),
    }
    words = page.text
    assert [text for text in sorted(written) if text not in words] == []


def test_a_rule_reads_as_if_then_because_source_examples(lunch: Element) -> None:
    found = entry(lunch, "rule/lunch/toast-fills")
    assert found.all("h4")[0].text == "Toast fills the very hungry"
    assert rows(found) == {
        "If": "hunger: Very and has include Bread",
        "Then": "favours Toast: moderate (+2)",
        "Because": "Bread is filling.",
        "Source": "L1: Soup warms.",
        "Examples": "fires: hunger: Very; has: Bread silent: hunger: Very; has: none of these",
    }


def test_what_a_rule_does_is_told_line_by_line(lunch: Element) -> None:
    assert (
        rows(entry(lunch, "rule/lunch/soup-warms"))["Then"]
        == "favours Soup: strong (+4) advises: Blow on it."
    )
    assert rows(entry(lunch, "rule/lunch/no-broth-no-soup"))["Then"] == "rules out Soup"
    assert rows(entry(lunch, "rule/lunch/cold-needs-warmth"))["Then"] == "concludes: You need warmth"


def test_a_fact_names_who_reads_it_itself_and_by_way_of_findings(lunch: Element) -> None:
    assert rows(entry(lunch, "fact/cold")) == {
        "Why": "Warm food helps against cold.",
        "Answer": "yes or no",
        "Values": "yes Yes no No",
        "yes": "Yes",
        "no": "No",
        "Rules that read it": "Who is cold needs warmth",
        "Findings drawn from it": "You need warmth",
        "Through findings also": "Soup warms Salad is for people who are warm",
    }


def test_a_finding_names_who_draws_it_who_reads_it_and_the_facts_below(lunch: Element) -> None:
    assert rows(entry(lunch, "finding/needs_warmth")) == {
        "Concluded by": "Who is cold needs warmth",
        "Read by": "Soup warms Salad is for people who are warm",
        "Rests on": "cold",
        "Source": "L1: Soup warms.",
    }


def test_a_candidate_names_every_rule_that_pulls_at_it(lunch: Element) -> None:
    assert rows(entry(lunch, "candidate/soup")) == {
        "Watch out": "It is hot.",
        "For it": "+4 Soup warms",
        "Ruled out by": "Without broth there is no soup",
        "Advice with it": "blow",
    }


def test_a_passage_names_all_that_cite_it(lunch: Element) -> None:
    cited_by = entry(lunch, "passage/L1").all("li")
    assert [one.text for one in cited_by] == [
        "Who is cold needs warmth",
        "Soup warms",
        "Toast fills the very hungry",
        "Without broth there is no soup",
        "Salad is for people who are warm",
        "You need warmth",
    ]


EACH = """\
rules:
  suits:
    each: lamp
    title: "{it} suits what is done"
    because: "{it} is made for that. Whoever has {it} is glad."
    if: {uses: it.suits, budget: {at_most: middle}}
    unless: {all: [{dark: yes}, {style: it.look}]}
    then: {favour: {it: strong}}
    where: {look: [old, new]}
    examples:
      fires: [{it: bulb, uses: [read], budget: low, dark: no}]
      stays_silent: [{uses: [go]}]
  same-for-all:
    each: lamp
    title: Much light for {it}
    because: Light is light.
    if: {bright: yes}
    then: {weigh_against: {it: 3}, advise: clean-it}
"""


def test_a_rule_for_each_candidate_is_told_once_with_what_differs(tmp_path: Path) -> None:
    facts = FACTS.replace(
        "tube: {title: The tube, attributes: {", "tube: {title: The tube, attributes: {look: new, "
    )
    found = parsed(html(handbook(read(folder(tmp_path, rules=EACH, facts=facts)))))
    assert anchors(entry(found, "rule/r/suits")) == ["rule/r/suits/bulb", "rule/r/suits/tube"]
    assert entry(found, "rule/r/suits").all("h4")[0].text == "The candidate suits what is done"
    assert rows(entry(found, "rule/r/suits")) == {
        "For each": "The bulb The tube",
        "If": "depending on the candidate The bulb: uses include Reading or Cooking The tube: uses include Cooking"
        " and budget: at most Some",
        "Unless": "dark: Yes and depending on the candidate The bulb: style: Old The tube: style: New",
        "Then": "favours the candidate: strong (+4)",
        "Because": "The candidate is made for that. Whoever has the candidate is glad.",
        "Examples": "fires: The bulb: uses: Reading; budget: Little; dark: No silent: uses: Going out",
    }
    assert rows(entry(found, "rule/r/same-for-all")) == {
        "For each": "The bulb The candle The tube",
        "If": "Much light is needed",
        "Then": "weighs against the candidate: -3 advises: Clean it.",
        "Because": "Light is light.",
    }
    assert rows(entry(found, "candidate/bulb"))["For it"] == "+4 The bulb suits what is done"


GUARANTEES = """\
rules: {}
guarantees:
  no-candle:
    title: A dark room never gets a candle
    if: {dark: yes}
    unless: {uses: go}
    never: {lamp: candle}
    because: It burns.
    source: [P1]
  always-light: {always: {lamp: [bulb, tube]}, because: There is always one.}
  somebody: {always_answers: lamp, because: A lamp is needed.}
  money: {raising: budget, never_moves_to: {lamp: candle}, because: Money buys more.}
  silence: {silence_never_rules_out: lamp, because: Nobody is asked to guess.}
  cheap: {each: lamp, where: {price: low}, title: "{it} is not for the rich", if: {budget: high}, never: {lamp: it}, because: "{it} is cheap."}
"""


def test_guarantees_are_told_in_words(tmp_path: Path) -> None:
    found = parsed(html(handbook(read(folder(tmp_path, rules=GUARANTEES)))))
    assert rows(entry(found, "guarantee/r/no-candle")) == {
        "If": "dark: Yes",
        "Unless": "uses include Going out",
        "Promise": "The candle is never recommended",
        "Because": "It burns.",
        "Source": "P1: A dark room needs light",
    }
    promises = {
        "always-light": "The bulb or The tube is always recommended as A lamp",
        "somebody": "not every candidate is ruled out in A lamp",
        "money": "a higher answer to budget never leads to The candle",
        "silence": "an open answer never rules anybody out in A lamp",
        "cheap": "the candidate is never recommended",
    }
    for name, promise in promises.items():
        assert rows(entry(found, f"guarantee/r/{name}"))["Promise"] == promise
    assert entry(found, "guarantee/r/cheap").all("h3")[0].text == "The candidate is not for the rich"
    assert rows(entry(found, "fact/budget"))["Guarantees"] == "money The candidate is not for the rich"


def test_answers_that_cannot_go_together_are_told(lunch: Element) -> None:
    assert rows(entry(lunch, "impossible/1")) == {
        "Never": "cold: Yes and hunger: A little",
        "Because": "Who is cold is hungry.",
    }


NUMBERS = FACTS.replace(
    "facts:\n",
    "facts:\n"
    "  height: {topic: room, kind: number, unit: cm, min: 150, max: 2000, ask: 'How high?', why: So., ask_if: {dark: yes}}\n"
    "  built: {topic: room, kind: date, min: 1900-01-01, max: 2030-12-31, ask: 'When?', why: So.}\n",
)


def test_a_number_is_told_by_its_ends_and_a_question_with_when_it_is_asked(tmp_path: Path) -> None:
    rules = rule_text(if_="{height: {above: 250}, built: {below: 1950-01-01}}")
    page = parsed(html(handbook(read(folder(tmp_path, rules=rules, facts=NUMBERS)))))
    height, built = rows(entry(page, "fact/height")), rows(entry(page, "fact/built"))
    assert height["Answer"] == "a number from 150 to 2,000 cm"
    assert height["Asked only if"] == "dark: Yes"
    assert built["Answer"] == "a date from 1900-01-01 to 2030-12-31"
    assert "Values" not in height | built


def test_what_is_accepted_of_a_check_is_told(tmp_path: Path) -> None:
    rules = "rules:\n  a:\n    title: T\n    because: B\n    if: {dark: yes}\n    then: {favour: {bulb: 1}}\n    accept: {never-fires: It may some day.}\n"
    found = parsed(html(handbook(read(folder(tmp_path, rules=rules)))))
    assert rows(entry(found, "rule/r/a"))["Accepted"] == "never-fires: It may some day."


def found_by(page: Element, kind: str, name: str) -> set[str]:
    """Return the anchors of the entries that a search by a fact, candidate or passage leaves."""
    return {
        one.attributes["id"] for one in page.all("article") if name in one.attributes[f"data-{kind}"].split()
    }


def test_a_search_by_a_fact_finds_just_the_rules_whose_truth_it_can_decide(
    shipped: RuleBase, page: Element
) -> None:
    """A rule rests on a fact if the fact, or a finding that rests on it, stands in its condition."""
    for fact in shipped.facts:
        rules = {one.split("/", 1)[1] for one in found_by(page, "fact", fact) if one.startswith("rule/")}
        assert rules == {
            rule.written_as for rule in shipped.rules.values() if fact in below(shipped, rule.id)
        }


def below(base: RuleBase, rule: str) -> set[str]:
    """Return the facts that a rule rests on, by following its findings down."""
    conditions, facts = [base.rules[rule].condition], set()
    while conditions:
        condition = conditions.pop()
        facts |= facts_read(condition)
        conditions += [
            one.condition for finding in findings_read(condition) for one in base.concluding[finding]
        ]
    return facts


def test_a_search_by_a_candidate_finds_the_rules_that_touch_it_and_its_advice(lunch: Element) -> None:
    assert found_by(lunch, "candidate", "soup") == {
        "candidate/soup",
        "rule/lunch/soup-warms",
        "rule/lunch/no-broth-no-soup",
        "advice/blow",
    }


def test_a_search_by_a_passage_finds_all_that_cite_it(shipped: RuleBase, page: Element) -> None:
    for passage in shipped.passages:
        cited_by = {link.removeprefix("#") for link in links(entry(page, f"passage/{passage}"))}
        assert found_by(page, "passage", passage) == cited_by | {f"passage/{passage}"}


def test_headings_go_down_one_level_at_a_time(page: Element) -> None:
    levels = [int(one.tag[1]) for one in page.all() if one.tag in {"h1", "h2", "h3", "h4", "h5", "h6"}]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_parts_that_a_base_does_not_have_are_left_out(tmp_path: Path) -> None:
    facts = "decisions: {lamp: {title: Lamp, candidates: {bulb: {title: Bulb}}}}\n"
    base = read(folder(tmp_path, facts=facts))
    titles = [one.text for one in parsed(html(handbook(base))).all("h2")]
    assert titles == ["Decisions"]
    assert set(markdown_pages(handbook_pages(base))) == {"README.md", "decisions.md"}


def test_without_options_the_handbook_goes_to_standard_output() -> None:
    done = advisor("docs", "--knowledge", str(SMALL))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == markdown(handbook(read(SMALL)))


def test_pages_are_written_where_they_are_asked_for_and_again(tmp_path: Path) -> None:
    page, text = tmp_path / "new" / "handbook.html", tmp_path / "text"
    for _ in range(2):
        done = advisor("docs", "--knowledge", str(SMALL), "--html", str(page), "--markdown", str(text))
        assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == f"Wrote {page}\nWrote {text / 'README.md'} and 8 files more\n"
    assert page.read_text(encoding="utf-8") == html(handbook(read(SMALL)))
    files = {path.relative_to(text).as_posix(): path for path in text.rglob("*") if path.is_file()}
    assert {name: path.read_text(encoding="utf-8") for name, path in files.items()} == markdown_pages(
        handbook_pages(read(SMALL))
    )


def test_no_file_of_others_is_written_over(tmp_path: Path) -> None:
    mine = tmp_path / "README.md"
    mine.write_text("# My project\n", encoding="utf-8")
    done = advisor("docs", "--knowledge", str(SMALL), "--markdown", str(tmp_path))
    assert done.returncode == 2
    assert f"{mine} exists already; choose another name" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["README.md"]
    assert mine.read_text(encoding="utf-8") == "# My project\n"


def test_where_nothing_can_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = advisor("docs", "--knowledge", str(SMALL), "--html", str(tmp_path / "file" / "page.html"))
    assert done.returncode == 5
    assert done.stderr.startswith(f"advisor cannot write {tmp_path}/file/page.html: ")


def test_passages_with_odd_names_are_found_all_the_same(tmp_path: Path) -> None:
    facts = FACTS.replace("P1:", "'§ 1 (a) | <b>':").replace("source: P1", "source: '§ 1 (a) | <b>'")
    book = handbook(read(folder(tmp_path, facts=facts)))
    page = parsed(html(book))
    (link,) = [one.attributes["href"] for one in entry(page, "fact/dark").all("dd")[-1].all("a")]
    assert entry(page, link.removeprefix("#")).text.startswith("§ 1 (a) | <b>")
    assert link.removeprefix("#") in anchors(rendered(markdown(book)))
