"""A record as a page: what was recommended, how firm it is, and everything it rests on.

entries     what the page is made of
answers     what was asked and answered, step by step
decisions   standings, ledger, why not, flips
graph, drawn  from answers over findings to those in front
links       from part to part
firings     every rule that fired, and every finding
guarantees  what is promised of this case
sources     the passages behind all of it
report      the record                             -> the page's values
html        the page's values                      -> one page
"""
