"""Mistakes in a small knowledge folder whose names are all used in several places, and what is said of each."""

from collections.abc import Mapping
from dataclasses import dataclass

from folders import FACTS

RULES = """\
rules:
  old-and-dark:
    title: T
    because: B
    if: {dark: yes, style: old, uses: [read, cook], budget: {at_least: middle}}
    then: {favour: {bulb: strong, candle: slight}, conclude: bright}
    source: P1
    examples: {fires: [{dark: yes, style: old, uses: [read], budget: high}]}
  bright-and-urgent:
    title: T
    because: B
    if: {bright: yes, budget: {at_most: middle}}
    then: {weigh_against: {bulb: 2}, advise: clean-it, conclude: urgent}
    source: P1
    examples: {fires: [{dark: yes, style: old, uses: [read], budget: middle}]}
  suits:
    each: lamp
    where: {price: low}
    title: T
    because: B
    if: {uses: it.suits}
    unless: {urgent: yes}
    then: {favour: {it: strong}, advise: clean-it}
    examples: {fires: [{it: bulb, uses: [read], dark: no}]}
  does-not-suit:
    each: lamp
    title: T
    because: B
    if: {not: {uses: it.suits}, bright: no}
    then: {weigh_against: {it: slight}}
    examples: {fires: [{it: candle, uses: [read], dark: no}], stays_silent: [{uses: [go, read, cook]}]}
guarantees:
  somebody: {always_answers: lamp, because: B}
  cheap: {raising: budget, never_moves_to: {lamp: bulb}, because: B}
"""
FILES = {"facts/f.yaml": FACTS, "rules/r.yaml": RULES}


@dataclass(frozen=True)
class Mistake:
    """What is written instead of what, in which file; and all that is said of it."""

    name: str
    file: str
    old: str
    new: str
    said: tuple[str, ...]

    @property
    def files(self) -> Mapping[str, str]:
        """The files with the mistake in them."""
        assert FILES[self.file].count(self.old) == 1, self.old
        return FILES | {self.file: FILES[self.file].replace(self.old, self.new)}


def in_facts(name: str, old: str, new: str, *said: str) -> Mistake:
    return Mistake(name, "facts/f.yaml", old, new, said)


def in_rules(name: str, old: str, new: str, *said: str) -> Mistake:
    return Mistake(name, "rules/r.yaml", old, new, said)


def only(start: str, text: str) -> str:
    """Return the line of a text that begins so, indented or not."""
    (line,) = [one for one in text.splitlines(keepends=True) if one.strip().startswith(start)]
    return line


