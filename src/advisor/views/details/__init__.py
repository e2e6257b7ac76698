"""Everything behind a recommendation: folds that a reader opens by name, on a page or in a terminal.

details          the folds, by name
names            what they are called
points           all candidates, and who is ruled out by which rule
reasons          the ledger, and why the runner-up lost
why_others_lost  each other candidate against the winner
answers          each answer, and which of them force the results
open_questions   what is not known, and what it could change
changes          what would make another candidate win
advice           each piece with the rules that gave it
findings         what was concluded
promises         the guarantees that cover the case
rules            every rule that fired
sources          the passages behind all of it
"""
