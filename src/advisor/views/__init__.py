"""Results as people read them.

terminal  lines on a screen
report    a record as a page
decision_record  a decision of a record as a decision record in MADR
paste     a recommendation in a few lines for a chat
audit     what became of past records, as a page
handbook  a rule base as pages
counts    how much a rule base holds
sources   passages, and what rests on each
drawing   graphs as drawings
document  what every result is told in: blocks and spans
writers   a document on a terminal, as Markdown, as HTML
web       what all pages share
"""
