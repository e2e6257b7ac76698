"""`advisor` and `python -m advisor`."""

import signal
import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    # Ctrl-C ends the program at once, even inside a solver and while it loads; the interview takes it its own way.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    from advisor.cli import run

    sys.exit(run())


if __name__ == "__main__":
    main()
