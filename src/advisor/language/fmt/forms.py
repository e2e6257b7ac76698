"""The order of the keys of each kind of entry, and what always stands on lines of its own."""

from collections.abc import Mapping
from dataclasses import dataclass, field

REST = "*"
"""Where, in an order of keys, all the others stand, in the order written."""

PROSE = (
    *("title", "because", "ask", "why", "help", "says", "text", "summary", "watch_out"),
    *("source", "author", "date", "publisher"),
)
"""Fields that hold text wherever they are fields."""


@dataclass(frozen=True, slots=True)
class Form:
    """How one mapping or list is laid out.

    `order` is the order of the known keys; `under` names the forms of what stands under keys, and `each` the
    form under all others and of the items of a list. An `open` one is never written on one line, and between
    the entries of a `spaced` one the writer's blank lines are kept. What stands under the keys in `prose`, or under
    any if REST is among them, is text that people read.
    """

    order: tuple[str, ...] = ()
    under: Mapping[str, str] = field(default_factory=dict)
    each: str = "plain"
    open: bool = False
    spaced: bool = False
    prose: tuple[str, ...] = PROSE

    def is_prose(self, key: str | None) -> bool:
        """Return whether what stands under a key is text that people read."""
        return REST in self.prose or (key in self.prose and key in self.order)

    def of(self, key: str | None) -> "Form":
        """Return the form of what stands under a key, or of an item."""
        return FORMS[self.under.get(key or "", self.each)]

    def arranged(self, keys: tuple[str, ...]) -> tuple[str, ...]:
        """Return keys in the order of this form; those that it does not know stay in the order written."""
        known = [key for key in self.order if key == REST or key in keys]
        rest = [key for key in keys if key not in self.order]
        at = known.index(REST) if REST in known else len(known)
        return (*known[:at], *rest, *known[at + 1 :])


def named(each: str) -> Form:
    """Return the form of a section: entries under names that experts choose."""
    return Form(each=each, open=True, spaced=True)


CASE = Form(
    order=("title", "answers", "expect", "because"),
    under={"answers": "section", "expect": "expectation"},
    open=True,
    spaced=True,
)
KNOWLEDGE = Form(
    order=(
        *("topic", "reviewed", "knowledge", "topics", "sources", "passages", "facts", "impossible"),
        *("findings", "decisions", "advice", "rules", "guarantees"),
    ),
    under={
        "knowledge": "title",
        "topics": "titles",
        "sources": "sources",
        "passages": "passages",
        "facts": "facts",
        "impossible": "impossible",
        "findings": "findings",
        "decisions": "decisions",
        "advice": "advice",
        "rules": "rules",
        "guarantees": "guarantees",
    },
    open=True,
    spaced=True,
    prose=("topic",),
)

CLAIMS = ("never", "always", "always_answers", "raising", "never_moves_to", "silence_never_rules_out")

FORMS: Mapping[str, Form] = {
    "plain": Form(),
    "section": named("plain"),
    "titles": Form(open=True, spaced=True, prose=(REST,)),
    "title": Form(order=("title",), open=True),
    "sources": named("source"),
    "source": Form(order=("title", "author", "date", "publisher"), open=True),
    "passages": named("passage"),
    "passage": Form(order=("says", "guidance"), open=True),
    "facts": named("fact"),
    "fact": Form(
        order=("topic", "kind", "ask", "why", "values", "source", "accept"),
        under={"values": "values", "accept": "accepted"},
        open=True,
    ),
    "values": Form(each="value", open=True, prose=(REST,)),
    "value": Form(order=("title", "help")),
    "impossible": Form(each="impossibility", open=True, spaced=True),
    "impossibility": Form(order=("if", "because"), under={"if": "condition"}, open=True),
    "findings": named("finding"),
    "finding": Form(order=("title", "source", "accept"), under={"accept": "accepted"}),
    "decisions": named("decision"),
    "decision": Form(  # candidates last: they are long, and what follows them would be far from its name
        order=("title", "accept", "candidates"),
        under={"accept": "accepted", "candidates": "candidates"},
        open=True,
    ),
    "candidates": named("candidate"),
    "candidate": Form(
        order=("title", "summary", "attributes", "watch_out", "source", "accept"),
        under={"accept": "accepted"},
        open=True,
    ),
    "advice": named("piece of advice"),
    "piece of advice": Form(order=("text", "about", "source"), open=True),
    "rules": named("rule"),
    "rule": Form(  # `each` and `where` first: they say what {it} in the title is
        order=(
            *("each", "where", "title", "because", "if", "unless", "then"),
            *("source", "examples", "accept"),
        ),
        under={
            "if": "condition",
            "unless": "condition",
            "then": "effects",
            "examples": "examples",
            "accept": "accepted",
        },
        open=True,
    ),
    "condition": Form(under={"any": "conditions", "all": "conditions", "not": "condition"}),
    "conditions": Form(each="condition", open=True),
    "effects": Form(order=("conclude", "favour", "weigh_against", "rule_out", "advise")),
    "examples": Form(order=("fires", "stays_silent"), each="profiles", open=True),
    "profiles": Form(each="profile"),
    "profile": Form(order=("it", REST)),
    "guarantees": named("guarantee"),
    "guarantee": Form(
        order=("each", "where", "title", "if", "unless", *CLAIMS, "because", "source", "accept"),
        under={"if": "condition", "unless": "condition", "accept": "accepted"},
        open=True,
    ),
    "accepted": Form(open=True, prose=(REST,)),
    "expectation": Form(order=(REST, "not", "cites"), open=True),
}


def form_of_file(keys: tuple[str, ...]) -> Form:
    """Return the form of a file with these keys: answers stand in case files only."""
    return CASE if "answers" in keys else KNOWLEDGE
