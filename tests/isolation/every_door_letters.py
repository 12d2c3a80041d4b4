"""The letters of a town whose every word says whose it is: received, written, sent, circulated."""

from datetime import date, datetime, timedelta

from accounts.models import Office, OfficeKind, Person, Role
from files.models import StoredFile
from modules.saraban.commands.approve_draft import approve_draft
from modules.saraban.commands.assign import assign
from modules.saraban.commands.cancel_incoming import cancel_incoming
from modules.saraban.commands.cancel_outgoing import cancel_outgoing
from modules.saraban.commands.change_draft import change_draft
from modules.saraban.commands.circulate import circulate
from modules.saraban.commands.direct import direct
from modules.saraban.commands.end_reservation import end_reservation
from modules.saraban.commands.endorse import endorse
from modules.saraban.commands.issue import issue
from modules.saraban.commands.propose import propose
from modules.saraban.commands.receive_in_office import receive_in_office
from modules.saraban.commands.register_incoming import Envelope, register_incoming
from modules.saraban.commands.register_outgoing import Written, register_outgoing
from modules.saraban.commands.reserve_number import reserve_number
from modules.saraban.commands.send_up import send_up
from modules.saraban.commands.start_draft import start_draft
from modules.saraban.drafting import Content, Writing
from modules.saraban.models import Draft, IncomingLetter, PaperKind, Secrecy, Task
from modules.saraban.queries.posts import Post, posts_above
from modules.saraban.recipient import Recipient
from papers.letters import Enclosure


def write_letters(
    people: dict[str, Person], mark: str, *, at: datetime, paper: StoredFile | None = None,
    extra: bool = False,
) -> None:  # fmt: skip
    """Write letters in every state; with `extra`, only a few more of each kind of row."""
    root = Office.objects.get(parent=None)
    works = Office.objects.get(parent=root, name__startswith="กองช่าง")
    registry = people[Role.REGISTRY_CENTRAL]
    files = [paper] if paper else []
    for place in range(3):
        envelope = _envelope(mark, place, extra=extra)
        letter = register_incoming(
            by=registry, office=root, envelope=envelope, files=files, at=at,
            repeat_reason=f"ฉบับจริงมาถึง {mark}",
        )  # fmt: skip
        travel(letter, people, mark, at=at, stations=place * 3)
    secret = _envelope(mark, 7, extra=extra, secrecy=Secrecy.SECRET)
    register_incoming(
        by=registry, office=root, envelope=secret, at=at, readers=[people[Role.CHIEF_EXECUTIVE]]
    )
    wrong = register_incoming(
        by=registry, office=root, envelope=_envelope(mark, 8, extra=extra), at=at
    )
    cancel_incoming(by=registry, letter=wrong.pk, reason=f"ลงผิด {mark}", at=at)
    circulate(
        by=registry, letter=letter.pk, people=list(people.values())[:6], note=f"แจ้ง {mark}", at=at
    )
    issued = drafts(people, works, mark, at=at)[-1]
    issue(by=people[Role.REGISTRY_DIVISION], draft=issued.pk, revision=issued.revision, at=at)
    sent(registry, root, works, mark, at=at)


def travel(
    letter: IncomingLetter, people: dict[str, Person], mark: str, *, at: datetime, stations: int
) -> None:
    """Let a letter travel some stations of the way up to the mayor and down to กองช่าง."""
    root = Office.objects.get(parent=None)
    works = Office.objects.get(parent=root, name__startswith="กองช่าง")
    finance = Office.objects.get(parent=root, kind=OfficeKind.DIVISION, name__startswith="กองคลัง")
    due = at.date() + timedelta(days=7)
    steps = (
        lambda: propose(by=people[Role.REGISTRY_CENTRAL], task=_task(letter, "propose"),
                        to=_post(root, Role.CLERK, at), note=f"เพื่อโปรด {mark}", at=at),
        lambda: endorse(by=people[Role.CLERK], task=_task(letter, "endorse"),
                        to=_post(root, Role.CHIEF_EXECUTIVE, at), note=f"เห็นควร {mark}", at=at),
        lambda: direct(by=people[Role.CHIEF_EXECUTIVE], task=_task(letter, "direct"),
                       order=f"มอบ {mark}", offices=[works], copies=[finance], due_on=due, at=at),
        lambda: receive_in_office(by=people[Role.REGISTRY_DIVISION],
                                  task=_task(letter, "receive", office=works), at=at),
        lambda: assign(by=people[Role.SECTION_HEAD], task=_task(letter, "assign"),
                       people=[people[Role.OFFICER]], note=f"ดำเนินการ {mark}", at=at),
    )  # fmt: skip
    for step in steps[:stations]:
        step()


