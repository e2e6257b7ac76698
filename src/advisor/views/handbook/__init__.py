"""The rule base as a handbook: all that it says, in words, each thing once.

handbook      all parts as one page, or a page for each
candidates    decisions with their candidates
questions     facts, topic by topic
rules         rules and guarantees
vocabulary    findings, advice, sources, answers that cannot go together
cards         what all cards are made of
references    who reads what
requirements  what rests on what             -> a graph
"""
