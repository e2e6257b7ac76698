"""Rules with their effects and examples, and guarantees with their claims."""

# A table is read line by line.
# fmt: off

from dataclasses import replace

from advisor.language.grammar.answers import ANSWER
from advisor.language.grammar.shapes import Field, Fields, Listed, Named, OneWord, Takes

SOURCE = Field("source", Takes.PASSAGES, "The passages of the sources that this rests on.",
               example="[everyday experience]")
ACCEPT = Field("accept", Takes.REASONS,
               "What `advisor check` says of this and is right all the same, each with the reason.",
               example="{no-source: Everybody knows it.}")

# What rules and guarantees share.
EACH = Field("each", Takes.DECISIONS, "One is made for each candidate of this decision.", example="transport")
WHERE = Field("where", Takes.WHERE, "Only for candidates with these attributes.", needs="each",
              example="{shelter: none}")
IF = Field("if", Takes.CONDITION, "All of this is true.", blank="when it counts, such as {fact: value}",
           example="{distance: near, rain: no}")
UNLESS = Field("unless", Takes.CONDITION, "All of this together is known to be false.", example="{carrying: child}")
TITLE = Field("title", Takes.TEXT,
              "One line that reads as a statement. Beside 'each', {it} is the candidate's title.",
              blank="one line that reads as a statement", example="What is near is best reached on foot")
REASON = Field("reason", Takes.TEXT, "Why its candidate gains or loses, as one short line of a verdict; {it} as in the title.",
               longest=70, example="It is near, and on foot one is there first")
BECAUSE = Field("because", Takes.TEXT, "The reason in our own words: it has to persuade the reader.",
                required=True, blank="the reason, in a sentence or two that persuade the reader",
                example="By the time that a bus has come, one is half-way there.")

# The basis of a rule that no passage states.
INFERENCE = "inference"

THEN = Fields("'then'", (
    Field("conclude", Takes.FINDINGS, "Makes these findings true, or gives a finding with values one of them.",
          example="hands_full"),
    Field("add", Takes.SUMS, "Adds to sums, or takes from them.", example="{effort: 3}"),
    Field("choose", Takes.OUTRIGHT, "Decides for this candidate; the decision takes no points then.", example="{stop: bakery}"),
    Field("favour", Takes.POINTS, "Gives points to candidates.", example="{walk: strong}"),
    Field("weigh_against", Takes.POINTS, "Takes points from candidates.", example="{bus: 3}"),
    Field("include", Takes.APPLICABLE, "Of what may all apply, these do, unless they are excluded.",
          example="coat"),
    Field("exclude", Takes.APPLICABLE, "Of what may all apply, these do not, whatever includes them.",
          example="[coat, umbrella]"),
    Field("rule_out", Takes.CANDIDATES_OR_IT, "Removes candidates, whatever their points: a veto.",
          example="[bicycle, bus]"),
    Field("advise", Takes.ADVICE, "Attaches advice for the reader.", example="take-a-lamp"),
), open=False, some=True)
# What is answered stands in it too, fact by fact.
EXAMPLE = Fields("an example", (
    Field("it", Takes.CANDIDATES, "The candidate whose rule is meant.", needs="each",
          example="[walk, bicycle]"),
), open=False, others=ANSWER)
FIRING = EXAMPLE.requiring("an example that fires", "it")
EXAMPLES = Fields("'examples'", (
    Field("fires", Listed(FIRING, open=False), "On each of these it fires.",
          blank="answers on which it must fire, such as [{fact: value}]",
          example="[{distance: near, rain: no}]"),
    Field("stays_silent", Listed(EXAMPLE, open=False), "On none of these it fires.",
          blank="a near miss, on which it must not fire, such as [{fact: value}]",
          example="[{distance: middle, rain: no}, {distance: near, rain: yes}]"),
))

# What a rule does, and when: one of its own, or a row of a list.
THEN_FIELD = Field("then", THEN, "What a firing does.", required=True,
                   blank="what it does, such as {favour: {candidate: strong}}", example="{favour: {walk: slight}}")
FACTOR_NAME = Field("factor", Takes.FACTOR, "The point of view from which it counts.", example="time")
BASIS = Field("basis", OneWord({INFERENCE: "It follows from the sources, and none of them says it; it is at most slight."}),
              "What its reason is, where that is no passage.", example=INFERENCE)
RESTS_ON = replace(SOURCE, blank="what it rests on: passages, or a text where none are declared")
PROMISES = Field("examples", EXAMPLES, "Promises: `advisor check` tries each of them.")

# What a row lacks of these it has from its list.
SHARED = ("title", "because", "factor", "source")
ROW = Fields("a row", (
    TITLE, REASON, replace(BECAUSE, required=False), replace(IF, required=True),
    Field("otherwise", OneWord({"yes": "It applies where no row before it does."}), "In the place of `if`.",
          replaces=("if",), example="yes"),
    UNLESS, THEN_FIELD, FACTOR_NAME, BASIS, RESTS_ON, PROMISES, ACCEPT,
), open=False)

# `each` and `where` come first: they say what {it} in the title is.
RULE = Fields("a rule", (
    EACH, WHERE, replace(TITLE, required=True), REASON, BECAUSE, replace(IF, required=True), UNLESS,
    THEN_FIELD,
    Field("first_of", Named(ROW, "short-name", spaced=False, least=1),
          f"A list of rules of which the first that applies counts. What a row lacks of {', '.join(SHARED)}, it has from the list.",
          replaces=("each", "where", "reason", "if", "unless", "then", "basis", "examples"), relieves=("title", "because"),
          example="{near: {if: {distance: near}, then: {conclude: hands_full}}}"),
    FACTOR_NAME, BASIS, RESTS_ON, PROMISES, ACCEPT,
))

# A rule that only adds may count always.
ADD = "add"
ADDING = RULE.requiring("a rule that adds", "title", "because", "then")

CLAIMS = (
    Field("never", Takes.WINNERS, "None of these candidates is among the winners.",
          example="{transport: walk}"),
    Field("always", Takes.WINNERS, "There is a winner, and every winner is among these candidates.",
          example="{transport: [walk, bus]}"),
    Field("always_answers", Takes.DECISIONS, "Somebody is left: never is every candidate ruled out.",
          example="transport"),
    Field("raising", Takes.SCALE, "A higher answer on this scale, all else equal, ...",
          needs="never_moves_to", example="distance"),
    Field("never_moves_to", Takes.WINNERS, "... never brings these candidates among the winners.",
          needs="raising", example="{transport: walk}"),
    Field("silence_never_rules_out", Takes.DECISIONS, "An answer that is missing never rules anybody out.",
          example="transport"),
)
GUARANTEE = Fields("a guarantee", (
    EACH, WHERE, TITLE, IF, UNLESS, *CLAIMS, BECAUSE, SOURCE, ACCEPT,
), claims=tuple(claim.key for claim in CLAIMS if claim.key != "never_moves_to"))
