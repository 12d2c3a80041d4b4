"""Finds every word that screens say: in templates, in Python, and in the choices of models."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from django.apps import apps
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[1]
THAI = re.compile(r"[\u0e01-\u0e5b]")
# name of the call: where its context, its words and its plural stand
CALLS = {
    "_": (None, 0, None),
    "gettext": (None, 0, None),
    "gettext_lazy": (None, 0, None),
    "gettext_noop": (None, 0, None),
    "pgettext": (0, 1, None),
    "ngettext": (None, 0, 1),
    "npgettext": (0, 1, 2),
}
# The showcase of components is for developers.
UNREAD = ("node_modules", "migrations", "showcase", "static")
# Choices that no screen of a town shows.
HIDDEN = {"tenants"}
# Floors that know no language: doors translate what they refuse.
GROUND = {"files", "papers", "thai"}

type Word = tuple[str, str, str]  # context, words, plural


def sources(pattern: str, *folders: str) -> Iterator[Path]:
    """Return the files of some folders that have words for the screen."""
    for folder in folders:
        for path in sorted((ROOT / folder).rglob(pattern)):
            if not any(part in str(path) for part in UNREAD):
                yield path


def calls_in(tree: ast.AST) -> Iterator[Word]:
    """Return the words given to gettext and its kin, where they are literal."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        if name not in CALLS or not node.args:
            continue
        given = [arg.value if isinstance(arg, ast.Constant) else None for arg in node.args]
        picked = [None if at is None else given[at] for at in CALLS[name]]
        if picked[1] is not None and (CALLS[name][0] is None or picked[0] is not None):
            yield str(picked[0] or ""), str(picked[1]), str(picked[2] or "")


def words_of_template(text: str) -> Iterator[Word]:
    """Return the words of one template."""
    flat = templatize(text)
    for found in re.finditer(r"\b(?:np|n|p)?gettext\(|\b_\(", flat):
        end = found.end()
        while end < len(flat):
            end = flat.find(")", end) + 1
            try:
                tree = ast.parse(flat[found.start() : end])
            except SyntaxError:
                continue
            break
        for context, words, plural in calls_in(tree):
            yield context, words.replace("%%", "%"), plural.replace("%%", "%")


@cache
def words_said() -> dict[Word, str]:
    """Return every word that is to be had in English, and where it was first met."""
    found: dict[Word, str] = {}
    for path in sources("*.html", "frontend"):
        for word in words_of_template(path.read_text()):
            found.setdefault(word, str(path.relative_to(ROOT)))
    for path in sources("*.py", "frontend", "modules", "platform"):
        tree = ast.parse(path.read_text())
        refused = words_refused(tree) if GROUND & set(path.parts) else ()
        for word in [*calls_in(tree), *refused]:
            found.setdefault(word, str(path.relative_to(ROOT)))
    for word, place in choices_said():
        found.setdefault(word, place)
    return {word: place for word, place in found.items() if THAI.search(word[1]) or word[0]}


def words_refused(tree: ast.AST) -> Iterator[Word]:
    """Return what the ground says in whole sentences when it refuses something."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
            if ast.unparse(node.exc.func).startswith("_"):
                continue  # parts of a sentence
            for arg in node.exc.args:
                if isinstance(arg, ast.Constant) and isinstance(arg.value, str):
                    yield "", arg.value, ""


def choices_said() -> Iterator[tuple[Word, str]]:
    """Return the names of choices of models; what was done and what is awaited in a sentence."""
    within = {"Step.kind": "did", "DraftStep.kind": "did", "Task.expected": "awaited"}
    for model in apps.get_models():
        if model._meta.app_label in HIDDEN or model.__module__.startswith("django."):
            continue
        for field in model._meta.get_fields():
            name = f"{model.__name__}.{field.name}"
            choices: Any = getattr(field, "choices", None) or ()
            for _value, words in choices:
                if name in within:
                    yield (within[name], str(words), ""), name
                if name not in within or name == "Task.expected":
                    yield ("", str(words), ""), name


def thai_left_bare(text: str) -> list[str]:
    """Return the lines of a template whose Thai words no language but Thai will ever show."""
    text = re.sub(r"\{#.*?#\}|\{% comment.*?endcomment %\}", "", text, flags=re.DOTALL)
    text = re.sub(r"\{% blocktranslate.*?endblocktranslate %\}", "", text, flags=re.DOTALL)
    text = re.sub(r"""\{% translate (?:"[^"]*"|'[^']*')""", "", text)
    text = re.sub(r"""_\((?:"[^"]*"|'[^']*')\)""", "", text)
    text = re.sub(r"""label == "[^"]*\"""", "", text)  # how components know a choice
    return [line.strip() for line in text.splitlines() if THAI.search(line)]


def words_of_catalogue(text: str) -> dict[Word, list[str]]:
    """Return the entries of a .po file: each word, and what stands for it (several in a plural)."""
    found: dict[Word, list[str]] = {}
    for block in re.split(r"\n\s*\n", text):
        parts: dict[str, str] = {}
        name = ""
        for line in block.splitlines():
            if given := re.match(r'(?:(msg\S+)\s+)?"(.*)"\s*$', line):
                name = given[1] or name
                parts[name] = parts.get(name, "") + ast.literal_eval(f'"{given[2]}"')
        if parts.get("msgid"):
            word = (parts.get("msgctxt", ""), parts["msgid"], parts.get("msgid_plural", ""))
            found[word] = [words for key, words in parts.items() if key.startswith("msgstr")]
    return found
