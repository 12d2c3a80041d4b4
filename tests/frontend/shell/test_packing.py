"""Pages are packed for browsers that take it; nothing else is."""

import gzip
import re

TAKES = {"accept-encoding": "gzip, deflate, br"}


def test_a_page_is_packed_for_who_takes_it(browser):
    answer = browser.get("/sign-in", headers=TAKES)
    assert answer.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in answer.headers["Vary"]
    assert int(answer.headers["Content-Length"]) == len(answer.content)
    page = gzip.decompress(answer.content)
    assert b"</html>" in page
    assert len(answer.content) < len(page) / 2


def test_who_takes_no_packed_page_gets_it_plain(browser):
    answer = browser.get("/sign-in")
    assert "Content-Encoding" not in answer.headers
    assert b"</html>" in answer.content


def test_what_is_no_page_goes_as_it_is(browser):
    answer = browser.get("/-/ready", headers=TAKES)
    assert "Content-Encoding" not in answer.headers


def test_neither_its_length_nor_its_token_is_the_same_twice(browser):
    packed = [browser.get("/sign-in", headers=TAKES).content for _n in range(12)]
    tokens = {
        re.search(rb'csrf-token" content="([^"]+)"', gzip.decompress(each)).group(1)
        for each in packed
    }
    assert len(tokens) == len(packed)
    assert len({len(each) for each in packed}) > 3