def drafts(people: dict[str, Person], works: Office, mark: str, *, at: datetime) -> list[Draft]:
    """Write four drafts: one with its writer, one sent up, two signed."""
    writer, mayor = people[Role.OFFICER], people[Role.CHIEF_EXECUTIVE]
    post = mayor.appointments.get().position
    made = []
    for kind in (PaperKind.INTERNAL_MEMO, PaperKind.EXTERNAL_LETTER, PaperKind.EXTERNAL_LETTER):
        draft = start_draft(by=writer, office=works, kind=kind, at=at)
        content = Content(
            body=f"ด้วย {mark}\nจึงเรียนมา {mark}", owner=mark, phone=mark, references=(mark,),
            enclosures=(Enclosure(name=mark, quantity="จำนวน 1 ชุด"),), copies=(mark,),
        )  # fmt: skip
        words = Writing(subject=f"ขอความ {mark}", addressee=f"ผู้จัดการ {mark}", signer_id=post.pk,
                        content=content)  # fmt: skip
        made.append(
            change_draft(by=writer, draft=draft.pk, revision=draft.revision, writing=words, at=at)
        )
    for draft in made[1:]:
        send_up(by=writer, draft=draft.pk, revision=draft.revision, to=Recipient(person=mayor),
                note=f"โปรดตรวจ {mark}", at=at)  # fmt: skip
    approve_draft(by=mayor, draft=made[2].pk, revision=made[2].revision, note=mark, at=at)
    return [*made, stood_in_for(people, works, content, mark, at=at)]


def stood_in_for(
    people: dict[str, Person], works: Office, content: Content, mark: str, *, at: datetime
) -> Draft:
    """Write a memo that whoever stands in for the director signs."""
    writer, acting = people[Role.OFFICER], people[Role.SECTION_HEAD]
    director = people[Role.DIVISION_DIRECTOR].appointments.get().position
    draft = start_draft(by=writer, office=works, kind=PaperKind.INTERNAL_MEMO, at=at)
    words = Writing(subject=f"ขออนุญาต {mark}", addressee=f"นายก {mark}", signer_id=director.pk,
                    content=content)  # fmt: skip
    draft = change_draft(by=writer, draft=draft.pk, revision=draft.revision, writing=words, at=at)
    send_up(by=writer, draft=draft.pk, revision=draft.revision, to=Recipient(person=acting), at=at)
    return approve_draft(by=acting, draft=draft.pk, revision=draft.revision, at=at)


def sent(registry: Person, root: Office, works: Office, mark: str, *, at: datetime) -> None:
    """Enter a letter that was sent, and keep a number."""
    written = Written(subject=f"ส่งคืน {mark}", addressee=f"คลังจังหวัด {mark}", remark=mark)
    register_outgoing(by=registry, office=root, written=written, at=at)
    wrong = register_outgoing(by=registry, office=root, written=written, at=at)
    cancel_outgoing(by=registry, letter=wrong.pk, reason=f"ลงผิด {mark}", at=at)
    why = f"รอลงนาม {mark}"
    _kept, given_up = (
        reserve_number(by=registry, office=root, book="letters", reason=why, at=at) for _ in "ab"
    )
    end_reservation(by=registry, reservation=given_up.pk, reason=f"เลิกใช้ {mark}", at=at)


def _envelope(mark: str, place: int, *, extra: bool = False, **more: object) -> Envelope:
    words: dict[str, object] = {
        "reference": f"{mark}/{place}{'x' if extra else ''}",
        "dated": date(2026, 2, 27),
        "sender": f"อำเภอ {mark}",
        "addressee": f"นายก {mark}",
        "subject": f"สำรวจความเสียหาย {mark} เรื่องที่ {place}",
        "enclosures": f"แผนที่ {mark}",
        "remark": f"หมายเหตุ {mark}",
        "references": (f"หนังสือ {mark}/0", f"ประกาศ {mark}"),
    }
    return Envelope(**{**words, **more})  # type: ignore[arg-type]


def _post(root: Office, role: str, at: datetime) -> Post:
    return next(post for post in posts_above(root, on=at.date()) if post.role == role)


def _task(letter: IncomingLetter, expected: str, **more: object) -> int:
    waiting = Task.objects.filter(letter=letter, expected=expected, done_at=None, **more)
    return waiting.order_by("-id").values_list("pk", flat=True)[0]
