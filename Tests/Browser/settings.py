"""API keys and webhooks: made, used, shown once, and ended, by keyboard where it matters."""

import sys
import urllib.error
import urllib.request

from playwright.sync_api import Page, expect

from receiver import Receiver
from studio import ask_for, browser, finished, page_of, sign_up


def status(url: str, path: str, key: str, body: bytes | None = None) -> int:
    """The status with which a program that has only a key is answered."""
    headers = {"Authorization": f"Bearer {key}", "Content-Type": "application/json"}
    try:
        with urllib.request.urlopen(urllib.request.Request(url + path, body, headers)) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code


def kept(section) -> str:
    """Copies the secret that is shown, says that it is kept, and makes sure that it is gone."""
    page = section.page
    field = section.locator(".once input")
    secret = field.input_value()
    section.get_by_role("button", name="Copy").click()
    expect(section.get_by_text("Copied.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == secret
    section.get_by_role("button", name="I have kept it").click()
    expect(field).to_have_count(0)
    assert secret not in page.content()
    return secret


def keys(page: Page, url: str) -> None:
    section = page.get_by_role("region", name="API keys")
    expect(section.get_by_text("No keys yet.")).to_be_visible()
    name = section.get_by_label("Name")
    name.press("Enter")
    expect(section.get_by_role("alert")).to_have_text("Give the key a name, to know it again.")
    expect(name).to_be_focused()
    page.keyboard.type("nightly renders")
    page.keyboard.press("Enter")
    expect(section.get_by_role("heading", name="Your key “nightly renders”")).to_be_focused()
    key = kept(section)
    expect(section.get_by_role("heading", name="API keys")).to_be_focused()

    row = section.get_by_role("listitem").filter(has_text="nightly renders")
    expect(row).to_contain_text("Read only · never used · expires")
    expect(row).to_contain_text(key[:4])
    assert status(url, "/api/v1/auth/me", key) == 200
    assert status(url, "/api/v1/videos/generate", key, b'{"prompt": "a ship"}') == 403

    row.get_by_role("button", name="Revoke").click()
    question = page.get_by_role("dialog", name="Revoke “nightly renders”?")
    page.keyboard.press("Escape")
    expect(question).to_be_hidden()
    expect(row.get_by_role("button", name="Revoke")).to_be_focused()
    page.keyboard.press("Enter")
    question.get_by_role("button", name="Revoke").click()
    expect(section.get_by_text("No keys yet.")).to_be_visible()
    while status(url, "/api/v1/auth/me", key) != 401:
        pass  # Within the 5 s that are promised; the test's time limit bounds it.


def webhooks(page: Page) -> None:
    receiver = Receiver()
    section = page.get_by_role("region", name="Webhooks")
    address = section.get_by_label("Address")
    address.fill("ftp://example.com")
    section.get_by_role("button", name="Add webhook").click()
    expect(section.get_by_role("alert")).to_contain_text("URL scheme")
    address.fill(receiver.url)
    section.get_by_role("button", name="Add webhook").click()
    secret = kept(section)

    page.get_by_role("link", name="Back to your videos").click()
    finished(ask_for(page, "two cats in a garden", seconds=1))
    message = receiver.next()
    assert message.is_signed_by(secret)

    page.get_by_role("link", name="Settings").click()
    row = section.locator("#webhooks > li")
    row.get_by_role("button", name="Messages").click()
    sent = row.locator(".log li")
    expect(sent).to_contain_text("Ready: two cats in a garden")
    expect(sent).to_have_attribute("data-state", "delivered")
    expect(sent).to_contain_text("answered 200")
    sent.get_by_role("button", name="Send again").click()
    again = receiver.next()
    assert again.id == message.id and again.is_signed_by(secret)
    expect(sent).to_have_attribute("data-state", "delivered")

    row.get_by_role("button", name="Switch off").click()
    expect(row).to_contain_text("Off · told when a video is ready, fails or is cancelled")
    row.get_by_role("button", name="Switch on").click()
    expect(row).to_contain_text("On · told")
    row.get_by_role("button", name="New secret").click()
    page.get_by_role("dialog").get_by_role("button", name="New secret").click()
    assert kept(section) != secret
    row.get_by_role("button", name="Remove").click()
    page.get_by_role("dialog", name="Remove this webhook?").get_by_role("button", name="Remove").click()
    expect(section.get_by_text("No webhooks yet.")).to_be_visible()


def settings(url: str) -> None:
    permissions = ["clipboard-read", "clipboard-write"]
    with browser() as chromium, page_of(chromium, url, permissions=permissions) as page:
        sign_up(page)
        page.get_by_role("link", name="Settings").press("Enter")
        expect(page.get_by_role("heading", name="Settings")).to_be_focused()
        expect(page).to_have_title("Settings – VeoGen Studio")
        keys(page, url)
        webhooks(page)

        # The view has an address, and the browser's own Back leads out of it.
        page.reload()
        expect(page.get_by_role("heading", name="Settings")).to_be_visible()
        page.get_by_role("link", name="Back to your videos").press("Enter")
        expect(page.get_by_role("heading", name="Your videos")).to_be_focused()
        page.go_back()
        expect(page.get_by_role("heading", name="Settings")).to_be_focused()
        page.get_by_role("button", name="Sign out").click()
        expect(page.get_by_role("heading", name="Sign in")).to_be_visible()


if __name__ == "__main__":
    settings(sys.argv[1])
