"""The two ways to ask: lines, which are the reference, and a picker; both leave the same transcript.

choice      which of the two
transcript  what stands on the screen, and what is left there
lines       lines: written one after the other, read from a pipe or a terminal
editing     a line that is edited, with readline
completing  what Tab makes of what was typed
quiet       a terminal that shows nothing of what is typed too early
picker      the picker: options with a cursor
picking     what is picked so far, and what each key makes of that
keys        the keys of the picker, and what is said of them
frame       what a picker looks like
panel       the picker on the terminal: the only file that knows prompt_toolkit
"""
