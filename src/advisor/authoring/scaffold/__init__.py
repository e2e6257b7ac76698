"""What experts begin with: rules, facts, candidates, cases and whole knowledge bases, with blanks left to fill in.

    blanks     the grammar, what is known -> a draft, and its lines in the canonical layout with blanks as comments
    insertion  a file, lines            -> the file with the lines at the end of a section, nothing else touched
    shelf      folders                  -> the knowledge files there, the names in them, and what a change makes worse
    words      what people type         -> conditions, effects and passages, judged by the reader
    examples   a rule                   -> answers on which it fires, and a near miss, proved and then shortened
    rules, facts, findings, candidates, cases ->  what each kind of draft holds
    tables     a spreadsheet        -> the same with names for its rows, and the entry of a table
    starter    a folder of files        -> a small knowledge base to begin with

Nothing is written here: a draft is a change, and the command line decides where it goes.
"""
