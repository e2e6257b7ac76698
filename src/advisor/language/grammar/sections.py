"""Knowledge files, section by section: the vocabulary that rules are written in, and the rules."""

# A table is read line by line.
# fmt: off

from collections.abc import Mapping

from advisor.language.grammar.answers import RANGE
from advisor.language.grammar.conditions import KINDS, NUMBER_KINDS
from advisor.language.grammar.rules import ACCEPT, GUARANTEE, RULE, SOURCE
from advisor.language.grammar.shapes import Field, Fields, Listed, Named, OneWord, Takes
from advisor.language.grammar.tables import TABLE
from advisor.model import Kind, Nature

# A set of values is held in one machine word where many profiles are swept.
MOST_VALUES = 60

# With more, the order of the interview would be the author's, and no longer that of what tells most.
MOST_OPENING = 8

# Maximum characters of what is put inside a sentence.
SAID = 50

# Maximum characters of a unit, and decimals of a number.
UNIT, DECIMALS = 20, 6

NATURES: Mapping[Nature, str] = {
    Nature.GIVEN: "It is as it is: nobody who is asked can decide it, or may be wrong about it.",
    Nature.ESTIMATE: "It is judged or foreseen, and may turn out otherwise.",
    Nature.CHOICE: "It can be decided otherwise.",
}


def title(says: str, example: str, blank: str = "") -> Field:
    """Return the field for a title, which must be there."""
    return Field("title", Takes.TEXT, says, required=True, blank=blank, example=example)


def said(says: str, example: str) -> Field:
    """Return the field for how something reads inside a sentence."""
    return Field("said", Takes.TEXT, says, longest=SAID, example=example)


def url(says: str, example: str) -> Field:
    """Return the field for an address on the web."""
    return Field("url", Takes.ADDRESS, says, longest=200, example=example)


KNOWLEDGE = Fields("'knowledge'", (
    title("The name of the whole knowledge base.", "Going to work"),
    Field("opening", Takes.FACTS, f"At most {MOST_OPENING} facts that are asked before all others, in this order, where they can count.",
          example="[distance, rain]"),
    Field("expected", Takes.FACTS, "Facts that people expect to be asked; at the end they are told which of them could not count.",
          example="[carrying]"),
))

SOURCE_ENTRY = Fields("a source", (
    title("Its title.", "The Cyclist"),
    Field("author", Takes.TEXT, "Who wrote it.", example="A. Rider"),
    Field("date", Takes.TEXT, "When it was published.", example="May 2026"),
    Field("publisher", Takes.TEXT, "Who published it.", example="The club"),
    url("Where it can be read.", "https://example.org/cyclist"),
))
PASSAGE = Fields("a passage", (
    Field("says", Takes.TEXT, "What it says, in our own words.", required=True,
          example="Who lives near should walk."),
    Field("guidance", OneWord({"yes": "It does.", "no": "It does not."}),
          "Whether it tells what to do, so that some rule must rest on it.", example="yes"),
    Field("clauses", Named(Takes.TEXT, "a", free=True, spaced=False, least=1),
          "Its parts, each under a letter: `source` may name one of them, such as P1a, and something must rest on each.",
          example="{a: Who lives near should walk., b: The others should not.}"),
))
FACTOR = Fields("a factor", (
    title("Its name, as people read it.", "Time on the way"),
    Field("says", Takes.TEXT, "What is meant by it, in a sentence.", required=True,
          example="How soon one is there."),
    SOURCE,
))

