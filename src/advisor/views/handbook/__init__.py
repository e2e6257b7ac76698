"""The rule base as a handbook: all that it says, in words, each thing once.

handbook    all parts as one page, or a page for each
candidates  decisions with their candidates
questions   facts, topic by topic
rules       rules and guarantees
vocabulary  findings, advice, answers that cannot go together
passages    sources and who cites them
conditions  conditions with what each is made of below it
together    what `each` made, told once
cards       what all cards are made of
"""
