"""The rule base as a handbook: all that it says, in words, without any markup.

entries       what a handbook is made of
links         the names of entries, where lines speak of them
clauses       conditions, effects and claims  -> lines
paragraphs    what is said under one label
together      what `each` made                -> told once
references    who reads what
rules         rules and guarantees            -> entries
vocabulary    facts, findings, advice         -> entries
decisions     decisions and candidates        -> entries
requirements  what rests on what              -> a graph
"""

from advisor.explain.handbook.handbook import handbook

__all__ = ["handbook"]
