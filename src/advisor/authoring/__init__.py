"""What experts do with a rule base: check it, run its cases, compare versions, begin new entries, watch it.

check     everything that reading, simulation and proof say of a rule base
cases     what cases and examples expect, and how far they cover the rules
compare   two versions: whether any interview ends differently, and which edits are to blame
scaffold  rules, facts, candidates, cases and whole knowledge bases to begin with
watch     one look at a knowledge base after another
"""
