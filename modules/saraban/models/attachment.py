"""Files and citations of a letter, in or out."""

from django.db import models
from django.db.models import Q

from database.rows import Rows
from files.models import StoredFile
from modules.saraban.models.incoming import IncomingLetter
from modules.saraban.models.outgoing import OutgoingLetter


class Part(models.TextChoices):
    """What a file is to its letter."""

    MAIN = "main", "ตัวหนังสือ"
    ENCLOSURE = "enclosure", "สิ่งที่ส่งมาด้วย"
    STAMPED = "stamped", "ฉบับประทับตรารับ"


class Attachment(models.Model):
    """A file of a letter. The original is never replaced; a stamped copy is another part."""

    incoming = models.ForeignKey(
        IncomingLetter, on_delete=models.PROTECT, null=True, related_name="attachments"
    )
    outgoing = models.ForeignKey(
        OutgoingLetter, on_delete=models.PROTECT, null=True, related_name="attachments"
    )
    part = models.CharField(max_length=10, choices=Part)
    sort = models.PositiveSmallIntegerField(default=0)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")

    objects = Rows()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(incoming__isnull=True) ^ Q(outgoing__isnull=True),
                name="attachment_of_one_letter",
            )
        ]

    def __str__(self) -> str:
        return str(self.file)


class Citation(models.Model):
    """A letter that another one refers to (อ้างถึง): words on paper, a link where we know it."""

    incoming = models.ForeignKey(
        IncomingLetter, on_delete=models.PROTECT, null=True, related_name="citations"
    )
    outgoing = models.ForeignKey(
        OutgoingLetter, on_delete=models.PROTECT, null=True, related_name="citations"
    )
    text = models.CharField("อ้างถึง", max_length=300)
    cited_incoming = models.ForeignKey(
        IncomingLetter, on_delete=models.PROTECT, null=True, related_name="cited_by"
    )
    cited_outgoing = models.ForeignKey(
        OutgoingLetter, on_delete=models.PROTECT, null=True, related_name="cited_by"
    )

    objects = Rows()

    def __str__(self) -> str:
        return self.text