SINGLE_MISTAKES = [
    in_facts("a section misspelt", "facts:\n", "fatcs:\n",
        "facts/f.yaml:5:1: a knowledge file has no field 'fatcs'; did you mean 'facts'?",
    ),
    in_facts("a section not known", "facts:\n", "questions:\n",
        "facts/f.yaml:5:1: a knowledge file has no field 'questions'; known are: topic, reviewed, knowledge, topics, sources, passages, factors, facts, impossible, findings, decisions, advice, rules, tables, guarantees",
    ),
    in_facts("a section lost", "facts:\n", "",
        "facts/f.yaml:5:3: this line starts too far right, or line 4 above it too far left; lines that belong together start at the same column; put quotes around a text that goes on with ': ' in it",
    ),
    in_facts("a section as a list", "findings:\n  bright: {title: Much light is needed}\n  urgent:", "findings:\n  - bright\n  - urgent:",
        "facts/f.yaml:26:3: findings must be written in lines of 'name: value'",
    ),
    in_facts("a section twice", "advice:\n", "advice: {old-one: {text: T}}\nadvice:\n",
        "facts/f.yaml:29:1: 'advice' is written twice here; the first is on line 28",
    ),
    in_facts("a section indented", "passages:", "  passages:",
        "facts/f.yaml:4:3: this line starts too far right, or line 3 above it too far left; lines that belong together start at the same column; put quotes around a text that goes on with ': ' in it",
    ),
    in_facts("no candidates", "    candidates:\n", "    accept:\n",
        "facts/f.yaml:32:5: a decision needs the field 'candidates'",
        "facts/f.yaml:34:13: the reason to accept 'bulb' must be a text",
    ),
    in_facts("candidates misspelt", "    candidates:\n", "    candidats:\n",
        "facts/f.yaml:33:5: a decision has no field 'candidats'; did you mean 'candidates'?",
    ),
    in_facts("a fact misspelt", "  dark: {", "  drak: {",
        "facts/f.yaml:12:3: the name 'drak' is used nowhere else, but 'dark' is, and nothing has that name; did you mean 'dark'? It is used at rules/r.yaml:5:10, rules/r.yaml:8:25, rules/r.yaml:15:25 and 2 more",
    ),
    in_facts("a fact with a capital", "  dark: {", "  Dark: {",
        "facts/f.yaml:12:3: 'Dark' cannot be the name of a fact; use small letters, with digits, - or _ between them",
    ),
    in_facts("a fact with a foreign letter", "  dark: {", "  d\u0430rk: {",
        "facts/f.yaml:12:3: 'd\u0430rk' cannot be the name of a fact; '\u0430' is not one of the letters a to z",
    ),
    in_facts("a fact lost", only("dark:", FACTS), "",
        "rules/r.yaml:5:10: there is no fact or finding 'dark'; known are: budget, style, uses, bright, urgent, any, all, not, otherwise; also in 4 more places, the next is rules/r.yaml:8:25",
    ),
    in_facts("a fact with nothing under it", only("dark:", FACTS), "  dark:\n",
        "facts/f.yaml:12:3: there is nothing under 'dark'",
    ),
    in_facts("a fact whose lines slid left", "  uses:\n    topic: room\n    kind: several\n", "  uses:\n  topic: room\n  kind: several\n",
        "facts/f.yaml:22:5: this line starts too far right, or line 21 above it too far left; lines that belong together start at the same column; put quotes around a text that goes on with ': ' in it",
    ),
    in_facts("a fact whose name is lost", "  uses:\n", "",
        "facts/f.yaml:19:5: 'topic' is written twice here, and so is what follows it; the first is on line 14; is a name missing above this line?",
    ),
    in_facts("a fact whose name slid right", "  uses:\n", "    uses:\n",
        "facts/f.yaml:19:5: 'uses' starts too far right; start it at the same column as the other names",
    ),
    in_facts("a fact that is twice there", "  uses:\n", "  uses:\n  uses:\n",
        "facts/f.yaml:20:3: 'uses' is written twice here; the first is on line 19",
    ),
    in_facts("a kind misspelt", "kind: scale", "kind: scal",
        "facts/f.yaml:8:11: there is no kind of fact 'scal'; did you mean 'scale'?",
    ),
    in_facts("a scale that is a choice", "kind: scale", "kind: choice",
        "facts/f.yaml:8:11: 'budget' is a choice without an order, and 3 places contradict that; is another kind meant? The places are rules/r.yaml:5:62, rules/r.yaml:12:32, rules/r.yaml:34:20",
    ),
    in_facts("several that are one", "kind: several", "kind: choice",
        "facts/f.yaml:21:11: 'uses' is a choice without an order, and 5 places contradict that; is another kind meant? The places are rules/r.yaml:8:54, rules/r.yaml:15:54, rules/r.yaml:24:41 and 2 more",
    ),
    in_facts("a choice that is yes_no", "kind: choice", "kind: yes_no",
        "facts/f.yaml:18:13: 'style' is yes_no: its values are yes and no; leave 'values' out, or choose another kind",
    ),
    in_facts("a yes_no that is a choice", "kind: yes_no", "kind: choice",
        "facts/f.yaml:12:9: a fact of the kind 'choice' needs the field 'values'",
    ),
    in_facts("values misspelt", "values: {low", "value: {low",
        "facts/f.yaml:11:5: a fact of the kind 'scale' has no field 'value'; did you mean 'values'?",
    ),
    in_facts("values as a list", "values: {low: Little, middle: Some, high: A lot}", "values: [low, middle, high]",
        "facts/f.yaml:11:13: values must be written in lines of 'name: value'",
    ),
    in_facts("a value misspelt", "middle: Some", "midle: Some",
        "facts/f.yaml:11:27: the name 'midle' is used nowhere else, but 'middle' is, and nothing has that name; did you mean 'middle'? It is used at rules/r.yaml:5:72, rules/r.yaml:12:41, rules/r.yaml:15:70",
    ),
    in_facts("a value lost", "middle: Some, ", "",
        "rules/r.yaml:5:72: 'budget' has no value 'middle'; known are: low, high; also in 2 more places, the next is rules/r.yaml:12:41",
    ),
    in_facts("a finding misspelt", "  bright: {", "  brihgt: {",
        "facts/f.yaml:26:3: the name 'brihgt' is used nowhere else, but 'bright' is, and nothing has that name; did you mean 'bright'? It is used at rules/r.yaml:6:62, rules/r.yaml:12:10, rules/r.yaml:29:33",
    ),
    in_facts("a finding lost", only("bright:", FACTS), "",
        "rules/r.yaml:6:62: there is no finding 'bright'; known are: urgent; also in 2 more places, the next is rules/r.yaml:12:10",
    ),
    in_facts("a finding without a title", "{title: It cannot wait}", "{}",
        "facts/f.yaml:27:11: a finding needs the field 'title'",
    ),
    in_facts("a candidate misspelt", "bulb: {", "blub: {",
        "facts/f.yaml:34:7: the name 'blub' is used nowhere else, but 'bulb' is, and nothing has that name; did you mean 'bulb'? It is used at rules/r.yaml:6:21, rules/r.yaml:13:28, rules/r.yaml:24:29 and 1 more",
    ),
    in_facts("attributes misspelt", "attributes: {suits: [read, cook]", "atributes: {suits: [read, cook]",
        "facts/f.yaml:34:31: a candidate has no field 'atributes'; did you mean 'attributes'?",
    ),
    in_facts("attributes lost", ", attributes: {suits: [read, cook], price: low, look: old}", "",
        "facts/f.yaml:34:7: 'bulb' has no attributes; rules read them at rules/r.yaml:18:13, rules/r.yaml:29:22",
    ),
    in_facts("an attribute misspelt", "suits: go", "siuts: go",
        "facts/f.yaml:35:48: the name 'siuts' is used nowhere else, but 'suits' is, and nothing has that name; did you mean 'suits'? It is used at rules/r.yaml:21:16, rules/r.yaml:29:22",
    ),
    in_facts("an attribute lost", "suits: go, ", "",
        "facts/f.yaml:35:7: 'candle' has no attribute 'suits'; rules read it at rules/r.yaml:21:16, rules/r.yaml:29:22",
    ),
    in_facts("a word of an attribute misspelt", "suits: [read", "suits: [raed",
        "facts/f.yaml:34:52: 'uses' has no value 'raed'; did you mean 'read'?",
    ),
    in_facts("a word that only 'where' reads misspelt", "price: low, look", "price: lwo, look",
        "rules/r.yaml:24:29: no rule is made for 'bulb', so none can fire; look at 'each' and 'where'",
    ),
    in_facts("an attribute that only 'where' reads misspelt", "price: low, look", "prices: low, look",
        "facts/f.yaml:34:65: no other candidate has the attribute 'prices'; did you mean 'price'?",
    ),
    in_facts("a topic misspelt", "room: The room", "rom: The room",
        "facts/f.yaml:2:10: the name 'rom' is used nowhere else, but 'room' is, and nothing has that name; did you mean 'room'? It is used at facts/f.yaml:12:17, facts/f.yaml:14:12, facts/f.yaml:20:12",
    ),
    in_facts("a passage misspelt", "P1: {", "P11: {",
        "facts/f.yaml:4:12: the name 'P11' is used nowhere else, but 'P1' is, and nothing has that name; did you mean 'P1'? It is used at facts/f.yaml:12:98, rules/r.yaml:7:13, rules/r.yaml:14:13",
    ),
    in_facts("a passage with the name of another", "P1: {", "P2: {",
        "facts/f.yaml:4:64: 'P2' is written twice here; the first is on line 4",
        "facts/f.yaml:12:98: there is no passage 'P1'; known are: P2; also in 2 more places, the next is rules/r.yaml:7:13",
    ),
    in_facts("a decision misspelt", "  lamp:\n", "  lmap:\n",
        "facts/f.yaml:31:3: the name 'lmap' is used nowhere else, but 'lamp' is, and nothing has that name; did you mean 'lamp'? It is used at rules/r.yaml:17:11, rules/r.yaml:26:11, rules/r.yaml:33:30 and 1 more",
    ),
    in_facts("a piece of advice misspelt", "clean-it: {", "claen-it: {",
        "facts/f.yaml:29:3: the name 'claen-it' is used nowhere else, but 'clean-it' is, and nothing has that name; did you mean 'clean-it'? It is used at rules/r.yaml:13:46, rules/r.yaml:23:42",
    ),
    in_facts("an impossibility with another value", "style: old, budget: low", "style: old, budget: high",
        "rules/r.yaml:8:24: the answers of this example contradict each other: Old lamps are dear.",
    ),
    in_facts("no decisions", FACTS[FACTS.index("decisions:") : FACTS.index("impossible:")], "",
        "{root}: no file declares a decision; see rules/README.md",
    ),
    in_facts("not YAML", "topics: {", "topics: {{",
        "facts/f.yaml:2:9: the bracket '{' is not closed; write '}' where it ends",
    ),
    in_rules("each misspelt", "  does-not-suit:\n    each: lamp\n", "  does-not-suit:\n    eahc: lamp\n",
        "rules/r.yaml:26:5: a rule has no field 'eahc'; did you mean 'each'?",
    ),
    in_rules("each lost", "  does-not-suit:\n    each: lamp\n", "  does-not-suit:\n",
        "rules/r.yaml:28:22: 'it.suits' means nothing without 'each'; add 'each: ' with the name of a decision",
    ),
    in_rules("nothing under each", "  does-not-suit:\n    each: lamp\n", "  does-not-suit:\n    each:\n",
        "rules/r.yaml:26:5: there is nothing under 'each'",
    ),
    in_rules("each of an unknown decision", "  does-not-suit:\n    each: lamp\n", "  does-not-suit:\n    each: lanp\n",
        "rules/r.yaml:26:11: there is no decision 'lanp'; did you mean 'lamp'?",
    ),
    in_rules("it misspelt in an example", "{it: candle", "{itt: candle",
        "rules/r.yaml:31:25: there is no fact 'itt'; did you mean 'it'?",
    ),
    in_rules("an unknown attribute", "    if: {uses: it.suits}", "    if: {uses: it.siuts}",
        "rules/r.yaml:21:16: the attribute 'siuts' is missing in bulb, candle; did you mean 'suits'?",
    ),
    in_rules("an attribute of another fact", "    if: {uses: it.suits}", "    if: {style: it.suits}",
        "rules/r.yaml:21:17: 'style' has none of the values in 'it.suits'; its values are: old, new",
    ),
    in_rules("a field of another language", "    because: B\n    if: {bright", "    explanation: B\n    if: {bright",
        "rules/r.yaml:11:5: a rule has no field 'explanation'; is it the field 'because', which is missing here?",
    ),
    in_rules("lines under a name not indented", "    if: {bright: yes, budget: {at_most: middle}}\n", "    if:\n    bright: yes\n    budget: {at_most: middle}\n",
        "rules/r.yaml:12:5: there is nothing under 'if'; start the lines that belong to it further right",
    ),
    in_rules("a claim misspelt", "{always_answers", "{allways_answers",
        "rules/r.yaml:33:14: a guarantee has no field 'allways_answers'; did you mean 'always_answers'?",
    ),
    in_rules("raising misspelt", "{raising", "{rasing",
        "rules/r.yaml:34:11: a guarantee has no field 'rasing'; did you mean 'raising'?",
    ),
    in_rules("never_moves_to misspelt", "never_moves_to", "never_move_to",
        "rules/r.yaml:34:28: a guarantee has no field 'never_move_to'; did you mean 'never_moves_to'?",
    ),
]  # fmt: skip
