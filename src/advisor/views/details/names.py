"""The names of the folds of a recommendation, for whoever only offers them."""

NAMES = (
    "points",
    "reasons",
    "why-not",
    "answers",
    "open",
    "changes",
    "advice",
    "findings",
    "promises",
    "rules",
    "sources",
)
