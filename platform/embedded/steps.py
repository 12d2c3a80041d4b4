"""`python -m embedded.steps "migrate" "demo --if-empty"`: commands of manage.py, one process."""

import shlex
import sys
from collections.abc import Sequence

from django.core.management import execute_from_command_line


def main(lines: Sequence[str]) -> None:
    """Run the commands in order; the first that fails ends the process with its exit code."""
    for line in lines:
        execute_from_command_line(["manage.py", *shlex.split(line)])


if __name__ == "__main__":
    main(sys.argv[1:])
