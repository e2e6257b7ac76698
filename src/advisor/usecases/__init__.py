"""What the commands and the prompt do, without a terminal: each use is one function, from values to values.

A command reads options, calls one of these, shows the value and returns a code; the prompt and other programs call
the same. Nothing here prints, asks or ends the program: problems are values, or an AdvisorError or RequestError.

knowledge          the knowledge in use
answers            answers as they are given, in files and words
names              what of a rule base people mean by a name
names_in_records   what people may name who look for records
opening            the first question, kept in the user's cache
recorder           a consultation while it runs: its steps after every answer
beginning          one that begins with what the journal has: an unfinished interview, or a record
unfinished         the interview that was left last
particulars        what people state about a consultation beside its answers
consultation       its end: explained, recorded, and only then shown
decide             what people decided about a record
answers_or_record  what an explanation is about
explanations       how, why-not, what-if, flips
people             several people's answers, side by side
journals, records  a journal that is there, and records out of it
report, adr        a record as a page, and as a decision record
checking, cases    what there is to say of knowledge, and of its cases
comparison, impact two versions, and proposed files
watch, file_changes  check and test again, whenever files hold something else
formatting         files in their one layout
draft_places       which file takes a draft
verification       certificates, by the kernel alone
evidence           a record with its place in a chain, without the journal
"""
