"""People who sign in (เจ้าหน้าที่ ผู้บริหาร สมาชิกสภา)."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from database.rows import Rows


class People(Rows["Person"], BaseUserManager["Person"]):
    """The people of the current town."""


class Person(AbstractBaseUser):
    """Someone who works here. A person is disabled, never deleted: their name stands on paper.

    `username` is kept in lower case, so that it is one key however it is typed.
    """

    username = models.CharField("ชื่อผู้ใช้", max_length=60)
    title = models.CharField("คำนำหน้า", max_length=40, default="", blank=True)
    given_name = models.CharField("ชื่อ", max_length=100)
    family_name = models.CharField("นามสกุล", max_length=100, default="", blank=True)
    # Thai dictionary order of the name without its title; `thai.sorting.sort_key`.
    sort_key = models.CharField(max_length=500, default="", db_collation="C")
    email = models.CharField("อีเมล", max_length=200, default="", blank=True)
    phone = models.CharField("โทรศัพท์", max_length=60, default="", blank=True)
    language = models.CharField("ภาษา", max_length=2, default="th")
    must_change_password = models.BooleanField("ต้องตั้งรหัสผ่านใหม่", default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    disabled_at = models.DateTimeField("ระงับเมื่อ", null=True)

    USERNAME_FIELD = "username"
    objects = People()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["username"], name="username_once"),
            models.CheckConstraint(
                condition=models.Q(username=Lower("username")),
                name="username_in_lower_case",
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        """Return the name as it is said: นายสมชาย ใจดี."""
        return f"{self.title}{self.given_name} {self.family_name}".strip()

    @property
    def is_active(self) -> bool:  # type: ignore[override]
        """Tell whether the person may sign in."""
        return self.disabled_at is None


class SignatureImage(models.Model):
    """The picture of a person's signature, printed above their name on paper."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="signature")
    png = models.BinaryField()
    at = models.DateTimeField()

    objects = Rows()

    def __str__(self) -> str:
        return str(self.person)
