"""Start: the window, or one command of the command line."""

import sys

from stakeholders.bootstrap import run


def main() -> None:
    """Run the program with the arguments it was started with."""
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
