"""Running numbers without gaps, drawn under a row lock."""

from django.db import models

from database.rows import Rows


class Series(models.Model):
    """A running number of one year, such as the incoming register of one office.

    `key` names the register and its office (`saraban.incoming/7`); `year` is Buddhist.
    """

    key = models.CharField(max_length=80, db_collation="C")
    year = models.PositiveSmallIntegerField("พ.ศ.")
    last = models.PositiveIntegerField("เลขล่าสุด", default=0)

    objects = Rows()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "year"], name="series_once_a_year")]

    def __str__(self) -> str:
        return f"{self.key} {self.year}: {self.last}"
