"""What real people type at a question: a table of what is taken, and as what, and of what is refused, and how."""

from dataclasses import replace

import pytest

from advisor.language.reading.replies import read_reply
from advisor.model import Fact, Has, Kind, NotAnyOf, OneOf, Range, Statement, Value
from advisor.problems import Problem
from builders import fact


def question(name: str, kind: Kind, *values: Value) -> Fact:
    return replace(fact(name, kind), values=values)


LANGUAGES = question(
    "languages",
    Kind.SEVERAL,
    Value("java", "Java", "Also Kotlin.", synonyms=("jvm", "kotlin")),
    Value("csharp", "C#", synonyms=(".net", "c sharp")),
    Value("javascript", "JavaScript", "In the browser.", synonyms=("js", "node.js")),
    Value("typescript", "TypeScript", synonyms=("ts",)),
    Value("rails", "Ruby and Rails"),
)
FIELD = question(
    "field",
    Kind.CHOICE,
    Value("banking", "Banking and payments", "Also lending.", synonyms=("fintech",)),
    Value("media", "Media and publishing"),
    Value("jvm", "Java platform"),
    Value("front", "JavaScript front end"),
    Value("other", "Something else"),
    Value("ngo", "Charity"),
)
TEAMS = question(
    "teams", Kind.SCALE, Value("one", "One team"), Value("few", "2 to 4 teams"), Value("many", "5 teams or more", synonyms=("lots",))
)  # fmt: skip
HIRING = question(
    "hiring", Kind.SCALE, Value("none", "Nobody"), Value("some", "A few"), Value("many", "Many")
)
SURE = question("sure", Kind.YES_NO, Value("yes", "Yes"), Value("no", "No"))
FAMILIES = question("families", Kind.SEVERAL, Value("jvm", "Java"), Value("node", "JavaScript"))
PARTS = question("parts", Kind.SEVERAL, Value("releases", "Release cycles"), Value("load", "Load"))

JS_TS = frozenset({"javascript", "typescript"})
EVERY = frozenset(LANGUAGES.value_ids)

TAKEN: list[tuple[Fact, Statement, str]] = [
    (LANGUAGES, JS_TS, "js ts|js, ts|JS; TS|js and ts|js & ts|js+ts|js + ts|js plus ts|js as well as ts|both js and ts|[js, ts]|3 4|3,4|3 and 4"),
    (LANGUAGES, JS_TS, "'js', 'ts'|\u201cjs\u201d and \u201cts\u201d|3. JavaScript, 4. TypeScript|3) js, 4) ts|js, and ts.|js,ts!"),
    (LANGUAGES, frozenset({"java"}), '1|#1|1.|(1)|option 1|1 java|1. Java|1) java|1: Java|Java.|"java"|only java|just java|java only|kotlin'),
    (LANGUAGES, frozenset({"rails"}), "ruby and rails|rails|ruby"),
    (LANGUAGES, frozenset({"rails", "java"}), "java and ruby and rails|ruby and rails, java|java ruby and rails"),
    (LANGUAGES, frozenset(), "none|None|0|none of these|none of them|nothing|neither|Nothing at all."),
    (LANGUAGES, EVERY, "all|everything|All of them|all of the above|*"),
    (LANGUAGES, EVERY - {"java"}, "everything but java|all except java|all but 1|everything except kotlin"),
    (LANGUAGES, EVERY - JS_TS, "all but js and ts|everything except js, ts"),
    (LANGUAGES, Has(("typescript",)), "at least ts|ts, ...|ts ...|ts and others|ts and more|ts, maybe others|ts etc.|ts and so on"),
    (LANGUAGES, NotAnyOf(("javascript",)), "not js|-js|without js|except javascript"),
    (LANGUAGES, NotAnyOf(("javascript", "typescript")), "not js, ts|neither js nor ts|not js and ts"),
    (LANGUAGES, Has(("java",), ("typescript",)), "java, not ts, ...|java but not ts ..."),
    (PARTS, frozenset(PARTS.value_ids), "both|all|1 and 2|both of them|everything"),
    (FIELD, "banking", "fintech|banking and payments|bank|1. banking"),
    (FIELD, "jvm", "java|java platform"),
    (FIELD, OneOf(("banking", "media")), "banking or media|1 or 2|1/2|either banking or media|fintech/media"),
    (FIELD, NotAnyOf(("banking",)), "not fintech|anything but banking|everything except banking|other than banking|!1"),
    (FIELD, "other", "something else|other"),
    (TEAMS, Range("few"), "at least few|at least 2|few or more|>= 2|no less than 2"),
    (TEAMS, Range("many"), "at least lots"),
    (TEAMS, Range(None, "few"), "at most few|up to few|2 or less|few or fewer|not more than few"),
    (TEAMS, Range("one", "few"), "one to few|from one to few|between one and few|one - few|one..few"),
    (TEAMS, "few", "2 to 4 teams|2 to 4|few"),
    (HIRING, "none", "none|nobody|no|nothing|zero|no one|Nobody."),
    (HIRING, "some", "a few|A few"),
    (SURE, "yes", "y|Y|yes|Yes.|yes!|yep|yeah|yup|sure|of course|definitely|true|1|'yes'"),
    (SURE, "no", "n|N|no|No.|nope|nah|never|not at all|of course not|false|2|(no)"),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "meant", "lines"), TAKEN)
def test_a_reply_is_taken_as_people_mean_it(asked: Fact, meant: Statement, lines: str) -> None:
    assert {line: read_reply(asked, line) for line in lines.split("|")} == dict.fromkeys(
        lines.split("|"), meant
    )


