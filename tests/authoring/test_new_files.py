"""How drafts get into files: every file there is, every text, and nothing overwritten or half written."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import folders
from advisor.authoring.check.check import check
from advisor.authoring.scaffold.blanks import lines_of
from advisor.authoring.scaffold.examples import Examples
from advisor.authoring.scaffold.insertion import insert
from advisor.authoring.scaffold.rules import find_examples, rule_change
from advisor.authoring.scaffold.shelf import Change, Shelf, Target, made_worse
from advisor.authoring.scaffold.words import Scope, conditions
from advisor.cli.outputs import replace
from advisor.language.reading.documents import Collected, Document, collect
from advisor.problems import AdvisorError
from effort import tried
from program import ROOT

SHIPPED = collect(ROOT).documents


@pytest.mark.parametrize("document", SHIPPED, ids=lambda one: one.path)
def test_into_every_shipped_file_an_entry_goes_without_touching_another_line(document: Document) -> None:
    text = document.content.decode()
    where = (document.path.split("/")[0],)
    lines = lines_of({"one-more": {"title": "One: more"}}, where)
    found = insert(text, document.shown, where, lines)
    # what was there is there, in order, and the rest is the entry, with its section if that was missing
    left = Counter(found.text.splitlines())
    left.subtract(Counter(text.splitlines()))
    assert all(times >= 0 for times in left.values())
    new = list(left.elements())
    assert new[-len(lines) :] == [f"  {line}" for line in lines]
    assert len(new) - len(lines) == (0 if f"{where[0]}:" in text.splitlines() else 1)
    kept = iter(found.text.splitlines())
    assert all(line in kept for line in text.splitlines())


def shelf() -> Shelf:
    """Return the knowledge about lamps, in memory."""
    documents = (
        Document("facts/f.yaml", "f.yaml", folders.FACTS.encode()),
        Document("rules/r.yaml", "r.yaml", folders.rule_text().encode()),
    )
    return Shelf(Collected(documents), "lamps", "lamps")


def target(one: Shelf) -> Target:
    return Target("rules/r.yaml", "r.yaml", one.document("r.yaml"), (), "2026-01-01")


# `{it}`, however it is written, is for rules with `each`: others refuse it.
TEXTS = (
    st.text(st.characters(codec="utf-8"), min_size=1)
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: text and "{it}" not in text.casefold())
)


# Brackets in a title are for what `each` fills in.
TITLES = TEXTS.map(lambda text: text.translate({ord("{"): "(", ord("}"): ")"}))


@given(TITLES, TEXTS)
@tried(60)
def test_any_text_comes_back_as_it_was_given(title: str, because: str) -> None:
    one, known = shelf(), Examples(({"dark": "no"},), ({"dark": "yes"},))
    draft = {
        "title": title,
        "because": because,
        "if": {"dark": "no"},
        "then": {"rule_out": "bulb"},
        "source": ("P1",),
    }
    rule = one.base_with([rule_change("r/x", draft, target(one), known)]).rules["r/x"]
    assert (rule.title, rule.because) == (title, because)


WORDS = st.sampled_from(
    [
        *("dark=yes", "dark=no", "style=old", "style=new,old", "uses=read", "uses=cook,go"),
        *("budget=low", "budget=at_least:middle", "budget=at_most:middle", "budget=low,high"),
    ]
)


@given(st.lists(WORDS, max_size=3, unique=True), st.lists(WORDS, max_size=2, unique=True))
@tried(60)
def test_the_examples_that_are_found_hold(holding: list[str], excepted: list[str]) -> None:
    one = shelf()
    scope = Scope(one.names)
    try:
        condition = {"if": conditions(scope, holding), "unless": conditions(scope, excepted)}
    except AdvisorError:  # a fact that is named twice
        return
    draft = {"title": "T", "because": "B", **condition, "then": {"rule_out": "bulb"}}
    found = find_examples(one, "r/x", draft, target(one))
    change = rule_change("r/x", draft, target(one), found)
    assert not made_worse(one, [change])
    blanks = {blank.name for blank in change.blanks} - {"source"}
    assert bool(blanks) == bool(found.why)
    if not blanks:
        base = one.base_with([change_without_source(change)])
        assert [notice for notice in check(base, 0).notices if notice.check == "example-fails"] == []
        fires, silent = base.rules["r/x"].examples
        if sum(word.startswith("uses=") for word in excepted) < 2:  # two more values are two steps
            assert sum(fires.profile.get(fact) != silent.profile.get(fact) for fact in base.facts) == 1


def change_without_source(change: Change) -> Change:
    """Return a change without the line of its blank source."""
    lines = [line for line in change.after.decode().splitlines(keepends=True) if "source:  # " not in line]
    return Change(
        change.path, change.shown, change.before, "".join(lines).encode(), (), change.first, change.last
    )


def test_a_file_that_was_saved_in_the_meantime_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "r.yaml"
    path.write_text("saved\n")
    with pytest.raises(
        AdvisorError, match="the file has changed in the meantime; nothing was written; try again"
    ):
        replace(path, b"read\n", b"new\n")
    assert path.read_text() == "saved\n"
