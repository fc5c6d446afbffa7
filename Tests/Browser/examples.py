"""Every example of the reference, run as it stands there: with curl, Python, Node and Swift."""

import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import playwright
import requests
from playwright.sync_api import Page

from studio import SIGNAL_SECONDS_MAX, browser, page_of, sign_up

NODE = Path(playwright.__file__).parent / "driver" / "node"
# Print the status of an answer that is none of success, as Python's examples do by themselves.
CURL = 'set -e\ncurl() { command curl --fail-with-body -w "%{stderr} status %{http_code}\\n" "$@"; }\n'
FETCH = """const { fetch: ask } = globalThis;
globalThis.fetch = async (...request) => {
  const answer = await ask(...request);
  if (!answer.ok) console.error(`status ${answer.status}`);
  return answer;
};
"""
PROGRAMS = {
    "curl": ("example.sh", ["bash"], CURL), "Python": ("example.py", [sys.executable, "-u"], ""),
    "JavaScript": ("example.mjs", [NODE], FETCH),
    "Swift": ("example.swift", ["bash", "-c", 'swiftc -o example "$0" && exec ./example'], ""),
}
STATUS = re.compile(r'status (\d{3})|(\d{3}) (?:Client|Server) Error')
# What a sound request may be answered with: its ids are made up, its names may be taken, and its user is nobody special.
EXPECTED = {200, 400, 403, 404, 409}
# What no example may be answered with: that there is no such route, where it shows what it is answered.
NO_ROUTE = '"code":"not_found"'
# Its refresh token is made up too, and so is the password that another example has changed.
UNKNOWN = {"/api/v1/auth/refresh", "/api/v1/auth/login", "/api/v1/auth/cookie", "/api/v1/auth/cookie/refresh"}
# Its model is a paid one, which no stack of a test has.
UNAVAILABLE = {"/api/v1/videos/{id}/promote"}


@dataclass
class Example:
    """An example as the page shows it."""

    method: str
    path: str
    text: str

    @property
    def is_endless(self) -> bool:
        """Whether it goes on for as long as its user wants."""
        return self.path == "/api/v1/events"

    @property
    def order(self) -> int:
        """What takes something away comes late, and last what ends the session."""
        return 2 if self.path == "/api/v1/auth/logout" else 1 if self.method == "DEL" else 0


def examples(page: Page, language: str) -> list[Example]:
    page.get_by_role("button", name=language, exact=True).click()
    found = page.locator(".route").evaluate_all("""(routes) => routes.map((route) => ({
        method: route.querySelector(".path .verb").textContent, path: route.querySelector(".path code").textContent,
        text: route.querySelector("pre").textContent }))""")
    return sorted((Example(**each) for each in found), key=lambda example: example.order)


def outcome(example: Example, language: str, token: str, folder: str) -> str:
    """Why an example is not as it should be; empty when it is."""
    name, program, prologue = PROGRAMS[language]
    file = Path(folder) / name
    file.write_text(prologue + example.text)
    process = subprocess.Popen([*program, file], cwd=folder, env=os.environ | {"TOKEN": token}, text=True,
                               stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    with process:
        if example.is_endless:
            said = process.stdout.readline()
            process.kill()
            return "" if said.startswith("retry:") else said
        said = process.communicate()[0]
    statuses = [int(next(filter(None, match))) for match in STATUS.findall(said)]
    expected = EXPECTED | ({401} if example.path in UNKNOWN else set()) | (
        {422} if example.path in UNAVAILABLE else set())
    if process.returncode == 0 or statuses and statuses[-1] in expected and NO_ROUTE not in said:
        return ""
    return f"exit {process.returncode}: {said[-500:]}"


def ask(method: str, url: str, **options) -> requests.Response:
    """Sends a request as a program does, which has no cookies."""
    answer = requests.request(method, url, timeout=SIGNAL_SECONDS_MAX, **options)
    answer.raise_for_status()
    return answer


def token_of(url: str, email: str) -> str:
    form = {"username": email, "password": "correct horse battery"}
    return ask("POST", f"{url}/api/v1/auth/login", data=form).json()["access_token"]


def made(url: str, token: str) -> str:
    """The id of a video that is there."""
    headers = {"Authorization": f"Bearer {token}"}
    wish = {"prompt": "two cats", "duration": 1, "model": "test"}
    video = ask("POST", f"{url}/api/v1/videos/generate", json=wish, headers=headers).json()["job_id"]
    # The stream of a video's events ends with it.
    ask("GET", f"{url}/api/v1/videos/{video}/events", headers=headers)
    return video


def run_all(url: str) -> None:
    failures: list[str] = []
    with browser() as chromium, page_of(chromium, url) as page, tempfile.TemporaryDirectory() as folder:
        for language in PROGRAMS:
            page.context.clear_cookies()
            page.goto("/")
            page.evaluate("localStorage.clear()")
            token = token_of(url, sign_up(page))
            video = made(url, token)
            page.goto("/docs")
            page.locator(".route").first.wait_for()
            found = examples(page, language)
            assert len(found) > 40, f"{language} has {len(found)} examples"
            for example in found:
                if "/videos/{id}" in example.path:
                    place = example.path.split("{")[0]
                    example.text = re.sub(re.escape(place) + "[0-9a-f-]{36}", place + video, example.text)
                if failure := outcome(example, language, token, folder):
                    failures.append(f"{language}, {example.method} {example.path}: {failure}")
    assert not failures, "\n".join(failures)


if __name__ == "__main__":
    run_all(sys.argv[1])
