"""How many videos are ahead is told by events alone, while a video waits: line.py URL WORKER."""

import os
import signal
import sys

from playwright.sync_api import expect

from studio import ask_for, browser, finished, page_of, sign_up


def line(url: str, worker: int) -> None:
    with browser() as chromium, page_of(chromium, url) as page:
        sign_up(page)
        # Nothing is begun as long as the worker is stopped.
        os.kill(worker, signal.SIGSTOP)
        try:
            first = ask_for(page, "a ship at night", seconds=1)
            second = ask_for(page, "two cats in a garden", seconds=1)
            expect(first).to_contain_text("Next in the queue")
            expect(second).to_contain_text("1 video ahead")
            page.route(f"**/api/v1/videos/{second.get_attribute('data-id')}", lambda route: route.abort())
            first.get_by_role("button", name="Cancel").click()
            expect(second).to_contain_text("Next in the queue")
            page.unroute_all()
        finally:
            os.kill(worker, signal.SIGCONT)
        finished(second)


if __name__ == "__main__":
    line(sys.argv[1], int(sys.argv[2]))
