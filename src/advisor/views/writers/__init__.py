"""What writes a document. A writer knows every block and no domain.

terminal          blocks in lines that fit
terminal_lines    lines with their colours and names
terminal_tables   tables and bars
terminal_excerpts lines of files, with carets
screen            what all of these write on
"""
