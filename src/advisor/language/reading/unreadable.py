"""What ends the reading of a file: a text that cannot be read any further, and where."""

from advisor.problems import BAD_FILE, BAD_YAML, AdvisorError, Place, Problem, lines_of


class UnreadableError(AdvisorError):
    """The text cannot be composed any further; carries the one problem that says why."""

    def __init__(self, place: Place, what: str, hint: str = "", check: str = "") -> None:
        """Hold the problem; one without a line is about the file."""
        self.problem = Problem(place, what, hint, check or (BAD_YAML if place.line else BAD_FILE))
        super().__init__([self.problem])


def place_after(before: str, shown: str, text: str = "") -> Place:
    """Return the place of the character that follows the beginning of a text."""
    lines = lines_of(before)
    return Place(shown, len(lines), len(lines[-1]) + 1, text, 1)
