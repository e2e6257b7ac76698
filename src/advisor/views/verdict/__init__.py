"""The verdict on a recommendation, and each of its sentences.

verdict    what is said, in few lines
sentences  how it is said: reasons, what speaks against, what could change it
"""
