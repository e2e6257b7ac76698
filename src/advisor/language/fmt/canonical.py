"""A file to its canonical layout."""

from collections import Counter

from advisor.language.fmt.arrange import arrange
from advisor.language.fmt.comments import attach
from advisor.language.fmt.forms import shape_of_file
from advisor.language.fmt.lines import lines_of
from advisor.language.fmt.meaning import cut_texts, said, same
from advisor.language.fmt.source import Branch, comment_spans, read_pieces
from advisor.language.fmt.tables import spelled_tables
from advisor.language.grammar.shapes import Shape
from advisor.language.reading.nodes import Node, compose, readable
from advisor.language.reading.scan import ASKS
from advisor.language.reading.unreadable import UnreadableError
from advisor.problems import AdvisorError, Place, Problem

CHANGED = "a new layout would change what this file says, so it stays as it is"


def canonical(content: bytes, shown: str) -> str:
    """Return the canonical layout of a knowledge or case file. Raises AdvisorError if it cannot be read."""
    problems: list[Problem] = []
    node = compose(content, shown, problems)
    if problems:
        raise AdvisorError(problems)
    written = readable(content, shown).replace(ASKS, "?")
    if (text := spelled_tables(node, written)) != written:
        node, written = compose(text.encode(), shown, problems), text
    return laid_out(node, written, shown)


def laid_out(node: Node, written: str, shown: str) -> str:
    """Return the layout of a text that says the same and holds the same comments. Raises UnreadableError or AdvisorError."""
    text = written.replace("\r\n", "\n").replace("\r", "\n")
    root = read_pieces(text, shown)
    if not isinstance(root, Branch) or not root.is_mapping:
        raise UnreadableError(node.place, "a file must be written in lines of 'name: value'")
    shape = shape_of_file(tuple(entry.key.text for entry in root.entries if entry.key))
    if cut := tuple(cut_texts(node, shape)):
        raise AdvisorError(cut)
    kept = Counter(comment for _, comment in comment_spans(text, root))
    heading = attach(root, text)
    arrange(root, shape)
    result = lines_of(root, shape, heading)
    if result != text and not holds_all(result, node, kept, shape):
        raise UnreadableError(Place(shown), CHANGED, "please report this, with the file")
    return result


def holds_all(result: str, node: Node, kept: Counter[str], shape: Shape) -> bool:
    """Return whether a layout holds these comments and says, to our own reader, what this node said."""
    problems: list[Problem] = []
    try:
        again = compose(result.encode(), "", problems)
        comments = Counter(comment for _, comment in comment_spans(result, read_pieces(result, "")))
    except (UnreadableError, UnicodeEncodeError):
        return False
    return not problems and comments == kept and same(said(node), said(again), shape)
