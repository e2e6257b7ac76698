"""Results as people read them.

report    a record as a page
decision_record  a decision of a record as a decision record in MADR
verdict   the verdict on a recommendation, first everywhere
paste     a recommendation in a few lines for a chat
handbook  a rule base as pages
counts    how much a rule base holds
sources   passages, and what rests on each
details   all behind a recommendation, as folds

headlines   how a decision ended, on one line
recommendation  the verdict, then the folds that were asked for
contest     two candidates against each other: why one is not the winner
how         how a rule stands on a profile, and the whole derivation
flips       what would make another candidate win
interview   questions, and what is said around them
typed_numbers  what may be typed where a number is asked
why         why a question is asked
applied     what applies of a list by name, with the rules that make it so
why_applied  why a candidate of a list applies or does not, and what would change that
standings   the standings of the answers so far, and of other answers
people      several people's answers side by side, and guesses

difference  what tells two versions apart
edits       what was edited, and which edits are to blame
impact      what proposed files bring about
coverage    how far cases and examples cover the rules
records     the records of a journal: listed, replayed, verified
origins     where answers came from, and who said so
removals    what taking something out of a record takes with it
decisions_taken  what people decided about a record
audits      what became of past records
verified    whether what a file says holds
batch       what came of a table of profiles
lists       what views have in common: lines, names with ids, lists no longer than is read
pieces      what fits into a number of lines
links       links to what results name
clauses     conditions, effects and claims as lines

check         what `check` finds, and its pages of help
cases         what cases and examples say
problems      what is wrong with a file, and where
files         what is written into files: drafts, and a new layout

drawing   graphs as drawings
document  what every result is told in: blocks and spans
writers   a document on a terminal, as Markdown, as HTML
"""
