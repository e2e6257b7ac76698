"""The interview as a conversation: what stands on the screen, what may be typed, and what comes of it.

screens    what stands at a prompt, and what can be picked or typed there
typed      what a line says: a command with its words, or a reply
refused    what is said of a reply that is no answer
"""
