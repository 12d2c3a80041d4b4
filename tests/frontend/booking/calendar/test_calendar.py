"""The pages of the calendar."""

import re

import pytest
from django.test.utils import CaptureQueriesContext

from database.work import connection_here
from modules.booking.commands.close_resource import close_resource
from modules.booking.models import Booking
from tests.bookings import make_resource

VIEWS = ("", "week", "month", "timeline")


@pytest.fixture
def given(asked, decided, anong, preecha, parlour, days):
    """The parlour is given to กองช่าง in three days from 9 to 11."""
    return decided(asked(anong, parlour, days(3), days(3, 11), title="รับคณะตรวจเยี่ยม"))


def on(moment, **more):
    return {"day": moment.date().isoformat(), **more}


def lane(html: str, resource) -> str:
    """Return the part of a page that is one resource's."""
    return re.search(rf'id="lane-{resource.pk}".*?</section>', html, re.S).group()


def test_a_day_shows_what_is_given_in_its_place(as_, somchai, given, parlour, days):
    html = as_(somchai).get("/booking/", on(days(3))).text
    part = lane(html, parlour)
    assert "at-0900 for-8" in part
    assert "รับคณะตรวจเยี่ยม" in part
    assert "09.00–11.00" in part
    assert "กองช่าง" in part
    assert f'href="/booking/{given.pk}"' in part
    assert "slot-mine" not in part
    assert "ห้องประชุมผู้บริหาร" not in part


def test_mine_and_waiting_are_said_in_words_and_looks(as_, anong, asked, parlour, days):
    asked(anong, parlour, days(3), days(3, 11))
    part = lane(as_(anong).get("/booking/", on(days(3))).text, parlour)
    assert "slot-wait slot-mine" in part
    assert "รออนุมัติ" in part


@pytest.mark.parametrize("view", VIEWS)
def test_a_private_title_is_in_no_view(as_, wichai, asked, anong, parlour, days, view):
    asked(anong, parlour, days(3), days(3, 11), title="สอบสวนวินัย", private=True)
    html = as_(wichai).get("/booking/", on(days(3), view=view)).text
    assert "สอบสวนวินัย" not in html
    assert "ไม่เปิดเผย" in html
    assert "สอบสวนวินัย" in as_(anong).get("/booking/", on(days(3), view=view)).text


def test_set_up_and_clean_up_are_hatched_beside_the_slot(
    as_, anong, asked, decided, clerk_office, preecha, days
):
    stage = make_resource(
        "room", "เวทีกลาง", clerk_office, on_holidays=True, setup_minutes=30, cleanup_minutes=15
    )
    decided(asked(anong, stage, days(3), days(3, 11)))
    part = lane(as_(anong).get("/booking/", on(days(3))).text, stage)
    assert 'class="buffer at-0830 for-2 row-1"' in part
    assert 'class="buffer at-1100 for-1 row-1"' in part
    assert 'data-busy="34-45"' in part


def test_a_closed_room_says_why_and_cannot_be_chosen(as_, malee, preecha, parlour, days):
    at = days(0)
    close_resource(
        by=malee, resource=parlour.pk, starts=days(3, 0), ends=days(5, 17), reason="ทาสีผนัง",
        at=at,
    )  # fmt: skip
    part = lane(as_(preecha).get("/booking/", on(days(4))).text, parlour)
    assert "slot-shut" in part
    assert "ทาสีผนัง" in part
    assert 'data-busy="0-96"' in part
    assert "ไม่ว่างแล้ว" in part


def test_what_is_free_is_said_and_leads_to_the_form(as_, somchai, given, parlour, days):
    part = lane(as_(somchai).get("/booking/", on(days(3))).text, parlour)
    assert "ว่างถึง 09.00 น." in part
    link = re.search(r'class="lane-book"[^>]*href="([^"]+)"', part).group(1).replace("&amp;", "&")
    form = as_(somchai).get(link)
    assert form.status_code == 200
    assert "06.00" in form.text


def test_who_may_move_a_slot_is_who_asked_and_who_keeps_the_room(
    as_, anong, wanchai, malee, given, parlour, days
):
    url = f'data-moves="/booking/{given.pk}/move"'
    assert url in as_(anong).get("/booking/", on(days(3))).text
    assert url not in as_(wanchai).get("/booking/", on(days(3))).text