VALUE = Fields("a value", (
    title("What the reader sees.", "In between", blank="the answer as people read it, in a few words"),
    Field("help", Takes.TEXT, "What it means, if the title is not enough.",
          blank="who or what is meant by it, or delete this line",
          example="A quarter of an hour by bicycle."),
    said("The answer as it reads inside a sentence, without a capital or a full stop.", "the way is middling"),
    Field("synonyms", Takes.WORDS, "Other words that people may answer it by; files of knowledge and cases have its name.",
          example="[so-so, medium]"),
), open=False, or_text=True)
YES_OR_NO = Fields("'said'", (
    Field("yes", Takes.TEXT, "The answer yes.", longest=SAID, example="it is going to rain"),
    Field("no", Takes.TEXT, "The answer no.", longest=SAID, example="it stays dry"),
), open=False, some=True, or_text=True)
FACT = Fields("a fact", (
    Field("topic", Takes.TOPIC, "The group of questions it is asked with.", required=True,
          blank="the topic that it is asked under", example="way"),
    Field("kind", OneWord({kind.value: answering.says for kind, answering in KINDS.items()}),
          "What an answer is.", required=True, blank="yes_no, choice, scale, several, number, money, percent or date", example="choice"),
    Field("ask", Takes.TEXT, "One plain question.", required=True, blank="one plain question",
          example="Where does it lead?"),
    Field("why", Takes.TEXT, "Why it is asked; the reader sees it on demand.", required=True,
          blank="why it is asked: what depends on it", example="Not every vehicle may go there."),
    Field("values", Named(VALUE, "value", spaced=False, least=1, most=MOST_VALUES),
          "The possible answers; those of a scale from low to high.", required=True,
          kinds=(Kind.CHOICE, Kind.SCALE, Kind.SEVERAL),
          blank="a line 'name: title' for each answer; on a scale from low to high; none if it is yes_no or a number"),
    Field("said", YES_OR_NO, "The answers as they read inside a sentence, without a capital or a full stop; of a number one text, in which {it} is the number.",
          longest=SAID, kinds=(Kind.YES_NO, *NUMBER_KINDS)),
    Field("unit", Takes.TEXT, "What is counted, as it stands behind the number.", longest=UNIT,
          kinds=(Kind.NUMBER, Kind.MONEY), blank="what is counted, such as years, km or EUR, or delete this line", example="km"),
    Field("decimals", Takes.NUMBER, "How many decimals a number may have: 2 of money, else 0 unless you say more.",
          kinds=(Kind.NUMBER, Kind.MONEY, Kind.PERCENT), example="1"),
    Field("min", Takes.NUMBER, "The lowest number that an answer may be, or the earliest date.", required=True,
          kinds=NUMBER_KINDS, blank="the lowest that it can be", example="0"),
    Field("max", Takes.NUMBER, "The highest number that an answer may be, or the latest date.", required=True,
          kinds=NUMBER_KINDS, blank="the highest that it can be", example="500"),
    Field("likely", Takes.ENDS, "Between which two most answers lie; half of what is tried for strength is there.",
          kinds=NUMBER_KINDS, example="[1, 30]"),
    Field("ranges", Named(RANGE, "range", spaced=False, least=1),
          "Names for some of the numbers, which rules and answers may use; no number has two.",
          kinds=NUMBER_KINDS, example="{short: {at_most: 10}, long: {above: 30}}"),
    Field("ask_if", Takes.CONDITION, "Asked only if this is so; while it is not, the fact does not apply.",
          example="{distance: far}"),
    Field("nature", OneWord({nature.value: says for nature, says in NATURES.items()}),
          "What could make the answer another one; what could change a result is looked for in the others first.",
          example="estimate"),
    SOURCE, ACCEPT,
))
IMPOSSIBLE = Fields("an impossibility", (
    Field("if", Takes.CONDITION_ON_ANSWERS, "Answers that contradict each other.", required=True,
          example="{distance: far, carrying: parcels}"),
    Field("because", Takes.TEXT, "Why not.", required=True, example="Parcels are sent that far."),
))
VALUED = (Kind.CHOICE, Kind.SCALE, Kind.SEVERAL)
CONCLUDED_KINDS: Mapping[Kind, str] = {
    Kind.YES_NO: "Rules conclude it, or not.",
    Kind.CHOICE: "Rules conclude one of its values; two at once are an error.",
    Kind.SCALE: "Rules conclude values from low to high, of which the highest holds.",
    Kind.SEVERAL: "Rules conclude any number of its values.",
    Kind.SUM: "Rules add to it.",
}
FINDING = Fields("a finding", (
    title("One line that reads as a statement; of one with values, what they are of.", "The way is long",
          blank="one line that reads as a statement; of one with values, what they are of"),
    Field("kind", OneWord({kind.value: says for kind, says in CONCLUDED_KINDS.items()}),
          "What it comes to, if not to yes or no.", example="scale"),
    Field("values", Named(VALUE, "value", spaced=False, least=1, most=MOST_VALUES),
          "What it may be; of a scale from low to high.", required=True, kinds=VALUED,
          blank="what it may be, each with its title; of a scale from low to high",
          example="{low: Low, high: High}"),
    Field("default", Takes.WORDS, "What it is where no rule concludes a value.", kinds=VALUED, example="low"),
    Field("ranges", Named(RANGE, "range", spaced=False, least=1), "Names for some of the numbers of a sum.",
          kinds=(Kind.SUM,), example="{light: {below: 10}, heavy: {at_least: 10}}"),
    said("The same inside a sentence, without a capital or a full stop.", "the way is long"),
    SOURCE, ACCEPT,
), open=False)
ADVICE = Fields("a piece of advice", (
    Field("text", Takes.TEXT, "Two or three plain sentences.", required=True,
          example="Leave in time. The last bus is full."),
    Field("do", Takes.TEXT, "What to do, as one short order.", longest=60, example="Leave in time for the last bus."),
    Field("about", Takes.CANDIDATES, "Shown only when one of these candidates wins.", example="bus"),
    SOURCE,
))

