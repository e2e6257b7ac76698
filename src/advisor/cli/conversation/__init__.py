"""The interview as a conversation: what stands on the screen, what may be typed, and what comes of it.

states     where a conversation can be, and where a reply leads; the theory of operation
screens    what stands at a prompt, and what can be picked or typed there
course     what comes next: a question, the check of the answers, or the verdict
showing    State              -> Screen
typed      a line             -> a command with its words, or a reply
replies    State, a line      -> what is said to it, and the next state
answers    a reply that is an answer
refused    what is said of a reply that is none
commands   the commands that lead to another state
errands    what is done outside: files about the record, an earlier interview
loop       screen by screen, with what it needs of the world
"""
