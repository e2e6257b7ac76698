"""The verdict on a recommendation, and each of its sentences.

verdict    what is said, in few lines
lists      the same of a list: what applies, what is open, how many do not
sentences  how it is said: reasons, what speaks against, what could change it
"""
