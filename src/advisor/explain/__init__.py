"""Explanations as values, computed from rule base, answers and trace, never written by hand; and their words.

explanation     all that is said of a recommendation unasked
brief           what a lead needs of it: choices, reasons, what to find out, what to do
reasons         the few rules that carry a result, for and against
strength        how strong each result is: how often it stays, what would end it, and the level of that
levels          the levels of many rows
ledger          answer, rule and points, row by row, or summed by factor
applied         what applies of a list, with what makes it so and what would settle the rest
applied_words   the same in words
winners         what whoever wins costs, and what the base tells of it
derivation      from the winners over rules and findings down to answers, as a tree
behind          the rules that make a conclusion what it is, in words and as they are
shares          what a sum comes to: what each answer or rule gives, and what is open
how             one rule over one profile: its parts, each true, false or not known
why             a question: the open rules behind it, and what each option would do
contest         two candidates against each other: vetoes, the gap, near misses
what_if         what other answers would lead to
flips           counterfactuals: the fewest other answers with which another wins
changes         a change of one answer, and how it is said
runs            regions of a number that come to the same, as one
core            the fewest answers that alone force a settled result
people          several people's answers side by side: disputes, agenda, what is moot
guesses         which guesses are worth confirming
claims          whether a candidate is proved right, cannot win, or what that depends on
claimed_reasons what becomes of the answers that are said to speak for it
unknowns        what is not known, what it could change, and what to find out first
vetoes          who is ruled out, rule by rule
joint           rules made from one `each` rule, told as one
contrast        why an interview ends differently in two versions
expected        why a case does not hold
sources         which passages the knowledge rests on
sayings         an answer inside a sentence, the short reason of rules, what advice says to do
words           a condition, an answer, an effect, in plain words
bounds_words    what a condition asks of a number
guards          what does not apply, and why
endings         how a decision ended, in words that all views share
strength_words, coverage_words, edit words in edits  the same of strength and openness, coverage and edits
"""
