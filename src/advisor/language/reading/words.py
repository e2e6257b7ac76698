"""Strict reading of texts, words, lists of words, and names that must be known or free."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from advisor.language.reading.foreign import character_hint, condition_hint
from advisor.language.reading.nodes import Items, Node, Text
from advisor.language.reading.spellings import nearest_value, synonyms, value_hint
from advisor.model import Candidate, Fact
from advisor.names import did_you_mean, folded, nearest
from advisor.problems import (
    BAD_NAME,
    BAD_SHAPE,
    BAD_VALUE,
    NAME_TAKEN,
    UNKNOWN_NAME,
    Cause,
    Problem,
    cut,
    lines_of,
)

# Not digits alone: a person who answers by number must not hit a value of that name.
LETTERS = "use small letters, with digits, - or _ between them"
NAME = re.compile(r"(?![0-9]+$)[a-z0-9]+([_-][a-z0-9]+)*")

# An address on the web, whole and in ASCII: without a name or password before the host, which could disguise it.
ADDRESS = re.compile(r"https?://[A-Za-z0-9][A-Za-z0-9.-]*(:[0-9]{1,5})?([/?#][!#-;=?-\[\]_a-z~]*)?")

# What cuts a text off that has no quotes and is written on the line of its name; maximum characters shown of it.
CUT, QUOTES, SHOWN = " #", ("'", '"', "|", ">"), 40

# Maximum problems with a guess in each: nobody reads the rest, and guessing is what takes time.
MOST_GUESSES = 1000

# Suspected root causes of many problems: a fact that is meant to be of another kind, a rule that lacks 'each', fields
# in the wrong section, so much wrong that the rest was not read, a list of rules without a reason.
OTHER_KIND, EACH, FOREIGN, TOO_MUCH = "fact of another kind", "rule with 'each'", "section", "end of reading"
REASON_OF_ROWS = "reason of the rows"

# Fields that an entry has not, and what many numbers are outside of.
FIELD, ENDS = "field", "ends of a number"

# Kinds of names that share a name space.
READABLE = "fact or finding"
SPACES: Mapping[str, str] = {"fact": READABLE, "finding": READABLE, "sum": READABLE}

# What rules wait for: names of several kinds.
AWAITED = "decision, finding with values, table or list of rules"


def text(node: Node | None, what: str, problems: list[Problem]) -> str:
    """Return one text on one line, with the white space of folded lines closed up."""
    match node:
        case None:
            return ""
        case Text(""):
            problems.append(Problem(node.place, f"{what} is missing", check=BAD_SHAPE))
        case Text(written, _) if written.strip():
            problems.extend(cut_off(node))
            return " ".join(written.split())
        case _:
            problems.append(Problem(node.place, f"{what} must be a text", check=BAD_SHAPE))
    return ""


def short(node: Node | None, what: str, longest: int, problems: list[Problem]) -> str:
    """Return one text of at most so many characters."""
    written = text(node, what, problems)
    if node and len(written) > longest:
        problems.append(too_long(node, what, len(written), longest))
    return written


def too_long(node: Node, what: str, length: int, longest: int) -> Problem:
    wrong = f"{what} has {length} characters, and at most {longest} fit"
    return Problem(node.place, wrong, f"leave out {length - longest} of them", BAD_VALUE)


def address(node: Node | None, longest: int, problems: list[Problem]) -> str:
    """Return an address on the web."""
    written = short(node, "the address", longest, problems)
    if written and node and not ADDRESS.fullmatch(written):
        what = f"'{cut(written, SHOWN)}' is not an address on the web"
        hint = "write it whole, such as https://example.org/page"
        problems.append(Problem(node.place, what, hint, BAD_VALUE))
    return written


def cut_off(node: Text) -> Iterator[Problem]:
    """Yield the problem of a text without quotes that ends at a '#' with one space before it.

    Two spaces say that a comment is meant.
    """
    place, parts = node.place, node.text.split()
    reach = len(parts) + node.text.count("\n")
    near = "\n".join(lines_of(place.text)[place.line - 1 :][:reach]) if place.width else ""
    if CUT not in near or near[place.column - 1] in QUOTES:
        return
    end = place.column - 1
    for word in parts:
        end = near.index(word, end) + len(word)
    if near.startswith(CUT, end):
        line, column = place.line + near.count("\n", 0, end), end + 1 - near.rfind("\n", 0, end)
        what = f"the text ends before this '#', and is only '{cut(' '.join(parts), SHOWN)}'"
        hint = "put quotes around the whole text, or two spaces before a comment"
        yield Problem(replace(place, line=line, column=column, width=1), what, hint, BAD_SHAPE)


def words(node: Node | None, what: str, problems: list[Problem]) -> tuple[Text, ...]:
    """Return one word or a list of words as a tuple; each word is the node, so that it keeps its place."""
    if isinstance(node, Text) and not node.text:
        problems.append(Problem(node.place, f"{what} is missing", check=BAD_SHAPE))
        return ()
    kind = "a list of single words" if isinstance(node, Items) else "one word or a list of words"
    accepted: list[Text] = []
    for item in node.items if isinstance(node, Items) else (node,) if node else ():
        if isinstance(item, Text) and item.text:
            accepted.append(item)
        else:
            problems.append(Problem(item.place, f"{what} must be {kind}", check=BAD_SHAPE))
    return tuple(accepted)


def some_words(node: Node | None, what: str, problems: list[Problem]) -> tuple[Text, ...]:
    """Return one word or a list of words, of which there must be any."""
    if isinstance(node, Items) and not node.items:
        hint = f"name a {what}, or leave it out"
        problems.append(Problem(node.place, "this list is empty", hint, BAD_SHAPE))
    return words(node, f"the {what}", problems)


def known_words(
    node: Node | None, what: str, names: Collection[str], problems: list[Problem]
) -> tuple[str, ...]:
    """Return words, at least one, that must all be among `names`; `what` says what they are: 'passage'."""
    given = some_words(node, what, problems)
    problems.extend(no_such(what, word, names, problems) for word in given if word.text not in names)
    return tuple(word.text for word in given)


def known_word(node: Node | None, what: str, names: Collection[str], problems: list[Problem]) -> str:
    """Return one word that must be among `names`; an empty text if there is none."""
    if isinstance(node, Items):
        problems.append(Problem(node.place, f"the {what} must be one word, not a list", check=BAD_SHAPE))
        return ""
    return "".join(known_words(node, what, names, problems))


def no_such(what: str, word: Text, names: Iterable[str], problems: Sequence[Problem] = ()) -> Problem:
    """Return the problem of a name that nothing has, with the nearest one that exists."""
    return missing(f"there is no {what} '{word.text}'", SPACES.get(what, what), word, names, problems)


def missing(what: str, kind: str, word: Text, names: Iterable[str], problems: Sequence[Problem]) -> Problem:
    """Return the problem of a name of some kind that nothing has, in words of its own."""
    if len(problems) >= MOST_GUESSES:
        return Problem(word.place, what, "", UNKNOWN_NAME, Cause(kind, word.text))
    known = tuple(names)
    meant = condition_hint(word.text) if kind == READABLE else ""
    hint = meant or spelling(word.text, known) or did_you_mean(word.text, known)
    return Problem(word.place, what, hint, UNKNOWN_NAME, Cause(kind, word.text, nearest(word.text, known)))


def no_value(fact: Fact, word: Text, problems: list[Problem]) -> Problem:
    """Return the problem of a value that a fact has not; a synonym of one is none where authors write."""
    what, kind = f"'{fact.id}' has no value '{word.text}'", value_of_fact(fact)
    problem = missing(what, kind, word, fact.value_ids, problems)
    if len(problems) >= MOST_GUESSES or spelling(word.text, fact.value_ids):
        return problem
    meant = nearest_value(fact, word.text)
    synonym = synonyms(fact).get(folded(word.text))
    hint = f"write '{synonym}'" if synonym else value_hint(fact, word.text)
    return replace(problem, hint=hint, cause=Cause(kind, word.text, meant))


def value_of_fact(fact: Fact) -> str:
    return f"value of '{fact.id}'"


def attribute_of(candidates: Iterable[str]) -> str:
    return f"attribute of {', '.join(candidates)}"


def no_attribute(
    word: Text, lacking: Sequence[Candidate], known: Iterable[str], problems: list[Problem]
) -> Problem:
    """Return the problem of an attribute that some candidates lack; of one without any, they all are one mistake."""
    names = [candidate.id for candidate in lacking]
    what = f"the attribute '{word.text}' is missing in {', '.join(names)}"
    problem = missing(what, attribute_of(names), word, known, problems)
    has_others = any(candidate.attributes for candidate in lacking)
    return problem if has_others else replace(problem, cause=Cause(attribute_of(names), ""))


def without_each(node: Node, words: str, key: Text) -> Problem:
    """Return the problem of words in a rule, known by its key, that speak of a candidate where there is none."""
    what, hint = f"'{words}' means nothing without 'each'", "add 'each: ' with the name of a decision"
    return Problem(node.place, what, hint, BAD_VALUE, Cause(EACH, str(key.place)))


def spelling(word: str, names: Sequence[str]) -> str:
    """Return a hint for what is no misspelt name: several names in one, or a colon without a space."""
    parts = re.split(r"\s+or\s+|[\s,;|/]+", word)
    if len(parts) > 1 and names and all(part in names for part in parts):
        return f"write several in brackets: [{', '.join(parts)}]"
    return character_hint(word) or ("write a space after the colon" if re.search(r"\w:\w", word) else "")


def name(
    key: Text, what: str, taken: Mapping[str, object], problems: list[Problem], reserved: Iterable[str] = ()
) -> str:
    """Return an id: lower case, with - or _ between its parts, not taken, and no word of the language."""
    cause = Cause(what.partition(" ")[2], key.text)
    if not NAME.fullmatch(key.text):
        wrong = f"'{key.text}' cannot be the name of {what}"
        foreign = next((char for char in key.text if char.isalpha() and not char.isascii()), "")
        letters = f"'{foreign}' is not one of the letters a to z" if foreign else LETTERS
        problems.append(Problem(key.place, wrong, character_hint(key.text) or letters, BAD_NAME, cause))
    elif key.text in reserved:
        wrong = f"'{key.text}' is a word of the rule language"
        problems.append(Problem(key.place, wrong, "choose another name", BAD_NAME, cause))
    elif key.text in taken:
        problems.append(already_taken(key, taken[key.text], cause))
    return key.text


def already_taken(key: Text, first: object, cause: Cause | None = None) -> Problem:
    place = getattr(first, "place", None)
    hint = f"see {place}" if place else "choose another name"
    return Problem(key.place, f"the name '{key.text}' is already taken", hint, NAME_TAKEN, cause)
