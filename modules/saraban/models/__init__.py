"""What saraban keeps."""

from modules.saraban.models.attachment import Attachment, Citation, Part
from modules.saraban.models.circulation import Circulation, CirculationCopy
from modules.saraban.models.draft import Draft, DraftStep, DraftStepKind, PaperKind
from modules.saraban.models.incoming import Channel, IncomingLetter
from modules.saraban.models.levels import Secrecy, Urgency
from modules.saraban.models.outgoing import NumberReservation, OutgoingLetter
from modules.saraban.models.party import Party
from modules.saraban.models.path import Expected, OfficeReceipt, Step, StepKind, Task
from modules.saraban.models.reader import NamedReader

__all__ = [
    "Attachment",
    "Channel",
    "Circulation",
    "CirculationCopy",
    "Citation",
    "Draft",
    "DraftStep",
    "DraftStepKind",
    "Expected",
    "IncomingLetter",
    "NamedReader",
    "NumberReservation",
    "OfficeReceipt",
    "OutgoingLetter",
    "PaperKind",
    "Part",
    "Party",
    "Secrecy",
    "Step",
    "StepKind",
    "Task",
    "Urgency",
]
