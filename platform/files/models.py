"""Files as they came in; a stored file is never changed, a new version is a new row."""

from django.conf import settings
from django.db import models

from database.rows import Rows


class StoredFile(models.Model):
    """One uploaded or rendered file. Its bytes lie in storage under their SHA-256.

    `active` and `signed` are as `papers.intake.Intake` says; the bytes of an active file are
    only handed out for download, never shown.
    """

    name = models.CharField("ชื่อแฟ้ม", max_length=255)
    sha256 = models.CharField(max_length=64, db_collation="C")
    size = models.PositiveBigIntegerField("ขนาด (ไบต์)")
    content_type = models.CharField(max_length=100)
    pages = models.PositiveIntegerField("จำนวนหน้า", default=0)
    active = models.BooleanField("มีส่วนที่ทำงานเองได้", default=False)
    signed = models.BooleanField("มีลายมือชื่อดิจิทัล", default=False)
    stored_at = models.DateTimeField()
    stored_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
        db_constraint=False,
    )

    objects = Rows()

    class Meta:
        indexes = [models.Index(fields=["sha256"], name="file_by_content")]

    def __str__(self) -> str:
        return self.name
