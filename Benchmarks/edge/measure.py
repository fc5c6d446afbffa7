#!/usr/bin/env python3
"""Measures what slow clients and wrong passwords do to other requests; Benchmarks/edge/run says how.

    measure.py NAME=URL=FOLDER slow flood

The first is as for Benchmarks/rest/measure.py; the others are what to measure, in turns with the same load alone.
"""
import pathlib
import re
import statistics
import sys
import threading
import time

from login_flood import Flood
from slow_clients import KINDS, Swarm
from system import System

LIMITS = pathlib.Path(__file__).resolve().parents[2] / "Sources/Gateway/GatewayLimits.swift"
# The load: about 1,000 requests/s, a fraction of what the machine can do.
CONNECTIONS, PAUSE_MS = 16, (10, 20)
ALONE_SECONDS, SLOW_SECONDS, FLOOD_SECONDS = 15, 45, 30
SLOW_CLIENTS, FLOOD_PER_SECOND, FLOOD_ACCOUNTS = 2_000, 200, 20
# What is promised.
P99_TIMES_MAX, FLOOD_P99_MS_MAX, LATE_SECONDS_MAX, SIGN_IN_SECONDS_MAX = 2, 20, 2, 5
# Where users sign in from, and from where they never did (addresses for documents, RFC 5737).
HOME, ELSEWHERE = {"X-Forwarded-For": "203.0.113.7"}, "198.51.100.%d"


class Memory:
    """The resident memory of one process of the system, in MiB."""

    def __init__(self, pid):
        self.folder = pathlib.Path(f"/proc/{pid}")
        self.before = self._now("VmRSS")
        (self.folder / "clear_refs").write_text("5")  # The peak is counted from here on (proc(5)).

    def _now(self, name):
        return int(re.search(rf"{name}:\s+(\d+) kB", (self.folder / "status").read_text())[1]) / 1024

    def __str__(self):
        return f"{self.before:.0f} before, {self._now('VmHWM'):.0f} at most, {self._now('VmRSS'):.0f} after"


class Trial:
    """One system under the load."""

    def __init__(self, system):
        self.system = system
        self.address = (system.host.hostname, system.host.port)
        self.token = system.user()
        self.video = system.call("POST", "/videos/generate", self.token, {"prompt": "A lighthouse"})["job_id"]
        system.wait_until_ended(self.token)
        self.runs, self.missed = [], []

    def load(self, name, seconds):
        figures = self.system.wrk("GET", f"/videos/{self.video}", self.token, seconds=seconds,
                                  connections=CONNECTIONS, pause_ms=PAUSE_MS)
        self.runs.append((name, figures))
        shown = ", ".join(f"{key} {value:.3g}" for key, value in figures.items())
        print(f"{name}: {shown}", file=sys.stderr, flush=True)

    def check(self, is_kept, miss):
        if not is_kept:
            self.missed.append(miss)

    def slow(self):
        limits = {name: int(value) for name, value in
                  re.findall(r"var (\w+) = Duration\.seconds\((\d+)\)", LIMITS.read_text())}
        swarm = Swarm(self.address, SLOW_CLIENTS // len(KINDS), max(limits[kind.limit] for kind in KINDS))
        memory = Memory(self.system.roots["gateway"])
        swarm.start()
        self.load("slow clients", SLOW_SECONDS)
        print("\n| slow client | thrown out | limit | s | seen: first | median | last | never |\n"
              "| --- | --- | --- | --- | --- | --- | --- | --- |")
        for kind, (lasted, left) in swarm.end().items():
            limit, lasted = limits[kind.limit], sorted(lasted) or [0]
            print(f"| {kind.name} | {len(lasted)} | `{kind.limit}` | {limit} | {lasted[0]:.1f} "
                  f"| {statistics.median(lasted):.1f} | {lasted[-1]:.1f} | {left} |")
            self.check(not left and abs(lasted[0] - limit) <= LATE_SECONDS_MAX and
                       abs(lasted[-1] - limit) <= LATE_SECONDS_MAX, f"{kind.name}: not thrown out after {limit} s")
        print(f"\nMemory of the gateway, MiB: {memory}")

    def flood(self):
        accounts = [self.system.register(HOME) for _ in range(FLOOD_ACCOUNTS)]
        memory = Memory(self.system.roots["auth"])
        flood = Flood(self.address, FLOOD_PER_SECOND, accounts)
        flood.start()
        ending, waits = threading.Event(), {"home": [], "elsewhere": []}
        owners = [threading.Thread(target=self._sign_in, args=(accounts, place, waits[place], ending))
                  for place in waits]
        for owner in owners:
            owner.start()
        self.load("login flood", FLOOD_SECONDS)
        ending.set()
        seconds, counts = flood.end()
        for owner in owners:
            owner.join()
        sent = sum(counts.values())
        print(f"\nThe flood: {sent / seconds:.0f} wrong passwords/s, answered {counts}\n"
              f"Memory of AuthService, MiB: {memory}")
        for place, times in waits.items():
            self.check(max(times) <= SIGN_IN_SECONDS_MAX, f"a right password, {place}, took {max(times):.1f} s")
            print(f"A right password, {place}: {len(times)} sign-ins, median {statistics.median(times):.2f} s, "
                  f"longest {max(times):.2f} s")
        self.check(set(counts) <= {"401", "429", "503"}, f"the flood was answered {counts}")

    def _sign_in(self, accounts, place, waits, ending):
        """Signs in again and again, and each time tries on as long as there is no room."""
        for number in range(1_000_000):
            address = HOME if place == "home" else {"X-Forwarded-For": ELSEWHERE % (number % 254 + 1)}
            began = time.monotonic()
            while (status := self.system.sign_in(accounts[number % len(accounts)], address)[0]) in (429, 503):
                if ending.wait(0.1):
                    break
            waits.append(time.monotonic() - began)
            self.check(status == 200 or ending.is_set(), f"a right password was answered {status}")
            if ending.wait(0.5):
                return

    def report(self):
        print("\n| `GET /api/v1/videos/{id}` | answers/s | p50 ms | p99 ms | p99, times alone | not 200 |\n"
              "| --- | --- | --- | --- | --- | --- |")
        for place, (name, run) in enumerate(self.runs):
            beside = [figures["p99"] for other, figures in self.runs[max(0, place - 1):place + 2] if other == "alone"]
            times = run["p99"] / statistics.mean(beside)
            print(f"| {name} | {run['per_s']:.0f} | {run['p50']:.2f} | {run['p99']:.2f} "
                  f"| {'' if name == 'alone' else f'{times:.1f}'} | {run['refused'] + run['broken']} |")
            excused = name == "login flood" and run["p99"] <= FLOOD_P99_MS_MAX
            self.check(name == "alone" or times <= P99_TIMES_MAX or excused,
                       f"{name}: p99 is {times:.1f} times that alone")
            self.check(not run["refused"] + run["broken"], f"{name}: not all answers were 200")


def main():
    if len(sys.argv) < 3 or not set(sys.argv[2:]) <= {"slow", "flood"}:
        sys.exit(__doc__)
    trial = Trial(System(sys.argv[1]))
    trial.load("alone", ALONE_SECONDS)
    for part in sys.argv[2:]:
        getattr(trial, part)()
        trial.load("alone", ALONE_SECONDS)
    trial.report()
    print("\nMissed: " + "; ".join(trial.missed) if trial.missed else "\nAll targets are kept.")
    sys.exit(1 if trial.missed else 0)


if __name__ == "__main__":
    main()
