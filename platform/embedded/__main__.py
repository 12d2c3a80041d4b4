"""`python -m embedded run`: the whole product on one machine."""

import os
import sys
from collections.abc import Sequence

from embedded import claims
from embedded.children import EmbeddedError
from embedded.plan import Plan, checkout, manage_plan, read_plan
from embedded.printer import Printer
from embedded.supervisor import Supervisor

_USE = """Use: python -m embedded run               all of it, until Ctrl-C
     python -m embedded manage COMMAND    one command of manage.py, with the services it needs"""


def main(words: Sequence[str]) -> int:
    """Run the command and return the exit code."""
    printer = Printer()
    try:
        plan = read_plan(os.environ, root=checkout())
    except EmbeddedError as error:
        printer.say(str(error))
        return 1
    match words:
        case ["run"]:
            return Supervisor(plan, printer).run()
        case ["manage", *command] if command:
            return _manage(plan, command, printer)
        case _:
            print(_USE, file=sys.stderr)
            return 2


def _manage(plan: Plan, command: Sequence[str], printer: Printer) -> int:
    """Run it beside the `run` that holds the data folder, else with services of its own."""
    try:
        claims.give_up_folder(plan.data, claims.claim_folder(plan.data))
    except claims.FolderTakenError:
        environment = {**plan.environment, **claims.published(plan.data)}
        os.chdir(plan.root)
        os.execve(sys.executable, [sys.executable, "manage.py", *command], environment)  # noqa: S606
    return Supervisor(manage_plan(plan, command), printer).run()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
