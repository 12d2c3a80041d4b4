"""Those an office corresponds with, remembered from what was typed before."""

from django.db import models

from database.rows import Rows


class Party(models.Model):
    """A sender or an addressee (จาก / ถึง): an agency, a post or a person outside."""

    name = models.CharField("ชื่อ", max_length=200)
    name_key = models.CharField(max_length=200, db_collation="C")  # thai.text.skeleton of the name
    sort_key = models.CharField(max_length=500, db_collation="C")
    times = models.PositiveIntegerField("จำนวนครั้งที่ใช้", default=1)
    used_at = models.DateTimeField("ใช้ล่าสุด")

    objects = Rows()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name_key"], name="party_once")]

    def __str__(self) -> str:
        return self.name
