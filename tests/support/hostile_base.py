"""A knowledge base every text of which would do harm if it were more than a text somewhere."""

import json
from pathlib import Path

from folders import write

# What must not come out: steers a terminal, turns a text, ends a line, is markup; and the joiner that must.
JOINER = "\u200d"
STEERS = "\x1b\x07\x9b\x85\u202e\u2066\u200f\u2028\u2029"
WORDS = (
    f"W{JOINER}W\x1b[2J\u202e\u2066\u200f<script>x()</script>|`b`\u2028# c\u2029\x85\x07\x9b1m --> ]]> [l](u)"
)


def write_hostile_base(folder: Path) -> Path:
    """Write the knowledge base into a folder; its cases and rules of its own fail."""
    words = json.dumps(WORDS)
    facts = {
        "knowledge": {"title": WORDS},
        "topics": {"all": WORDS},
        "sources": {"book": {"title": WORDS, "author": WORDS, "date": WORDS, "publisher": WORDS}},
        "passages": {"P1": {"says": WORDS, "guidance": "yes"}, "P2": {"says": WORDS}},
        "facts": {
            "dark": {"topic": "all", "kind": "yes_no", "ask": WORDS, "why": WORDS},
            "size": {
                "topic": "all",
                "kind": "choice",
                "ask": WORDS,
                "why": WORDS,
                "values": {"big": {"title": WORDS + "1", "help": WORDS}, "small": WORDS + "2"},
            },
        },
        "findings": {"gloom": {"title": WORDS, "source": "P1"}},
        "advice": {"go": {"text": WORDS, "source": "P1"}},
        "decisions": {
            "lamp": {
                "title": WORDS,
                "candidates": {
                    name: {"title": f"{WORDS}{name}", "summary": WORDS, "watch_out": WORDS, "source": "P1"}
                    for name in ("bulb", "tube", "wick")
                },
            }
        },
        "impossible": [{"if": {"dark": "no", "size": "small"}, "because": WORDS}],
    }
    rules = f"""\
rules:
  gloomy:
    {{title: {words}, because: {words}, source: P1, if: {{dark: yes}}, then: {{conclude: gloom, advise: go}}}}
  bright:
    title: {words}
    because: {words}
    source: P1
    if: {{gloom: yes}}
    then: {{favour: {{bulb: strong}}, rule_out: wick}}
    examples: {{fires: [{{dark: no}}], stays_silent: [{{dark: yes}}]}}
guarantees:
  always: {{title: {words}, because: {words}, always: {{lamp: tube}}, source: P1}}
"""
    case = f"title: {words}\nanswers: {{dark: yes}}\nexpect: {{lamp: tube}}\nbecause: {words}\n"
    return write(folder, {"facts/f.yaml": json.dumps(facts), "rules/r.yaml": rules, "cases/c.yaml": case})
