"""What the entries of a rule base are named, speak of and rest on, for all that tells of them.

entries       the names of entries, and what they are found by
links         the names of entries, where lines speak of them
clauses       leaves, effects and claims  -> lines
references    who reads what
requirements  what rests on what          -> a graph
"""
