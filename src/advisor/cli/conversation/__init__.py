"""The interview as a conversation: what stands on the screen, what may be typed, and what comes of it.

screens    what stands at a prompt, and what can be picked or typed there
"""
