"""The approval matrix on its page: read by all, written by the clerk, tried by anybody."""

from modules.booking.matrix import lines_now

URL = "/booking/rules"
FAR = {"kind": "vehicle", "reach": "outside", "head_first": "on", "role": "chief_executive"}


def _seen(browser):
    return browser.get(f"{URL}/new").context["seen"]


def _add(browser, **line):
    return browser.post(f"{URL}/new", {**line, "seen": _seen(browser)})


def test_a_line_is_added_moved_and_deleted_without_script(as_, preecha):
    browser = as_(preecha)
    assert _add(browser, **FAR).url == URL
    _add(browser, kind="room")
    assert [line.kind for line in lines_now()] == ["vehicle", "room"]
    browser.post(f"{URL}/1/move", {"to": "up", "seen": _seen(browser)})
    assert [line.kind for line in lines_now()] == ["room", "vehicle"]
    browser.post(f"{URL}/0/delete", {"seen": _seen(browser)})
    assert [line.kind for line in lines_now()] == ["vehicle"]


def test_a_page_that_is_old_changes_nothing(as_, preecha):
    browser = as_(preecha)
    old = _seen(browser)
    _add(browser, **FAR)
    browser.post(f"{URL}/0/delete", {"seen": old})
    answer = browser.post(f"{URL}/0/edit", {"kind": "room", "seen": old})
    assert answer.status_code == 422
    assert [line.kind for line in lines_now()] == ["vehicle"]


def test_a_line_that_cannot_be_says_where(as_, preecha):
    answer = _add(as_(preecha), kind="room", reach="outside", over_km="๕๐")
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"reach"}
    assert 'value="๕๐"' in answer.content.decode()


def test_others_read_and_do_not_write(as_, malee):
    browser = as_(malee)
    assert "เพิ่มบรรทัด" not in browser.get(URL).content.decode()
    assert browser.get(f"{URL}/new").status_code == 403
    assert browser.post(f"{URL}/0/delete", {"seen": "x"}).status_code == 403


def test_a_line_that_is_never_reached_is_marked(as_, preecha):
    browser = as_(preecha)
    _add(browser, kind="vehicle", role="clerk")
    _add(browser, **FAR)
    rows = browser.get(URL).context["lines"]
    assert [row["hidden"] for row in rows] == [0, 1]


def test_trying_says_through_whom_and_to_whom(as_, preecha, anong, prasert, boonmee, truck):
    _add(as_(preecha), **FAR)
    browser = as_(anong)
    far = browser.get(f"{URL}?resource={truck.pk}&reach=outside").context["tried"]
    assert far["line"] == 1
    assert [step["who"] for step in far["steps"]] == [prasert.full_name, boonmee.full_name]
    near = browser.get(f"{URL}?resource={truck.pk}&reach=district").context["tried"]
    assert near["line"] is None


def test_trying_nothing_says_so(as_, malee):
    page = as_(malee).get(f"{URL}?resource=&km=x")
    assert page.status_code == 200
    assert page.context["tried"] is None
