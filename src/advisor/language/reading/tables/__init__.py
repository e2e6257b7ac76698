"""Tables of rules, in YAML or in a CSV file beside it: each row becomes the nodes of a rule.

sheets     a text of CSV       -> cells with their places
grids      a table as written  -> its headings and rows, wherever they stand
columns    headings            -> what their cells say
terms      a condition's cell  -> its words and bounds, and whether it is negated
leaves     these               -> the node that stands under the fact or finding
deeds      a cell of a deed    -> what stands under `then`
rows       a row               -> the nodes of a rule
tables     the section         -> written tables, and their rules

A row is read as a rule from then on, so every message stands at its cell.
"""
