"""A draft is made for real, at a price that is seen before: promotion.py URL. The stack has a model `paid`, which makes 4
seconds in draft or high quality at $0.10 a second."""

import sys

from playwright.sync_api import Page, expect

from studio import ask_for, browser, finished, page_of, plays, sign_up


def opened(page: Page, card):
    finished(card).click()
    plays(page)
    page.get_by_role("button", name="Make it for real").click()
    question = page.get_by_role("dialog", name="Make it for real")
    expect(question.get_by_label("Model")).to_have_value("paid")
    return question


def promotion(url: str) -> None:
    with browser() as chromium, page_of(chromium, url) as page:
        sign_up(page)
        expect(page.get_by_label("Model").locator("option")).to_have_count(2)
        draft = ask_for(page, "a ship at night", seconds=4)
        address = draft.get_attribute("data-id")
        question = opened(page, draft)
        send = question.get_by_role("button", name="Make the video")

        expect(question.get_by_role("radio", name="Standard")).to_be_disabled()
        question.get_by_role("radio", name="High").check()
        expect(question.locator("#promotion-price")).to_contain_text("$0.40")
        question.get_by_label("Model").select_option("draft")
        expect(question.locator("#promotion-price")).to_contain_text("Free")
        expect(question.locator("#promotion-price")).to_contain_text("1920x1080")
        question.get_by_role("radio", name="Draft").check()
        expect(send).to_be_enabled()
        send.click()
        expect(page.locator("#promotion-fault")).to_contain_text("already")
        question.get_by_label("Model").select_option("paid")
        question.get_by_role("radio", name="High").check()
        expect(question.locator("#promotion-price")).to_contain_text("$0.40")
        expect(page.locator("#promotion-fault")).to_be_empty()
        send.click()

        expect(page.get_by_role("dialog")).to_have_count(0)
        expect(page.locator(".card")).to_have_count(2)
        real = page.locator(f".card:not([data-id='{address}'])")
        finished(real)
        video = page.request.get(f"/api/v1/videos/{real.get_attribute('data-id')}").json()
        first = page.request.get(f"/api/v1/videos/{address}").json()
        assert video["promoted_from"] == address, video
        assert (video["model"], video["quality"], video["seed"]) == ("paid", "high", first["seed"]), video
        assert video["cost"]["final"] == 0.4, video
        expect(page.locator("#usage")).to_contain_text("$0.40 spent this month")


if __name__ == "__main__":
    promotion(sys.argv[1])
