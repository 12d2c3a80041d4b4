"""One release over many tenants: ours, raw SQL, migrate_schemas and its multiprocessing executor.

    python bench/rollout.py [--count 300] [--peers 20] [--workers 4]

The release is a new nullable column, an index and a table. Starts its own PostgreSQL. Figures are
tenants a second in one run: read the ratios. Goals: ours at least 0.7 of raw and 8 times the
multiprocessing executor; a rollout with nothing to do takes less than a second.
"""

import argparse
import json
import queue
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

from open_tenants import run_peer
from stage import FOLDER, NOON, stage

ROOT = Path(__file__).resolve().parents[1]
MIGRATION = """
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("notifications", "{before}")]
    operations = [
        migrations.AddField("notice", "extra", models.IntegerField(null=True)),
        migrations.AddIndex("notice", models.Index(fields=["extra"], name="notices_by_extra")),
        migrations.CreateModel("Extra", [("id", models.BigAutoField(primary_key=True)),
            ("text", models.CharField(max_length=100))]),
    ]
"""


def main() -> None:
    """Measure, print a table and one line of JSON."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--count", type=int, default=300, help="tenants of ours and of raw")
    options.add_argument("--peers", type=int, default=20, help="tenants of each peer")
    options.add_argument("--workers", type=int, default=4, help="connections of ours and of raw")
    given = options.parse_args()
    with stage(cells=1) as server:
        open_schemas(given.count)
        make_peers(server, given.peers)
        later = make_release()
        template, towns = ours(given.workers, template=True)
        rates = {
            "ours": given.count / towns,
            "ours with the template": given.count / (template + towns),
            "raw": given.count / raw(given.count, given.workers, later),
        }
        _none, nothing = ours(given.workers, template=False)
        for job, name in (("migrate", "migrate_schemas"), ("migrate-multi", "multiprocessing")):
            [seconds] = run_peer(server.dsn(f"peer_{job[7:] or 'one'}"), job, 0, later)
            rates[name] = given.peers / seconds
    report(rates, nothing)


def open_schemas(count: int) -> None:
    """Open tenants of ours, and as many bare schemas with the same tables."""
    from django.conf import settings

    from tenants.applications import Application
    from tenants.commands.open_many import open_many
    from tenants.engine.cells import engine_login
    from tenants.engine.script import template_script

    settings.TENANTS_PER_CELL = count + 1
    applications = [
        Application(
            code=f"{n:08}",
            kind="sao",
            name=f"อบต.ทดสอบ {n}",
            host=f"town-{n}",
            province="66",
            cell="cell_01",
        )
        for n in range(count)
    ]
    for _application, problem in open_many(applications=applications, at=NOON, by="", workers=4):
        if problem:
            raise SystemExit(problem)
    script = template_script("cell_01", settings.RELEASE).script
    with engine_login("cell_01") as raw_login:
        raw_login.autocommit = True
        for n in range(count):
            text = f"BEGIN; CREATE SCHEMA r_{n}; SET LOCAL search_path TO r_{n}; {script} COMMIT"
            raw_login.pgconn.exec_(text.encode())


def make_peers(server, count: int) -> None:
    """Make two databases of the peer with as many tenants each, by its own clone."""
    from tenants.engine.cells import engine_login

    with engine_login("cell_01", database="postgres") as login:
        login.autocommit = True
        login.execute("CREATE DATABASE peer_one")
        run_peer(server.dsn("peer_one"), "clone", count - 1)  # and its base
        login.execute('CREATE DATABASE "peer_-multi" TEMPLATE peer_one')


def make_release() -> str:
    """Write the release's migration beside the ones that are there; return its folder."""
    first = ROOT / "platform" / "notifications" / "migrations"
    folder = FOLDER / "later"
    shutil.copytree(first, folder)
    last = sorted(path.stem for path in first.glob("0*.py"))[-1]
    (folder / "9999_later.py").write_text(MIGRATION.format(before=last))
    (FOLDER / "later_settings.py").write_text(
        'from config.settings.dev import *\nMIGRATION_MODULES = {"notifications": "later"}\n'
    )
    return str(folder)


ROLL_OUT = """
import sys, time, json
sys.path[:0] = json.loads(sys.argv[1])
import django
django.setup()
from django.utils import timezone
from tenants.commands.roll_out import roll_out
if int(sys.argv[3]):  # the template alone: what a deployment does once, before the towns
    from tenants.engine.template import bring_template
    began = time.perf_counter()
    bring_template("cell_01", at=timezone.now())
    print("template", time.perf_counter() - began)
began = time.perf_counter()
outcome = roll_out(by="", at=timezone.now(), clock=timezone.now, workers=int(sys.argv[2]))
assert not outcome.failed, outcome
print("towns", time.perf_counter() - began)
"""


def ours(workers: int, *, template: bool) -> tuple[float, float]:
    """Roll the release out in a process of its own, Django's start not counted.

    Return the seconds of the template (running the migrations once and writing them down, as
    `prepare` does at a deployment) and of the towns.
    """
    import os

    command = [sys.executable, "-c", ROLL_OUT, json.dumps([str(FOLDER), str(ROOT)]), str(workers)]
    command.append(str(int(template)))
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "later_settings"}
    ended = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True)
    if ended.returncode:
        raise SystemExit(ended.stderr[-3000:])
    found = dict(line.split() for line in ended.stdout.splitlines())
    return float(found.get("template", 0)), float(found["towns"])


def raw(count: int, workers: int, later: str) -> float:
    """Send the same statements to the bare schemas over as many connections; return seconds."""
    from tenants.engine.cells import engine_login
    from tenants.models import SchemaChange

    change = SchemaChange.objects.order_by("-pk").first()
    assert change is not None
    todo: queue.SimpleQueue[int] = queue.SimpleQueue()
    for number in range(count):
        todo.put(number)

    def work() -> None:
        with engine_login("cell_01") as login:
            login.autocommit = True
            while not todo.empty():
                place = f"BEGIN; SET LOCAL search_path TO r_{todo.get()};"
                login.pgconn.exec_(f"{place} {change.statements}; COMMIT".encode())

    threads = [threading.Thread(target=work) for _ in range(workers)]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return time.perf_counter() - began


def report(rates: dict[str, float], nothing: float) -> None:
    """Print what was found and whether it reaches the goals."""
    print("| way | tenants a second | ours is faster by |\n|---|---|---|")
    for name, rate in rates.items():
        print(f"| {name} | {rate:.1f} | {rates['ours'] / rate:.2f} |")
    goals = {
        "of raw (goal 0.7)": rates["ours"] / rates["raw"],
        "times the multiprocessing executor (goal 8)": rates["ours"] / rates["multiprocessing"],
        "seconds with nothing to do (goal 1)": nothing,
    }
    for name, value in goals.items():
        print(f"{value:.2f} {name}")
    print(json.dumps({"rates": rates, "goals": goals}))


if __name__ == "__main__":
    main()
