"""Values to lines on a screen. Lines are only ever added, so a pipe, a terminal and a screen reader get the same."""
