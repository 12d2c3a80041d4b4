"""How fast a letter must move and who may know of it (ข้อ 28; ระเบียบความลับ 2544)."""

from django.db import models


class Urgency(models.TextChoices):
    """How fast a letter must move (ชั้นความเร็ว)."""

    NORMAL = "normal", "ปกติ"
    URGENT = "urgent", "ด่วน"
    VERY_URGENT = "very_urgent", "ด่วนมาก"
    MOST_URGENT = "most_urgent", "ด่วนที่สุด"


class Secrecy(models.TextChoices):
    """Who may know of a letter (ชั้นความลับ). Anything but OPEN is for named readers only."""

    OPEN = "open", "ไม่ลับ"
    CONFIDENTIAL = "confidential", "ลับ"
    SECRET = "secret", "ลับมาก"
    TOP_SECRET = "top_secret", "ลับที่สุด"
