"""`advisor` and `python -m advisor`."""

import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    from advisor.cli import run

    sys.exit(run())


if __name__ == "__main__":
    main()
