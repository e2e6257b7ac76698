"""Results as people read them.

terminal  lines on a screen
report    a record as a page
adr       a record as a decision record in MADR
audit     what became of past records, as a page
handbook  a rule base as pages
drawing   graphs as drawings
document  what every result is told in: blocks and spans
writers   a document on a terminal, as Markdown, as HTML
web       what all pages share
"""
