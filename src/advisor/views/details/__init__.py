"""Everything behind a recommendation: folds that a reader opens by name, on a page or in a terminal.

details  the folds, by name
reasons  the ledger, why the others lost, and what would make them win
answers  each answer, and which of them force the results; what is not known, and what it could change
rules    every rule that fired, what was concluded, each piece of advice
sources  the guarantees that cover the case, and the passages behind all of it
"""

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
"""The names of the folds, for whoever only offers them."""
