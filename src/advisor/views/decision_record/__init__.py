"""A decision record in the form of MADR 4 (Markdown Architectural Decision Records), each sentence with what it rests on.

subject  what a record is about, its title, and its chapters with the marks of their sentences
context  the answers that force a result, or count most for it
short    what a reader needs, in at most 60 lines
lists    what applies of a list, and why
full     everything: all answers, all options, each with what speaks for and against it
verification  what was changed in a decision record since it was written
"""
