"""The states of a register, to choose one of them."""

from typing import Any

from django.utils.translation import gettext as _

from frontend.saraban.registers.asking import Question

type Chips = list[dict[str, Any]]


def incoming_chips(question: Question, counts: dict[str, int]) -> Chips:
    """Return the states of a register of letters received, each with how many rows it has."""
    chips = [
        _chip(question, _("ทั้งหมด"), counts["all"], state="", secrecy=""),
        _chip(question, _("ยังไม่ปิดเรื่อง"), counts["open"], state="open"),
        _chip(question, _("เลยกำหนด"), counts["overdue"], state="overdue"),
        _chip(question, _("ด่วนขึ้นไป"), counts["rushed"], state="rushed"),
        _chip(question, _("ยกเลิก"), counts["cancelled"], state="cancelled"),
    ]
    return chips + _secret_chip(question, counts)


def outgoing_chips(question: Question, counts: dict[str, int], kept: int) -> Chips:
    """Return the states of a register of letters sent; `kept` numbers wait for their letter."""
    chips = [
        _chip(question, _("ทั้งหมด"), counts["all"] + kept, state="", secrecy=""),
        _chip(question, _("ยกเลิก"), counts["cancelled"], state="cancelled"),
    ]
    if kept or question.asked.state == "reserved":
        chips.insert(1, _chip(question, _("จองเลขไว้"), kept, state="reserved"))
    return chips + _secret_chip(question, counts)


def _secret_chip(question: Question, counts: dict[str, int]) -> Chips:
    """Return the chip of secret letters, which only a reader of some ever sees."""
    if not counts["secret"]:
        return []
    return [_chip(question, _("เรื่องลับ"), counts["secret"], secrecy="secret", state="")]


def _chip(question: Question, label: str, count: int, **words: str) -> dict[str, Any]:
    asked = {"state": question.asked.state, "secrecy": question.asked.secrecy}
    current = all(asked[name] == word for name, word in words.items())
    return {
        "label": label,
        "count": f"{count:,}",
        "url": question.url(**words),
        "current": current,
    }
