"""All pieces of advice, each with the rules that gave it."""

from advisor.explain.explanation import Explanation
from advisor.model import RuleBase
from advisor.recommend import AdviceGiven
from advisor.texts import count
from advisor.views.document.blocks import Blocks, Bullets, Fold, Paragraph, Sentence
from advisor.views.links import to_rules
from advisor.views.lists import with_id


def advice(explanation: Explanation) -> Fold:
    pieces = explanation.result.advice
    title = f"All {count(len(pieces), 'piece')} of advice" if pieces[1:] else "The advice"
    blocks = tuple(piece(explanation.base, given) for given in pieces)
    return Fold("advice", (title,), (Bullets(blocks),) if blocks else ())


def piece(base: RuleBase, given: AdviceGiven) -> Blocks:
    links = to_rules(base, (base.rules[rule] for rule in given.rules))
    line = tuple(span for link in links for span in ("; ", *with_id(link)))
    return (Sentence((base.advice[given.advice].text,), f"rule {given.rules[0]}"), Paragraph(line[1:]))