CANDIDATE = Fields("a candidate", (
    title("Its title.", "By tram", blank="its name as people write it"),
    Field("summary", Takes.TEXT, "One line on what it is for.", blank="one line on what it is",
          example="Quick and dry, on rails."),
    Field("attributes", Takes.ATTRIBUTES,
          "What rules with 'each' read as `it.attribute`: a word, or a list.",
          example="{shelter: roof, stops: [market, station]}"),
    Field("watch_out", Takes.TEXT, "What the reader should know when it wins.",
          blank="one or two sentences that are shown when it wins", example="It does not go at night."),
    url("Its home page.", "https://example.org/tram"),
    SOURCE, ACCEPT,
))
NOT_COVERED = Fields("what is not covered", (
    title("Its title.", "By metro"),
    Field("nearest", Takes.CANDIDATE, "Whom to ask about instead.", required=True, example="tram"),
    Field("because", Takes.TEXT, "Why it is left out, and what makes the other the nearest.", required=True,
          example="There is none here yet. A tram runs on rails too and stops as often."),
    SOURCE,
), open=False)
TOLD = Fields("an attribute that is told", (
    title("What stands before the words.", "Shelter"),
    Field("words", Named(Takes.TEXT, "word", free=True, spaced=False, least=1),
          "A sentence for each word that candidates have under it.", required=True,
          example="{roof: One stays dry.}"),
    SOURCE,
))
# Candidates and what is none come last: they are long, and what follows them would be far from its name.
DECISION = Fields("a decision", (
    title("Its title.", "Way home"),
    Field("kind", OneWord({"all_that_apply": "Each of its candidates applies or does not."}),
          "How it is taken, if not for one of its candidates.", example="all_that_apply"),
    Field("tells", Named(TOLD, "shelter", free=True, spaced=False), "Attributes that are told of whoever wins."),
    Field("if_close", Takes.ADVICE, "What is advised if the result is close or a tie, whatever the rules say.",
          example="take-a-lamp"),
    ACCEPT,
    Field("candidates", Named(CANDIDATE, "tram", least=1), "Who can be recommended.", required=True,
          example="{tram: {title: By tram, attributes: {shelter: roof}}}"),
    Field("not_covered", Named(NOT_COVERED, "metro"), "What people will ask for all the same; they are told of the nearest."),
))

# Each section of names may speak of those before it.
FILE = Fields("a knowledge file", (
    Field("topic", Takes.TEXT, "What the rules of this file are about.",
          blank="what the file is about, in a few words", example="Short ways"),
    Field("reviewed", Takes.DATE, "When somebody last read all of it.", example="2026-01-31"),
    Field("knowledge", KNOWLEDGE, "What the whole knowledge base is."),
    Field("topics", Named(Takes.TEXT, "topic"), "Groups of questions, in the order of the interview.",
          blank="the title of this group of questions", example="{evening: In the evening}"),
    Field("sources", Named(SOURCE_ENTRY, "source"), "The texts that the knowledge rests on."),
    Field("passages", Named(PASSAGE, "P1", free=True), "Places in the sources that 'source' may name."),
    Field("factors", Named(FACTOR, "factor"), "Points of view from which candidates are weighed; rules name theirs."),
    Field("facts", Named(FACT, "name_of_fact"), "What people are asked."),
    Field("impossible", Listed(IMPOSSIBLE, spaced=True), "Combinations of answers that cannot be."),
    Field("findings", Named(FINDING, "name_of_finding"), "Named conclusions that rules draw."),
    Field("decisions", Named(DECISION, "decision"), "What is recommended, with its candidates."),
    Field("advice", Named(ADVICE, "name-of-advice"), "Texts for the reader that rules attach."),
    Field("rules", Named(RULE, "short-name"), "Each of them: if this is so, then that counts, because."),
    Field("tables", Named(TABLE, "table"), "Rules in rows: what the columns ask for, and what each row does."),
    Field("guarantees", Named(GUARANTEE, "short-name"), "What holds in every interview."),
), spaced=True)
