"""What the commands and the prompt do, without a terminal: each use is one function, from values to values.

A command reads options, calls one of these, shows the value and returns a code; the prompt and other programs call
the same. Nothing here prints, asks or ends the program: problems are values, or an AdvisorError or RequestError.
"""
