"""The interview without I/O: which question is next, what is still in play, and when to stop.

session    the answers in order, with undo: the only state
guards     RuleBase, Session  -> which questions can be asked now
outlook    RuleBase, Session  -> who can still win, and which questions can still count
choice     RuleBase, Session  -> the next question
quick      RuleBase, Session  -> whether enough is known for a quick result
forms      RuleBase, Session  -> the next questions, where several are put together
estimate   RuleBase, Session  -> about how many questions are left
"""
