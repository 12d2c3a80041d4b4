"""The usual offices and posts of each kind of organisation (domain 3.3), to start from."""

from dataclasses import dataclass

from accounts.models import OfficeKind, Role

type Post = tuple[str, Role]


@dataclass(frozen=True)
class Preset:
    """How one kind of organisation calls its people: `of` follows นายก, รองนายก and ปลัด.

    `offices` are names of `DIVISIONS`, in the order of their document codes.
    """

    of: str
    chief: str
    council: str
    deputies: int
    offices: tuple[str, ...]


# The first three every local government has; a small one has no more.
BASIC = ("สำนักปลัด", "กองคลัง", "กองช่าง")
_LARGER = (*BASIC, "กองสาธารณสุขและสิ่งแวดล้อม", "กองการศึกษา", "กองสวัสดิการสังคม")
_LARGEST = (*_LARGER, "กองยุทธศาสตร์และงบประมาณ", "กองการเจ้าหน้าที่")

PRESETS = {
    "sao": Preset(
        "องค์การบริหารส่วนตำบล",
        "นายกองค์การบริหารส่วนตำบล",
        "สภาองค์การบริหารส่วนตำบล",
        2,
        (*BASIC, "กองการศึกษา ศาสนาและวัฒนธรรม", "กองสวัสดิการสังคม"),
    ),
    "subdistrict": Preset("เทศบาล", "นายกเทศมนตรี", "สภาเทศบาล", 2, _LARGER),
    "town": Preset("เทศบาล", "นายกเทศมนตรี", "สภาเทศบาล", 3, _LARGEST),
    "city": Preset("เทศบาล", "นายกเทศมนตรี", "สภาเทศบาล", 4, _LARGEST),
    "pao": Preset(
        "องค์การบริหารส่วนจังหวัด",
        "นายกองค์การบริหารส่วนจังหวัด",
        "สภาองค์การบริหารส่วนจังหวัด",
        2,
        (*_LARGEST, "กองพัสดุและทรัพย์สิน"),
    ),
    "pattaya": Preset("เมืองพัทยา", "นายกเมืองพัทยา", "สภาเมืองพัทยา", 4, _LARGEST),
    "bma": Preset("กรุงเทพมหานคร", "ผู้ว่าราชการกรุงเทพมหานคร", "สภากรุงเทพมหานคร", 4, _LARGEST),
}

# Posts below the head of a division; every one has a head and a clerk of its own beside these.
DIVISIONS: dict[str, tuple[Post, ...]] = {
    "สำนักปลัด": (
        ("หัวหน้าฝ่ายบริหารงานทั่วไป", Role.SECTION_HEAD),
        ("นักจัดการงานทั่วไป", Role.OFFICER),
        ("นักทรัพยากรบุคคล", Role.OFFICER),
        ("นักวิเคราะห์นโยบายและแผน", Role.OFFICER),
        ("นิติกร", Role.OFFICER),
        ("เจ้าพนักงานป้องกันและบรรเทาสาธารณภัย", Role.OFFICER),
        ("พนักงานขับรถยนต์", Role.DRIVER),
    ),
    "กองคลัง": (
        ("นักวิชาการเงินและบัญชี", Role.OFFICER),
        ("นักวิชาการจัดเก็บรายได้", Role.OFFICER),
        ("นักวิชาการพัสดุ", Role.SUPPLY_OFFICER),
    ),
    "กองช่าง": (
        ("วิศวกรโยธา", Role.OFFICER),
        ("นายช่างโยธา", Role.OFFICER),
        ("นายช่างไฟฟ้า", Role.OFFICER),
    ),
    "กองสาธารณสุขและสิ่งแวดล้อม": (("นักวิชาการสาธารณสุข", Role.OFFICER),),
    "กองการศึกษา": (("นักวิชาการศึกษา", Role.OFFICER),),
    "กองการศึกษา ศาสนาและวัฒนธรรม": (("นักวิชาการศึกษา", Role.OFFICER),),
    "กองสวัสดิการสังคม": (("นักพัฒนาชุมชน", Role.OFFICER),),
    "กองยุทธศาสตร์และงบประมาณ": (("นักวิเคราะห์นโยบายและแผน", Role.OFFICER),),
    "กองการเจ้าหน้าที่": (("นักทรัพยากรบุคคล", Role.OFFICER),),
    "กองพัสดุและทรัพย์สิน": (("นักวิชาการพัสดุ", Role.SUPPLY_OFFICER),),
}