def test_the_chips_count_and_filter(as_, anong, asked, parlour, lounge, truck, days):
    asked(anong, parlour, days(3), days(3, 11))
    client = as_(anong)
    html = client.get("/booking/", on(days(3))).text
    assert "ของฉัน 1" in html
    assert "รออนุมัติ 1" in html
    rooms = client.get("/booking/", on(days(3), show="rooms")).text
    assert f'id="lane-{parlour.pk}"' in rooms
    assert f'id="lane-{truck.pk}"' not in rooms
    mine = client.get("/booking/", on(days(3), show="mine")).text
    assert f'id="lane-{lounge.pk}"' not in mine
    assert "ไม่มีการจองของท่าน" in client.get("/booking/", on(days(9), show="mine")).text


def test_a_month_counts_and_narrows_as_the_other_views_do(
    as_, anong, preecha, asked, parlour, lounge, truck, engineering, days
):
    asked(anong, parlour, days(3), days(3, 11), title="ประชุมแผน")
    asked(preecha, lounge, days(3), days(3, 11), title="ประชุมสภา")
    make_resource("room", "โรงซ่อม", engineering)
    client = as_(anong)
    html = client.get("/booking/", on(days(3), view="month")).text
    assert "ของฉัน 1" in html
    assert "รออนุมัติ" in html
    assert re.search(r'<select[^>]*name="resource"', html)
    assert re.search(r'<select[^>]*name="office"', html)
    one = client.get("/booking/", on(days(3), view="month", resource=parlour.pk)).text
    assert "ประชุมแผน" in one
    assert "ประชุมสภา" not in one


def test_the_week_of_one_resource_leads_to_the_form_from_each_day_that_is_free(
    as_, anong, parlour, days
):
    html = as_(anong).get("/booking/", on(days(7), view="week", resource=parlour.pk)).text
    links = re.findall(r'<a class="day-book" href="([^"]+)"', html)
    assert len(links) == 7
    form = as_(anong).get(links[2].replace("&amp;", "&"))
    assert form.status_code == 200
    assert f"resource={parlour.pk}" in links[2]
    past = as_(anong).get("/booking/", on(days(-14), view="week", resource=parlour.pk)).text
    assert "day-book" not in past


def test_resource_and_office_narrow_it(as_, anong, parlour, lounge, engineering, days):
    workshop = make_resource("room", "โรงซ่อม", engineering)
    client = as_(anong)
    one = client.get("/booking/", on(days(3), resource=parlour.pk)).text
    assert f'id="lane-{parlour.pk}"' in one
    assert f'id="lane-{lounge.pk}"' not in one
    ours = client.get("/booking/", on(days(3), office=engineering.pk)).text
    assert f'id="lane-{workshop.pk}"' in ours
    assert f'id="lane-{parlour.pk}"' not in ours


def test_a_typed_day_gets_an_address_of_its_own(as_, somchai, parlour):
    answer = as_(somchai).get("/booking/", {"day": "5 ธ.ค. 2569", "go": "1", "view": "month"})
    assert answer.status_code == 302
    assert answer["location"] == "/booking/?view=month&day=2026-12-05"


def test_a_day_that_cannot_be_read_is_422_and_stays_in_the_box(as_, somchai, parlour):
    answer = as_(somchai).get("/booking/", {"day": "31/2/2569", "go": "1"})
    assert answer.status_code == 422
    assert 'value="31/2/2569"' in answer.text
    assert "อ่านวันที่ “31/2/2569” ไม่ได้" in answer.text


def test_a_month_names_holidays_and_its_buddhist_year(as_, somchai, parlour):
    html = as_(somchai).get("/booking/", {"view": "month", "day": "2026-12-01"}).text
    assert "ธันวาคม 2569" in html
    assert "วันรัฐธรรมนูญ" in html


def test_a_month_counts_what_does_not_fit(as_, anong, asked, parlour, days):
    for hour in range(8, 14):
        asked(anong, parlour, days(3, hour), days(3, hour, 30), title=f"เรื่องที่ {hour}")
    html = as_(anong).get("/booking/", on(days(3), view="month")).text
    assert "เรื่องที่ 10" in html
    assert "เรื่องที่ 11" not in html
    assert "อีก 3 รายการ" in html


def test_a_trip_over_days_is_one_bar_of_two_weeks(as_, anong, boonmee, asked, truck, days):
    asked(anong, truck, days(3, 6), days(5, 18), destination="เชียงใหม่", reach="outside")
    html = as_(anong).get("/booking/", on(days(2), view="timeline")).text
    assert re.search(r'class="slot on-10 for-20 row-1', html)


def test_the_week_of_one_room_has_its_hours(as_, somchai, given, parlour, days):
    html = as_(somchai).get("/booking/", on(days(3), view="week", resource=parlour.pk)).text
    assert "hours-week" in html
    assert "at-0900 for-8 row-1 is-alone" in html


