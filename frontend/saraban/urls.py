"""Pages of saraban."""

from django.urls import URLPattern, URLResolver, path

from frontend.saraban.circulation import views as circulation
from frontend.saraban.incoming import files
from frontend.saraban.incoming import views as incoming
from frontend.saraban.letter import endorsements
from frontend.saraban.letter import views as letter
from frontend.saraban.registers import exports
from frontend.saraban.registers import views as registers
from frontend.saraban.sending_urls import urlpatterns as sending

app_name = "saraban"
urlpatterns: list[URLPattern | URLResolver] = [
    path("incoming/<int:letter_id>", letter.letter, name="letter"),
    path("incoming/<int:letter_id>/moves/<str:verb>", letter.move, name="move"),
    path("incoming/<int:letter_id>/acknowledge", letter.acknowledge_copy, name="acknowledge"),
    path("incoming/<int:letter_id>/recall", letter.take_back, name="recall"),
    path("incoming/<int:letter_id>/cancel", letter.cancel, name="cancel-letter"),
    path("incoming/<int:letter_id>/readers", letter.name_readers, name="readers"),
    path("incoming/<int:letter_id>/endorsements", endorsements.sheet, name="endorsements"),
    path("incoming/<int:letter_id>/circulation", circulation.incoming, name="circulation"),
    path("incoming/<int:letter_id>/remind", circulation.remind_incoming, name="remind"),
    path("incoming/register", incoming.register, name="register"),
    path("incoming/uploads", incoming.uploads, name="uploads"),
    path("incoming/uploads/<str:token>/pages/<int:page>", files.upload_page, name="upload-page"),
    path("incoming/<int:letter>/registered", incoming.registered, name="registered"),
    path("registers/incoming", registers.incoming, name="incoming"),
    path("registers/incoming.pdf", exports.incoming_pdf, name="incoming-pdf"),
    path("registers/incoming.xlsx", exports.incoming_xlsx, name="incoming-xlsx"),
    path("registers/outgoing", registers.outgoing, name="outgoing"),
    path("registers/outgoing.pdf", exports.outgoing_pdf, name="outgoing-pdf"),
    path("registers/outgoing.xlsx", exports.outgoing_xlsx, name="outgoing-xlsx"),
    path("parties", incoming.parties, name="parties"),
    path("files/<int:attachment>/pages/<int:page>", files.page, name="file-page"),
    path("files/<int:attachment>/original", files.original, name="file-original"),
    path("files/<int:attachment>/stamped", files.stamped, name="file-stamped"),
    *sending,
]
