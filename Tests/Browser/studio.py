"""The studio in a real browser: what every test does with it."""

import os
import uuid
from contextlib import contextmanager

from playwright.sync_api import Page, expect, sync_playwright

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
# Nothing here waits for time to pass; this only ends a test whose signal never comes.
SIGNAL_SECONDS_MAX = 240

expect.set_options(timeout=SIGNAL_SECONDS_MAX * 1000)


@contextmanager
def browser():
    """Debian's Chromium, without a window."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage", "--mute-audio"])
        try:
            yield chromium
        finally:
            chromium.close()


@contextmanager
def page_of(chromium, url: str, **options):
    """A page of a browser without cookies. What the page complains of on its console fails the test."""
    context = chromium.new_context(base_url=url, accept_downloads=True, **options)
    context.set_default_timeout(SIGNAL_SECONDS_MAX * 1000)
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text)
            if message.type == "error" and "Failed to load resource" not in message.text else None)
    try:
        yield page
    finally:
        context.close()
    assert not complaints, complaints


def sign_up(page: Page) -> str:
    """Makes an account by the page, and returns its email."""
    name = f"user-{uuid.uuid4().hex[:10]}"
    page.goto("/")
    page.get_by_role("button", name="Create an account").click()
    form = page.locator("#sign-in")
    form.get_by_label("Email").fill(f"{name}@example.com")
    form.get_by_label("Name").fill(name)
    form.get_by_label("Password").fill("correct horse battery")
    form.get_by_role("button", name="Create account").click()
    expect(page.get_by_role("heading", name="New video")).to_be_visible()
    return f"{name}@example.com"


def ask_for(page: Page, prompt: str, seconds: int = 2):
    """Asks for a draft, and returns its card."""
    page.get_by_label("What does it show?").fill(prompt)
    page.get_by_role("slider", name="Length").fill(str(seconds))
    page.get_by_role("radio", name="Draft").check()
    expect(page.locator("#price")).to_contain_text("Free")
    page.get_by_role("button", name="Make the video").click()
    card = page.locator(".card", has_text=prompt)
    expect(card).to_be_visible()
    return card


def finished(card):
    """Waits until a card's video can be played."""
    expect(card).to_have_attribute("data-status", "completed")
    return card.get_by_role("button", name="Play")


def plays(page: Page) -> None:
    """Waits until the viewer's video has moved on from its first frame."""
    page.evaluate("""() => new Promise((resolve) => {
        const video = document.querySelector("#viewer video");
        const look = () => { if (video.currentTime > 0.3) resolve(); };
        video.addEventListener("timeupdate", look);
        look();
    })""")


def is_drawn(card) -> None:
    """Waits until a card's thumbnail is a picture that the browser could read."""
    card.locator("img").evaluate("(image) => image.decode()")
