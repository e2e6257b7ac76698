"""Decision records in the form of MADR 4, in which every sentence rests on a rule, an answer, or the result.

sentences  what a record has to say about one decision, sentence by sentence, each with what it rests on
document   the sentences under the headings of MADR
markdown   the document as text with marks, and marks out of a text
verified   whether the marked sentences of a text are still those of the record
numbering  file names, numbered on as adr-tools does
"""
