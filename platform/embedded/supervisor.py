"""Starts everything, keeps it alive, and ends it together."""

import http.client
import selectors
import signal
import time
from collections.abc import Callable
from types import FrameType

from embedded import claims
from embedded.children import EmbeddedError
from embedded.patience import Patience
from embedded.plan import METRICS, Command, Plan
from embedded.printer import Printer
from embedded.program import Program
from embedded.services import Service, Services

_TICK = 0.1
_FIRST_PAGE_SECONDS = 120.0
_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class _AskedError(Exception):
    """Somebody asked us to stop."""


class Supervisor:
    """Runs one plan; never imports Django, so that it is there at once."""

    def __init__(self, plan: Plan, printer: Printer) -> None:
        self._plan = plan
        self._printer = printer
        self._services = Services(plan)
        self._environment = dict(plan.environment)
        self._programs: list[Program] = []
        self._kept: list[tuple[Program | Service, Patience]] = []
        self._asked = 0

    def run(self) -> int:
        """Run until all is done or we are asked to stop (0), or until it can not go on (1)."""
        lock: int | None = None
        self._listen()
        try:
            if self._plan.web:
                claims.claim_port(self._plan.host, self._plan.port)
            lock = claims.claim_folder(self._plan.data)
            claims.empty_folder(self._plan.data / METRICS)
            addresses = self._services.start()
            claims.publish(self._plan.data, addresses)
            self._environment |= addresses
            for step in self._plan.steps:
                self._complete(step)
            if self._plan.web or self._plan.programs:
                self._keep()
        except _AskedError:
            self._printer.say(f"Stopping; the data stays in {self._plan.data}")
            return 0
        except EmbeddedError as error:
            self._printer.say(str(error))
            return 1
        finally:
            self._end()
            if lock is not None:
                claims.give_up_folder(self._plan.data, lock)
        return 0

    def _listen(self) -> None:
        def hear(_number: int, _frame: FrameType | None) -> None:
            self._asked += 1

        for number in _SIGNALS:
            signal.signal(number, hear)

    def _complete(self, step: Command) -> None:
        program = self._started(step)
        while program.is_running:
            self._pump()
        program.clean_up()
        self._programs.remove(program)
        code = program.process.returncode if program.process else 1
        if code != 0:
            raise EmbeddedError(f"{step.name} failed (exit {code}): see its lines above.")

    def _started(self, command: Command) -> Program:
        program = Program(
            command, environment=self._environment, root=self._plan.root, printer=self._printer
        )
        self._programs.append(program)
        program.start()
        return program

    def _pump(self, *, until_asked: bool = True) -> None:
        """Print what came in during one tick; raise _AskedError when somebody wants us to stop."""
        with selectors.DefaultSelector() as selector:
            for program in self._programs:
                if program.pipe is not None:
                    selector.register(program.pipe, selectors.EVENT_READ, program)
            for key, _ in selector.select(_TICK):
                key.data.read()
        if until_asked and (self._asked or self._printer.is_closed):
            raise _AskedError

    def _keep(self) -> None:
        for service in self._services.kept:
            self._care_for(service)
        page_by: float | None = None
        if self._plan.web:
            self._care_for(self._started(self._plan.web))
            page_by = time.monotonic() + _FIRST_PAGE_SECONDS
        else:
            self._start_programs()
        while True:
            self._pump()
            for one, patience in self._kept:
                self._look_after(one, patience)
            if page_by and (self._first_page_answers() or time.monotonic() > page_by):
                self._start_programs()
                self._welcome(answered=time.monotonic() <= page_by)
                if self._plan.afterwards:
                    self._started(self._plan.afterwards)
                page_by = None

    def _start_programs(self) -> None:
        for command in self._plan.programs:
            self._care_for(self._started(command))

    def _care_for(self, one: Program | Service) -> None:
        plan = self._plan
        waits = (plan.restart_seconds, plan.steady_seconds, plan.most_crashes)
        patience = Patience(one.name, *waits)
        patience.started(time.monotonic())
        self._kept.append((one, patience))

    def _look_after(self, one: Program | Service, patience: Patience) -> None:
        now = time.monotonic()
        if patience.again_at is None:
            if not one.is_running:
                self._fell(one, patience, "ended")
        elif now >= patience.again_at:
            patience.started(now)
            try:
                one.start()
            except EmbeddedError as error:
                self._fell(one, patience, str(error))

    def _fell(self, one: Program | Service, patience: Patience, why: str) -> None:
        if isinstance(one, Program):
            one.clean_up()
        wait = patience.fell(time.monotonic())
        self._printer.say(f"{one.name} {why}; starting it again in {wait:g} s")

    def _first_page_answers(self) -> bool:
        line = http.client.HTTPConnection(self._plan.host, self._plan.port, timeout=1)
        try:
            line.request(
                "GET", self._plan.first_page, headers={"Host": self._environment["BASE_DOMAIN"]}
            )
            return line.getresponse().status > 0
        except (OSError, http.client.HTTPException):
            return False
        finally:
            line.close()

    def _welcome(self, *, answered: bool) -> None:
        if not answered:
            self._printer.say("The first page does not answer yet: see the lines of web above.")
        elif self._plan.welcome:
            try:
                self._complete(self._plan.welcome)
            except EmbeddedError as error:
                self._printer.say(str(error))

    def _end(self) -> None:
        """Ask all programs to end, kill those that do not, then stop the services."""
        processes = [one.process for one in self._programs if one.process and one.is_running]
        for process in processes:
            process.send_signal(signal.SIGTERM)
        self._wait(lambda: not any(one.is_running for one in self._programs))
        for program in self._programs:
            program.clean_up()
        self._services.stop()

    def _wait(self, done: Callable[[], bool]) -> None:
        deadline, asked = time.monotonic() + self._plan.stop_seconds, self._asked
        while not done() and time.monotonic() < deadline and self._asked == asked:
            self._pump(until_asked=False)
