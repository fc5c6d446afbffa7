"""The connection is cut while a video is made: the page says so, comes back by itself, and misses nothing."""

import sys

from playwright.sync_api import expect

from cut import Relay
from studio import ask_for, browser, finished, page_of, plays, sign_up


def lost_connection(url: str) -> None:
    relay = Relay(url)
    with browser() as chromium, page_of(chromium, relay.url) as page:
        sign_up(page)
        page.evaluate("window.isSamePage = true")
        card = ask_for(page, "a ship at night", seconds=8)
        # Events have come when it is no more waiting, so that there is a last one to go on from.
        expect(card).to_have_attribute("data-status", "processing")

        relay.cut()
        expect(page.get_by_text("Reconnecting…")).to_be_visible()
        with page.expect_request(lambda request: request.url.endswith("/api/v1/events")
                                 and "last-event-id" in request.headers):
            relay.mend()
        expect(page.get_by_text("Reconnecting…")).to_be_hidden()

        finished(card).click()
        plays(page)
        assert page.evaluate("window.isSamePage"), "the page was loaded again"


if __name__ == "__main__":
    lost_connection(sys.argv[1])
