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
why_not     why a candidate is not the winner
flips       what would make another candidate win
what_if     what other answers would lead to
condition   the parts of a condition, each with whether it holds
derivation  the whole derivation of a recommendation
question    a question, and what is said around questions
why         why a question is asked
standings   the standings of the answers so far
guesses     which guesses are worth confirming
people      several people's answers side by side

difference  what tells two versions apart
edits       what was edited, and which edits are to blame
impact      what proposed files bring about
coverage    how far cases and examples cover the rules
records     the records of a journal: listed, replayed, verified
record      one record
audits      what became of past records
batch       what came of a table of profiles
lists       lists no longer than is read, and what changed
links       links to what results name

check         what `check` finds, and its pages of help
cases         what cases and examples say
problems      what is wrong with a file, and where
rules         rules, and how they stand on a profile
drafts        what was written of a draft
file_changes  what a new layout changes in a file

drawing   graphs as drawings
document  what every result is told in: blocks and spans
writers   a document on a terminal, as Markdown, as HTML
"""
