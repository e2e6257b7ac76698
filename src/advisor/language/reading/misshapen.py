"""What to write where lines like 'name: value' are expected and something else stands."""

from advisor.language.reading.foreign import character_hint, condition_hint
from advisor.language.reading.nodes import Entries, Items, Node, Text

LINE = "name: value"


def instead(node: Node, like: str, alone: str) -> str:
    """Return what to write instead of a text or a list where lines like 'name: value' are expected."""
    match node:
        case Text(written, _) if alone and not character_hint(written):
            return f"write '{{{alone}: ...}}'"
        case Text(written, _) | Items((Text(written, _), *_)):
            return character_hint(written) or condition_hint(written)
        case Items((Entries(((Text(("id" | "name" | "key") as key, _), Text(name, _)), *_)), *_)) if name:
            return f"write '{name}:' above its fields, instead of '- {key}: {name}'"
        case Items((Entries(), *_)) if like == LINE:
            return "write a name and a colon above the fields of each, instead of '- '"
        case Items((Entries(), *_)):
            return condition_hint("and")
        case _:
            return ""
