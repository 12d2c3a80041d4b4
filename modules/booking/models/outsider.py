"""Somebody from outside who asks for a hall or a tent on the public page."""

from django.db import models

from database.rows import Rows


class Outsider(models.Model):
    """Who asked from outside, and how we know that it is they.

    A code goes to the e-mail address; without one an officer calls. `token_hash` is of the secret
    part of the address where the request can be followed, at `site` (https://town.example).
    What is no longer needed of them is erased after a time (`commands/erase_outsiders`).
    """

    name = models.CharField("ชื่อ", max_length=200)
    organisation = models.CharField("ในนาม", max_length=200, default="", blank=True)
    phone = models.CharField("โทรศัพท์", max_length=20, blank=True)  # E.164; empty once erased
    email = models.CharField("อีเมล", max_length=200, default="", blank=True)
    address = models.CharField("ที่อยู่", max_length=300, default="", blank=True)
    token_hash = models.CharField(max_length=64, unique=True, db_collation="C")
    site = models.CharField(max_length=200, default="", blank=True)
    code_hash = models.CharField(max_length=64, default="", blank=True, db_collation="C")
    code_sent_at = models.DateTimeField(null=True)
    codes_sent = models.PositiveSmallIntegerField(default=0)
    wrong_codes = models.PositiveSmallIntegerField(default=0)
    # They would wait in the queue if others have the time.
    joins_queue = models.BooleanField("เข้าคิวรอ", default=False, db_default=False)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_how = models.CharField(max_length=5, default="", blank=True)  # email, call
    erased_at = models.DateTimeField("ลบข้อมูลส่วนบุคคลเมื่อ", null=True)

    objects = Rows()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(confirmed_at__isnull=True) ^ ~models.Q(confirmed_how=""),
                name="outsider_is_confirmed_somehow",
            )
        ]

    def __str__(self) -> str:
        return self.name
