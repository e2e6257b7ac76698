"""One look at a knowledge base after another: what each found, and what is news since the last.

look    RuleBase, cases, the round before  -> a round; what cannot have changed is taken over
news    two rounds                         -> what was edited, whom that concerns, and what came of it
"""
