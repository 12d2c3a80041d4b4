"""The embedded Valkey."""

import os
import signal
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
import redis
from kombu import Connection

from embedded.valkey import Server

OURS = """
import json, sys, time
from pathlib import Path
from embedded.valkey import Server
server = Server(Path(json.loads(sys.argv[1])))
server.start()
print("server", server.pid, flush=True)
time.sleep(600)
"""


def test_each_number_is_a_database_of_its_own(tmp_path: Path) -> None:
    with Server(tmp_path, durable=False) as server:
        redis.Redis.from_url(server.url(1)).set("name", "บางรัก")
        assert redis.Redis.from_url(server.url(1)).get("name") == "บางรัก".encode()
        assert redis.Redis.from_url(server.url(2)).get("name") is None


def test_celery_finds_its_broker(tmp_path: Path) -> None:
    with Server(tmp_path, durable=False) as server:
        with Connection(server.broker_url(3)) as connection:
            connection.SimpleQueue("post").put({"letter": 1})
        assert redis.Redis.from_url(server.url(3)).llen("post") == 1


def test_a_second_start_finds_what_was_kept(tmp_path: Path) -> None:
    with Server(tmp_path) as server:
        redis.Redis.from_url(server.url()).set("kept", 1)
    with Server(tmp_path) as again:
        assert redis.Redis.from_url(again.url()).get("kept") == b"1"


def test_it_refuses_new_things_rather_than_forget_old_ones(tmp_path: Path) -> None:
    with Server(tmp_path, durable=False) as server:
        client = redis.Redis.from_url(server.url())
        assert client.config_get("maxmemory-policy") == {"maxmemory-policy": "noeviction"}
        client.config_set("maxmemory", 1)
        with pytest.raises(redis.exceptions.OutOfMemoryError):
            client.set("new", 1)


def test_it_listens_on_no_port(tmp_path: Path) -> None:
    with Server(tmp_path, durable=False) as server:
        assert redis.Redis.from_url(server.url()).config_get("port") == {"port": "0"}


def test_a_long_path_gets_its_socket_in_a_short_one(tmp_path: Path) -> None:
    with Server(tmp_path / ("x" * 100)) as server:
        assert redis.Redis.from_url(server.url()).ping()
        short = server.socket.parent
    assert not short.exists()
    assert server.home.exists()


def test_it_dies_with_a_parent_that_was_killed(tmp_path: Path, run_script: Callable) -> None:
    parent = run_script(OURS, str(tmp_path / "valkey"))
    pid = parent.pid_of("server")
    os.kill(parent.process.pid, signal.SIGKILL)
    parent.process.wait()
    with Server(tmp_path / "valkey") as successor:  # waits for the old one to end
        assert successor.pid != pid
        assert redis.Redis.from_url(successor.url()).ping()


def test_a_socket_left_by_a_killed_server_is_taken_over(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(str(tmp_path / "v.sock"))
    with Server(tmp_path, durable=False) as server:
        assert redis.Redis.from_url(server.url()).ping()
