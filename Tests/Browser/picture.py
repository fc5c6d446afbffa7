"""A video that begins with a picture: picture.py URL. The stack has a model `paid`, which takes none."""

import hashlib
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import expect

from studio import ask_for, browser, finished, page_of, sign_up


def drawn(folder: Path) -> Path:
    file = folder / "beach.png"
    subprocess.run(
        ["ffmpeg", "-v", "error", "-f", "lavfi", "-i", "testsrc2=s=640x360", "-frames:v", "1", file], check=True)
    return file


def picture(url: str) -> None:
    with tempfile.TemporaryDirectory() as name, browser() as chromium, page_of(chromium, url) as page:
        beach = drawn(Path(name))
        text = Path(name) / "text.png"
        text.write_text("hello")
        large = Path(name) / "large.png"
        large.write_bytes(bytes(5 * 2**19 + 1))
        sign_up(page)
        choice = page.get_by_label("Begin with a picture")
        hint = page.locator("#picture-hint")
        preview = page.get_by_role("img", name="The chosen picture")
        remove = page.get_by_role("button", name="Remove the picture")

        for file, complaint in [(text, "no picture"), (large, "larger than 2.5 MiB")]:
            choice.set_input_files(file)
            expect(hint).to_contain_text(complaint)
            expect(preview).to_be_hidden()
        choice.set_input_files(beach)
        expect(preview).to_be_visible()
        expect(hint).to_contain_text("begins with beach.png")
        pixel = "(canvas) => canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.some(Boolean)"
        assert preview.evaluate(pixel)
        remove.focus()
        page.keyboard.press("Enter")
        expect(preview).to_be_hidden()
        expect(choice).to_be_focused()
        assert choice.input_value() == ""

        # A model that takes none says which does, and nothing is ordered of it without what was chosen.
        choice.set_input_files(beach)
        expect(preview).to_be_visible()
        page.locator("#model").select_option("paid")
        expect(choice).to_be_disabled()
        expect(hint).to_contain_text("draft can")
        page.get_by_label("What does it show?").fill("waves on a beach")
        page.get_by_role("button", name="Make the video").click()
        expect(page.locator("#composer-fault")).to_contain_text("does not begin with a picture")
        expect(remove).to_be_focused()
        expect(page.locator(".card")).to_have_count(0)
        page.locator("#model").select_option("draft")
        expect(choice).to_be_enabled()

        card = ask_for(page, "waves on a beach")
        finished(card)
        video = page.request.get(f"/api/v1/videos/{card.get_attribute('data-id')}").json()
        assert video["reference_image_sha256"] == hashlib.sha256(beach.read_bytes()).hexdigest(), video


if __name__ == "__main__":
    picture(sys.argv[1])