def test_english_pages_write_gregorian_days(as_, somchai, given, days):
    client = as_(somchai)
    client.post("/-/language", {"language": "en"})
    html = client.get("/booking/", {"view": "month", "day": "2026-12-01"}).text
    assert "December 2026" in html
    assert "2569" not in html


@pytest.mark.parametrize(("view", "most"), list(zip(VIEWS, (21, 21, 22, 21), strict=True)))
def test_more_bookings_ask_no_more_questions(
    as_, anong, asked, decided, preecha, parlour, lounge, days, view, most
):
    client = as_(anong)

    def questions() -> int:
        with CaptureQueriesContext(connection_here()) as asked_for:
            assert client.get("/booking/", on(days(3), view=view)).status_code == 200
        return len(asked_for)

    decided(asked(anong, parlour, days(3, 8), days(3, 9), private=True))
    asked(anong, lounge, days(3, 8), days(3, 9), private=True)
    few = questions()
    for hour in range(9, 15):
        decided(asked(anong, parlour, days(3, hour), days(3, hour + 1), private=True))
        asked(anong, lounge, days(3, hour), days(3, hour + 1), private=hour % 2 == 0)
    assert questions() == few
    assert few <= most


def test_nothing_new_is_204_and_a_change_is_the_board(as_, anong, asked, parlour, days):
    client = as_(anong)
    html = client.get("/booking/", on(days(3))).text
    url = re.search(r'id="pulse" hx-get="([^"]+)"', html).group(1).replace("&amp;", "&")
    assert client.get(url).status_code == 204
    asked(anong, parlour, days(3), days(3, 11), title="เพิ่งจองเมื่อครู่")
    changed = client.get(url)
    assert changed.status_code == 200
    assert "เพิ่งจองเมื่อครู่" in changed.text
    assert "ของฉัน 1" in changed.text
    assert "<html" not in changed.text
    assert "data-news" in changed.text
    again = re.search(r'id="pulse"[^>]* hx-get="([^"]+)"', changed.text).group(1)
    assert client.get(again.replace("&amp;", "&")).status_code == 204


def test_today_is_drawn_anew_when_the_clock_goes_on_but_that_is_no_news(as_, anong, parlour):
    client = as_(anong)
    html = client.get("/booking/").text
    url = re.search(r'id="pulse" hx-get="([^"]+)"', html).group(1)
    later = client.get(url.rpartition(".")[0] + ".1")
    assert later.status_code == 200
    assert 'id="board"' in later.text
    assert "data-news" not in later.text


def test_a_range_says_whether_it_is_free_and_who_approves(as_, anong, preecha, parlour, days):
    words = {"resource": parlour.pk, "starts": f"{days(3):%Y-%m-%dT%H:%M}"}
    ends = f"{days(3, 11):%Y-%m-%dT%H:%M}"
    answer = as_(anong).get("/booking/range", {**words, "ends": ends}).json()
    assert answer["free"] is True
    assert answer["words"].startswith("ว่าง · 20 ที่นั่ง · ")
    assert answer["words"].endswith("อนุมัติ")


def test_a_range_that_is_taken_names_the_other_without_a_private_title(
    as_, somchai, anong, asked, decided, preecha, parlour, days
):
    decided(asked(anong, parlour, days(3), days(3, 11), title="สอบสวนวินัย", private=True))
    words = {
        "resource": parlour.pk,
        "starts": f"{days(3, 10):%Y-%m-%dT%H:%M}",
        "ends": f"{days(3, 12):%Y-%m-%dT%H:%M}",
    }
    answer = as_(somchai).get("/booking/range", words).json()
    assert answer["free"] is False
    assert "กองช่าง" in answer["words"]
    assert "สอบสวนวินัย" not in answer["words"]


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ({}, 422),
        ({"starts": "2026-11-23T10:00", "ends": "2026-11-23T09:00"}, 422),
        ({"starts": "เช้า", "ends": "เย็น"}, 422),
        ({"starts": "2026-11-23T09:00", "ends": "2026-11-23T10:00", "resource": "999999"}, 404),
    ],
)
def test_a_range_that_makes_no_sense_is_refused(as_, anong, words, status):
    assert as_(anong).get("/booking/range", words).status_code == status


def test_strangers_are_asked_to_sign_in(browser, parlour):
    for path in ("/booking/", "/booking/changes", "/booking/range", "/booking/find"):
        assert browser.get(path).status_code == 302


def test_looking_changes_nothing(as_, anong, given, days):
    before = list(Booking.objects.values_list("pk", "state", "during"))
    for view in VIEWS:
        as_(anong).get("/booking/", on(days(3), view=view))
    assert list(Booking.objects.values_list("pk", "state", "during")) == before
