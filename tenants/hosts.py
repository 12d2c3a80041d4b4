"""Host names that may be given to a tenant, and those that look like another's."""

import re

LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,40}[a-z0-9])")
_RESERVED = """
    www www1 www2 web api app apps admin administrator root mail email smtp imap pop mx ns ns1
    ns2 dns ftp sftp ssh vpn proxy login signin signup sso auth oauth oidc thaid id account
    accounts static assets cdn media files img images download downloads upload uploads test
    testing dev staging stage uat prod production beta status health metrics monitor support
    help helpdesk docs doc blog news forum billing pay payment payments invoice console
    control operator operators ministry moi dla gov government system internal intranet
    localhost local webhook webhooks callback security abuse postmaster hostmaster webmaster
    noreply thongthin relay template autodiscover autoconfig wpad isatap
"""
RESERVED = frozenset(_RESERVED.split())
# What one eye takes for the other in a browser's address bar; longer ones first.
_TWINS = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("0", "o"), ("1", "l"), ("i", "l"), ("5", "s"))


def look(label: str) -> str:
    """Return a key that is equal for labels that look alike. Only compared, never shown."""
    label = label.replace("-", "")
    for seen, taken_for in _TWINS:
        label = label.replace(seen, taken_for)
    return label


RESERVED_LOOKS = frozenset(map(look, RESERVED))


def problem_of_label(label: str) -> str:
    """Return in Thai what is wrong with a subdomain by itself, or an empty string."""
    if not LABEL.fullmatch(label):
        return (
            "ใช้ได้เฉพาะอักษรอังกฤษ a-z ตัวเลข 0-9 และขีด (-) ยาว 2-42 ตัว "
            "ขึ้นต้นและลงท้ายด้วยอักษรหรือตัวเลข เช่น bangrak"
        )
    if "--" in label:
        return "ใช้ขีด (-) ติดกันไม่ได้ กรุณาใช้ขีดเดียว"
    if label.isdecimal():
        return "ต้องมีอักษรอังกฤษอย่างน้อยหนึ่งตัว"
    if label in RESERVED:
        return f"“{label}” สงวนไว้สำหรับระบบ กรุณาใช้ชื่ออื่น"
    if look(label) in RESERVED_LOOKS:
        return f"“{label}” ดูคล้ายชื่อที่สงวนไว้สำหรับระบบ กรุณาใช้ชื่ออื่น"
    return ""


def problem_of_custom_host(host: str, base_domain: str) -> str:
    """Return in Thai what is wrong with a tenant's own full host name, or an empty string."""
    labels = host.split(".")
    good = all(re.fullmatch(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?", label) for label in labels)
    if len(labels) < 2 or len(host) > 253 or not good or labels[-1].isdecimal():
        return "ชื่อโฮสต์ต้องเป็นชื่อเต็ม เช่น eoffice.bangrak.go.th (อักษร a-z ตัวเลข และขีด)"
    if any(label.startswith("xn--") for label in labels):
        return "ใช้ชื่อโฮสต์ภาษาไทยไม่ได้ เพราะตรวจความคล้ายกันไม่ได้"
    if host == base_domain or host.endswith(f".{base_domain}"):
        return f"ชื่อใต้ {base_domain} ให้ขอเป็นชื่อย่อย ไม่ใช่ชื่อโฮสต์ของหน่วยงานเอง"
    return ""
