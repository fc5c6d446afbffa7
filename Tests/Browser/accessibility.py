"""axe-core over every view, and pictures of them: accessibility.py URL FOLDER."""

import sys
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from studio import ask_for, browser, finished, page_of, plays, sign_up

WIDTHS = {390: 844, 1024: 768, 1920: 1080}
THEMES = ["light", "dark"]
# Between them each layout and each set of colours.
ANALYSED = {(390, "light"), (1920, "dark")}
GRAVE = {"serious", "critical"}


def check(page: Page, view: str, folder: Path, is_whole: bool = False) -> list[str]:
    """Takes pictures of a view in every width and theme, whole ones if wanted, and has axe-core look. Its findings, in
    words."""
    findings: list[str] = []
    for width, height in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": height})
        for theme in THEMES:
            page.emulate_media(color_scheme=theme, reduced_motion="reduce")
            page.screenshot(path=folder / f"{view}-{width}-{theme}.png", full_page=is_whole)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{view} is wider than {width}"
            if (width, theme) not in ANALYSED:
                continue
            for violation in Axe().run(page).response["violations"]:
                if violation["impact"] in GRAVE:
                    nodes = ", ".join(" ".join(map(str, node["target"])) for node in violation["nodes"][:5])
                    findings.append(f"{view} {width} {theme}: {violation['id']} ({violation['impact']}): {nodes}")
    return findings


def settings(page: Page, folder: Path) -> list[str]:
    """The settings with keys, one of them just made, and with a webhook and its messages."""
    page.goto("/#settings")
    page.reload()
    keys, webhooks = page.get_by_role("region", name="API keys"), page.get_by_role("region", name="Webhooks")
    for name in ["nightly renders", "the shop"]:
        keys.get_by_label("Name").fill(name)
        keys.get_by_role("radio", name="Read and write").check()
        keys.get_by_role("button", name="Create key").click()
        expect(keys.get_by_role("heading", name=f"Your key “{name}”")).to_be_visible()
    webhooks.get_by_label("Address").fill("http://127.0.0.1:9/veogen")
    webhooks.get_by_role("checkbox", name="changes its status").check()
    webhooks.get_by_role("button", name="Add webhook").click()
    webhooks.get_by_role("button", name="I have kept it").click()

    page.get_by_role("link", name="Back to your videos").click()
    ask_for(page, "a slow river", seconds=60).get_by_role("button", name="Cancel").click()
    page.get_by_role("link", name="Settings").click()
    webhooks.get_by_role("button", name="Messages").click()
    expect(webhooks.locator(".log li").filter(has_text="attempt")).not_to_have_count(0)
    return check(page, "settings", folder, is_whole=True)


def accessibility(url: str, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with browser() as chromium, page_of(chromium, url) as page:
        page.goto("/")
        expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
        findings = check(page, "welcome", folder)
        sign_up(page)
        findings += check(page, "empty", folder)

        card = ask_for(page, "a lighthouse in a storm, waves over the rocks")
        finished(card)
        ask_for(page, "northern lights above a frozen lake", seconds=60)
        expect(page.get_by_role("progressbar")).to_be_visible()
        findings += check(page, "library", folder)

        card.get_by_role("button", name="Play").click()
        plays(page)
        findings += check(page, "viewer", folder)
        page.get_by_role("button", name="Make it for real").click()
        expect(page.locator("#promotion-send")).to_be_enabled()
        findings += check(page, "promotion", folder)

        findings += settings(page, folder)

        page.goto("/docs")
        expect(page.get_by_role("heading", name="Asks for a video", exact=True)).to_be_visible()
        findings += check(page, "docs", folder)
    assert not findings, "\n".join(findings)


if __name__ == "__main__":
    accessibility(sys.argv[1], Path(sys.argv[2]))
