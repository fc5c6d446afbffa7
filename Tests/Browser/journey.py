"""Sign up, ask for a video, see its progress, play it, save it, delete it."""

import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import expect

from studio import ask_for, browser, finished, is_drawn, page_of, plays, sign_up


def duration_of(file: Path) -> float:
    report = subprocess.run(
        ["ffprobe", "-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0", file],
        check=True, capture_output=True, text=True)
    return float(report.stdout)


def journey(url: str) -> None:
    with browser() as chromium, page_of(chromium, url) as page:
        sign_up(page)
        expect(page.get_by_text("Nothing here yet")).to_be_visible()
        card = ask_for(page, "two cats in a garden")
        expect(card.get_by_role("progressbar")).to_be_visible()
        play = finished(card)

        is_drawn(card)
        play.click()
        viewer = page.get_by_role("dialog")
        expect(viewer.get_by_role("heading")).to_have_text("two cats in a garden")
        plays(page)

        with page.expect_download() as download, tempfile.TemporaryDirectory() as folder:
            viewer.get_by_role("link", name="Download").click()
            file = Path(folder) / download.value.suggested_filename
            download.value.save_as(file)
            assert file.suffix == ".mp4", file
            assert abs(duration_of(file) - 2) < 0.1
        address = card.get_attribute("data-id")

        viewer.get_by_role("button", name="Delete").click()
        page.get_by_role("dialog", name="Delete this video?").get_by_role("button", name="Delete").click()
        expect(card).to_have_count(0)
        expect(page.get_by_text("Nothing here yet")).to_be_visible()
        assert page.request.get(f"/api/v1/videos/{address}").status == 404

        # The cookies are out of reach of scripts, and signing out ends the session.
        assert page.evaluate("document.cookie") == ""
        page.reload()
        expect(page.get_by_role("heading", name="New video")).to_be_visible()
        page.get_by_role("button", name="Sign out").click()
        expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
        assert page.request.get("/api/v1/auth/me").status == 401


if __name__ == "__main__":
    journey(sys.argv[1])
