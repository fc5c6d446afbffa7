#!/usr/bin/env python3
"""Has sqlmap try what anybody may send to a stack, and says what it found; scripts/injection runs it.

    injection.py FOLDER --hole URL                                          must find a hole
    injection.py FOLDER --stack URL --make-admin VEOGEN-AUTH --pids FOLDER  must find none

FOLDER is sqlmap's own, for what it knows of its targets. Ends with 1 if what must be is not.
"""
import argparse
import json
import os
import pathlib
import re
import subprocess
import sys
import urllib.parse
import urllib.request

EMAIL, PASSWORD = "ada@example.com", "a long password"
# What is tried with a token: the path, and parameters that are sound.
QUERIES = (
    ("/api/v1/videos/", {"skip": "1", "limit": "20"}),
    ("/v1/videos", {"after": "video_0190a1b2c3d47e5f8a9b0c1d2e3f4a5b", "limit": "20", "order": "asc"}),
    ("/api/v1/admin/users", {"skip": "0", "limit": "20", "email": EMAIL}),
    ("/api/v1/usage", {"month": "2026-01"}),
)
FOUND, NOT_FOUND = "identified the following injection point", "do not appear to be injectable"


def sqlmap(options, *arguments):
    """Whether sqlmap finds a hole, and how many requests it took to say so."""
    command = ["sqlmap", "--batch", "--flush-session", "--disable-coloring", "--output-dir", options.folder,
               "--level", options.level, "--risk", options.risk, *arguments]
    output = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL).stdout
    if (FOUND in output) == (NOT_FOUND in output):
        sys.exit(f"sqlmap came to no end: {output[-3000:]}")
    statuses = re.findall(r"(\d+) \(.*?\) - (\d+) times", output)
    return FOUND in output, ", ".join(f"{times} × {status}" for status, times in statuses) or "all 200"


def post(url, body, media):
    request = urllib.request.Request(url, body.encode(), {"Content-Type": media})
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.load(answer)


def administrator(options):
    """The token of a user who may use every route."""
    post(options.stack + "/api/v1/auth/register",
         json.dumps({"email": EMAIL, "username": "ada", "password": PASSWORD}), "application/json")
    pid = int((pathlib.Path(options.pids) / "auth.pid").read_text())
    environment = dict(entry.split("=", 1) for entry in
                       pathlib.Path(f"/proc/{pid}/environ").read_text().split("\0") if "=" in entry)
    subprocess.run([options.make_admin, "make-admin", EMAIL], check=True,
                   env={**os.environ, "DATABASE_URL": environment["DATABASE_URL"]})
    form = urllib.parse.urlencode({"username": EMAIL, "password": PASSWORD})
    return post(options.stack + "/api/v1/auth/login", form, "application/x-www-form-urlencoded")["access_token"]


def stack_targets(options):
    """A name for each target, and sqlmap's arguments."""
    bearer = f"Authorization: Bearer {administrator(options)}"
    dbms = ("--dbms", "PostgreSQL")
    form = urllib.parse.urlencode({"username": EMAIL, "password": "wrong password"})
    yield ("POST /api/v1/auth/login", "-u", options.stack + "/api/v1/auth/login", "--data", form,
           "-p", "username,password", "--ignore-code", "401", *dbms)
    for path, query in QUERIES:
        yield ("GET " + path, "-u", f"{options.stack}{path}?{urllib.parse.urlencode(query)}", "--headers", bearer,
               "-p", ",".join(query), *dbms)


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("folder")
    for option in ("--hole", "--stack", "--make-admin", "--pids"):
        parser.add_argument(option)
    parser.add_argument("--level", default="1")
    parser.add_argument("--risk", default="1")
    options = parser.parse_args()
    if options.hole:
        found, _ = sqlmap(options, "-u", options.hole + "/?id=1")
        print("a server with a hole: found" if found else "sqlmap does not find a hole that is there", flush=True)
        sys.exit(0 if found else 1)
    holes = 0
    for name, *arguments in stack_targets(options):
        found, answers = sqlmap(options, *arguments)
        holes += found
        print(f"{name}: {'INJECTABLE' if found else 'nothing'} ({answers})", flush=True)
    sys.exit(1 if holes else 0)


if __name__ == "__main__":
    main()
