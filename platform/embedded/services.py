"""The embedded PostgreSQL and Valkey of one `make run`."""

from embedded import postgres, valkey
from embedded.plan import CELLS, CONTROL, Plan


class Service:
    """A server with the name that is printed for it."""

    def __init__(self, name: str, server: postgres.Server | valkey.Server) -> None:
        self.name = name
        self.server = server

    @property
    def is_running(self) -> bool:
        """Whether the server lives."""
        return self.server.is_running

    def start(self) -> None:
        """Start the server again with the same data and address, or raise EmbeddedError."""
        self.server.start()


class Services:
    """Starts what the plan asks for and knows the addresses."""

    def __init__(self, plan: Plan) -> None:
        self._environment = plan.environment
        home = plan.data
        self._postgres = postgres.Server(home / "postgres") if "postgres" in plan.services else None
        self._valkey = valkey.Server(home / "valkey") if "valkey" in plan.services else None
        pairs = (("postgres", self._postgres), ("valkey", self._valkey))
        self.kept = [Service(name, server) for name, server in pairs if server]

    def start(self) -> dict[str, str]:
        """Start them and return the addresses as settings.

        What the environment names already stays as it is. Raises EmbeddedError.
        """
        for service in self.kept:
            service.start()
        addresses = {}
        if self._valkey:
            addresses["REDIS_URL"] = self._valkey.url(0)
            addresses["BROKER_URL"] = self._environment.get(
                "BROKER_URL"
            ) or self._valkey.broker_url(1)
        if self._postgres:
            addresses |= self._database_urls(self._postgres)
        return addresses

    def _database_urls(self, server: postgres.Server) -> dict[str, str]:
        urls = {}
        if not self._environment.get("DATABASE_URL"):
            urls["DATABASE_URL"] = server.url(CONTROL, postgres.LOGIN)
        if not self._environment.get("CELL_URLS"):
            pairs = (f"{cell}={server.url(cell, postgres.LOGIN)}" for cell in CELLS)
            urls["CELL_URLS"] = ",".join(pairs)
        return urls

    def stop(self) -> None:
        """Stop them, the database last."""
        for service in reversed(self.kept):
            service.server.stop()