# A ministry's agency: a director-general, divisions called กอง, no council.
AGENCY_OFFICES: dict[str, tuple[Post, ...]] = {
    "สำนักงานเลขานุการกรม": (
        ("นักจัดการงานทั่วไป", Role.OFFICER),
        ("นักวิชาการพัสดุ", Role.SUPPLY_OFFICER),
        ("พนักงานขับรถยนต์", Role.DRIVER),
    ),
    "กองบริหารการคลัง": (("นักวิชาการเงินและบัญชี", Role.OFFICER),),
    "กองกฎหมาย": (("นิติกร", Role.OFFICER),),
    "กองยุทธศาสตร์และแผนงาน": (("นักวิเคราะห์นโยบายและแผน", Role.OFFICER),),
    "ศูนย์เทคโนโลยีสารสนเทศและการสื่อสาร": (("นักวิชาการคอมพิวเตอร์", Role.OFFICER),),
}


@dataclass(frozen=True)
class PlannedOffice:
    """One office that a preset asks for, with its posts."""

    name: str
    kind: OfficeKind
    posts: tuple[Post, ...]


def executives(kind: str, *, small: bool = False) -> tuple[Post, ...]:
    """Return the posts at the root: chief executive, deputies, council, internal audit."""
    if kind == "agency":
        return (
            ("อธิบดี", Role.CHIEF_EXECUTIVE),
            ("รองอธิบดี", Role.DEPUTY_EXECUTIVE),
            ("นักวิชาการตรวจสอบภายใน", Role.AUDITOR),
        )
    preset = PRESETS[kind]
    chief: list[Post] = [
        (preset.chief, Role.CHIEF_EXECUTIVE),
        (f"รอง{preset.chief}", Role.DEPUTY_EXECUTIVE),
    ]
    if small:
        return tuple(chief)
    return (
        *chief,
        (f"เลขานุการ{preset.council}", Role.COUNCIL_SECRETARY),
        (f"สมาชิก{preset.council}", Role.COUNCIL_MEMBER),
        ("นักวิชาการตรวจสอบภายใน", Role.AUDITOR),
    )


def planned_offices(kind: str, *, small: bool = False) -> list[PlannedOffice]:
    """Return the offices under the root, the one with the central registry first."""
    if kind == "agency":
        first, *others = AGENCY_OFFICES
        secretary: list[Post] = [("เลขานุการกรม", Role.CLERK)]
        return [
            _planned(first, AGENCY_OFFICES[first], secretary),
            *(_planned(name, AGENCY_OFFICES[name]) for name in others),
        ]
    preset = PRESETS[kind]
    clerk: list[Post] = [(f"ปลัด{preset.of}", Role.CLERK)]
    if not small:
        clerk.append((f"รองปลัด{preset.of}", Role.DEPUTY_CLERK))
    first, *others = BASIC if small else preset.offices
    clerk.append((f"หัวหน้า{first}", Role.DIVISION_DIRECTOR))
    most = 1 if small else None
    return [
        _planned(first, DIVISIONS[first][:most], clerk),
        *(_planned(name, DIVISIONS[name][:most]) for name in others),
    ]


def _planned(name: str, posts: tuple[Post, ...], heads: list[Post] | None = None) -> PlannedOffice:
    """Plan an office; the one with its heads given holds the central registry."""
    kind = OfficeKind.CLERK_OFFICE if heads else OfficeKind.DIVISION
    registry = Role.REGISTRY_CENTRAL if heads else Role.REGISTRY_DIVISION
    heads = heads or [(f"ผู้อำนวยการ{name}", Role.DIVISION_DIRECTOR)]
    return PlannedOffice(name, kind, (*heads, ("เจ้าพนักงานธุรการ", registry), *posts))
