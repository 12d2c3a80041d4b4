"""The house itself: what lint cannot say about where code stands."""

import ast
import importlib
import platform
import re
import tomllib
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

from database.rows import Rows

ROOT = Path(__file__).parents[2]
FLOORS = ("platform", "tenants", "modules", "api", "frontend", "demo")
PLATFORM_APPS = sorted(p.parent.name for p in (ROOT / "platform").glob("*/__init__.py"))
DOORS = sorted([*ROOT.glob("api/**/*.py"), *ROOT.glob("frontend/**/*.py")])
DOORS = [path for path in DOORS if "node_modules" not in path.parts]
CODE = sorted(
    path
    for floor in FLOORS
    for path in (ROOT / floor).rglob("*.py")
    if not {"migrations", "node_modules"} & set(path.parts)
)
WRITES = {"save", "create", "bulk_create", "update", "delete", "get_or_create", "update_or_create"}
JOBS = {"follow_up", "every_day"}
LONGEST_FUNCTION, LONGEST_FILE, LONGEST_TEST = 36, 200, 300


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_platform_is_still_the_standard_librarys():
    assert ROOT not in Path(platform.__file__).parents
    assert not (ROOT / "platform" / "__init__.py").exists()


@pytest.mark.parametrize("app", PLATFORM_APPS)
def test_a_platform_app_is_found_in_platform(app):
    """No package of the standard library or of a dependency stands before it."""
    found = Path(str(importlib.import_module(app).__file__))
    assert ROOT / "platform" / app in found.parents


def test_every_platform_app_stands_on_a_floor():
    """A new app in platform/ is named in the import contracts, or this fails."""
    linter = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    floors = {app for floor in linter["contracts"][0]["layers"] for app in floor.split(" | ")}
    assert set(PLATFORM_APPS) - {"config"} <= floors
    assert set(PLATFORM_APPS) <= set(linter["root_packages"])


@pytest.mark.parametrize("door", DOORS, ids=name)
def test_a_door_writes_nothing(door):
    """Only commands change rows; a view or an endpoint calls one command."""
    calls = [node for node in ast.walk(ast.parse(door.read_text())) if isinstance(node, ast.Call)]
    written = [c.func.attr for c in calls if isinstance(c.func, ast.Attribute)]
    assert not WRITES.intersection(written)


def test_every_opening_line_says_what_the_file_is_for():
    silent = [
        name(path)
        for path in CODE
        if path.stat().st_size and not ast.get_docstring(ast.parse(path.read_text()))
    ]
    assert silent == []


def test_every_template_opens_with_what_it_is():
    templates = (ROOT / "frontend").rglob("*.html")
    silent = [
        name(path)
        for path in templates
        if "node_modules" not in path.parts and not path.read_text().lstrip().startswith("{#")
    ]
    assert silent == []


def test_no_function_outgrows_a_screen():
    long = [
        f"{name(path)}:{node.name} {node.end_lineno - node.lineno + 1}"
        for path in CODE
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef)
        and node.end_lineno - node.lineno + 1 > LONGEST_FUNCTION
    ]
    assert long == []


def test_no_file_outgrows_its_room():
    lengths = {name(path): path.read_text().count("\n") for path in CODE}
    tests = {name(p): p.read_text().count("\n") for p in (ROOT / "tests").rglob("*.py")}
    long = {p: n for p, n in lengths.items() if n > LONGEST_FILE}
    long |= {p: n for p, n in tests.items() if n > LONGEST_TEST}
    assert long == {}


def test_every_table_of_a_town_remembers_its_town():
    others = [
        model._meta.label
        for model in apps.get_models()
        if model._meta.app_label not in {*settings.CONTROL_APPS, *settings.TABLELESS_APPS}
        and not isinstance(model._default_manager, Rows)
    ]
    assert others == []


def test_no_table_of_a_town_points_outside_it():
    crossing = [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if field.many_to_one
        and (model._meta.app_label in settings.CONTROL_APPS)
        != (field.related_model._meta.app_label in settings.CONTROL_APPS)
    ]
    assert crossing == []


def test_modules_never_say_tenant():
    saying = [
        name(path)
        for path in CODE
        if name(path).startswith("modules/") and re.search("tenant", path.read_text(), re.I)
    ]
    assert saying == []


def test_every_command_takes_its_actor_and_its_time_by_name():
    """A command of a module is one public function, with `by` and `at` as keywords."""
    wrong = []
    for path in (ROOT / "modules").glob("*/commands/*.py"):
        if path.name.startswith("_"):
            continue
        functions = [n for n in ast.parse(path.read_text()).body if isinstance(n, ast.FunctionDef)]
        command = next((f for f in functions if f.name == path.stem), None)
        if command and JOBS & {ast.unparse(each).split("(")[0] for each in command.decorator_list}:
            continue  # what follows a command or a day has no actor; its time stands on its row
        if command is None or command.args.args:
            wrong.append(f"{name(path)}: no command of that name with keywords only")
        elif not {"by", "at"} <= {a.arg for a in command.args.kwonlyargs}:
            wrong.append(f"{name(path)}: takes no `by` or no `at`")
    assert wrong == []


def test_no_page_holds_a_style_or_a_script_of_its_own():
    """The content security policy would refuse it in the browser; here it is found sooner."""
    inline = re.compile(r"<style|style=|<script(?![^>]*\bsrc=)|\son[a-z]+=\"", re.I)
    found = [
        name(path)
        for path in (ROOT / "frontend").rglob("*.html")
        if "node_modules" not in path.parts and inline.search(path.read_text())
    ]
    assert found == []
