"""Start: the window, or one command of the command line."""

import sys

from stakeholders.bootstrap import run

_INTERRUPTED = 130


def main() -> None:
    """Run the program with the arguments it was started with."""
    try:
        sys.exit(run(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)


if __name__ == "__main__":
    main()
