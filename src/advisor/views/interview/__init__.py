"""What is said around the questions of an interview, and after it.

opening     what stands before the first question
question    a question, and its options or what may be typed
relayed     questions as a text that somebody else puts to a person
help        what helps to answer a question
progress    what an answer has changed, and what is left to ask
stopping    why the questions end, and what can be asked besides
answers     the answers so far, and all of them to be checked
afterwards  what can be typed after the verdict
"""