LEFT_OUT = "leave it out, or type 'none' if nothing else applies"
THREE = "the options are 1 one, 2 few and 3 many"
FIVE = "the options are 1 java, 2 csharp, 3 javascript, 4 typescript and 5 rails"
UNSURE = "type 'unknown' if you do not know"
ONE_ONLY = "this question takes one option"

REFUSED = [
    (LANGUAGES, "javva", "'javva' is not an option; did you mean 'java'?"),
    (LANGUAGES, "java, pyhton", f"'pyhton' is not covered by this base; {LEFT_OUT}"),
    (LANGUAGES, "rust and zig", "'rust' and 'zig' are not covered by this base; leave them out, or type 'none' if nothing else applies"),
    (LANGUAGES, "c++", f"'c++' is not covered by this base; {LEFT_OUT}"),
    (LANGUAGES, "we use java", "'we use java' is not an option; did you mean 'java'?"),
    (LANGUAGES, "mostly java and a bit of ts", "'mostly java' is not an option; did you mean 'java'?"),
    (LANGUAGES, "java 17", "'java 17' is not an option; did you mean 'java'?"),
    (LANGUAGES, "browser", "'browser' is not an option; did you mean 'javascript'?"),
    (LANGUAGES, "ts/js", "'ts/js' can be read in two ways; type 'ts, js' if all of them apply, else what is sure and '...'"),
    (LANGUAGES, "java, not ts", "'not ts' goes without saying; leave it out, or end with '...' if others may apply"),
    (LANGUAGES, "both", "'both' could be any two of 5 options; name them, such as: 1, 3"),
    (LANGUAGES, "1-3", "'1-3' is not an option; name each, such as: 1, 2, 3"),
    (LANGUAGES, "no", "'no' is not an option; did you mean 'none'?"),
    (FAMILIES, "no", "'no' is not an option; did you mean 'none'?"),
    (LANGUAGES, "yes", f"'yes' is not an option; {FIVE}"),
    (LANGUAGES, "a few", f"'a few' is not an option; {FIVE}"),
    (LANGUAGES, "java, none", "'none' is not an option; leave it out, or type it alone"),
    (LANGUAGES, "9", f"there is no option 9; {FIVE}"),
    (FIELD, "banking and media", f"{ONE_ONLY}; type 'banking or media' if it can be either"),
    (FIELD, "1, 2", f"{ONE_ONLY}; type 'banking or media' if it can be either"),
    (FIELD, "both", f"{ONE_ONLY}; type '1 or 2' if it can be either"),
    (FIELD, "all", f"{ONE_ONLY}; {UNSURE}"),
    (FIELD, "none of these", "'none of these' is not an option; did you mean 'other'?"),
    (FIELD, "lending", "'lending' is not an option; did you mean 'banking'?"),
    (FIELD, "gaming", "'gaming' is not covered by this base; take what comes nearest, or type 'unknown'"),
    (FIELD, "7", "there is no option 7; type a number from 1 to 6, or a name"),
    (FIELD, "at least banking", "these options have no order; type what it can be, such as: banking or media"),
    (TEAMS, "4", f"there is no option 4; {THREE}"),
    (TEAMS, "3 teams", f"'3 teams' is not an option; {THREE}"),
    (TEAMS, "2 or 3 teams", f"'3 teams' is not an option; {THREE}"),
    (TEAMS, "2 teams", "'2 teams' is not an option; did you mean 'few'?"),
    (TEAMS, "about 5", f"'about 5' is not an option; {THREE}"),
    (TEAMS, "just me", f"'just me' is not an option; {THREE}"),
    (TEAMS, "3 few", "'3 few' could be many or few; type more of it, or the number"),
    (TEAMS, "1-2", "'1-2' is not an option; write 'at least 2' or '2 or 3'"),
    (TEAMS, "maybe", f"'maybe' is not an option; {UNSURE}"),
    (TEAMS, "y", f"'y' is not an option; {THREE}"),
    (HIRING, "0", "there is no option 0; did you mean 'none'?"),
    (HIRING, "2 many", "'2 many' could be some or many; type more of it, or the number"),
    (SURE, "maybe", f"'maybe' is neither yes nor no; {UNSURE}"),
    (SURE, "not really", f"'not really' is neither yes nor no; {UNSURE}"),
    (SURE, "yes, but later", "'yes, but later' is neither yes nor no; did you mean 'yes'?"),
    (SURE, "yes and no", f"{ONE_ONLY}; {UNSURE}"),
    (SURE, "java", f"'java' is neither yes nor no; {UNSURE}"),
    (SURE, "3", "there is no option 3; the options are 1 yes and 2 no"),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "line", "said"), REFUSED)
def test_a_reply_that_is_none_is_refused_with_what_to_type(asked: Fact, line: str, said: str) -> None:
    reply = read_reply(asked, line)
    assert isinstance(reply, Problem)
    assert f"{reply.what}; {reply.hint}" == said


def test_all_are_the_options_that_other_answers_leave() -> None:
    assert read_reply(LANGUAGES, "all", ["java", "csharp"]) == {"java", "csharp"}
    assert read_reply(LANGUAGES, "both", ["java", "csharp"]) == {"java", "csharp"}
    assert read_reply(LANGUAGES, "all but java", ["java", "csharp"]) == {"csharp"}


def test_a_value_that_is_called_like_an_everyday_word_is_that_value() -> None:
    words = question(
        "words", Kind.SEVERAL, Value("all", "Everything"), Value("both", "Two"), Value("some", "Nothing")
    )
    assert [read_reply(words, word) for word in ("all", "everything", "both", "nothing")] == [
        {"all"},
        {"all"},
        {"both"},
        {"some"},
    ]
