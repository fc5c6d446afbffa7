#!/usr/bin/env python3
"""Hurts a whole VeoGen and shows what it lost: nothing.

    chaos.py PROGRAMS [--full] [--only NAME,…] [--seed N]

PROGRAMS is the folder of the executables, FakeUpstream among them. By default it takes less than five minutes. Ends
with status 1 when something did not hold. Loopback only; everything is in a temporary folder that goes.
"""
import argparse
import random
import signal
import sys
import time

from celery_ledger import celery_kills
from clocks import wrong_clocks
from disks import full_artifacts, full_database
from interleavings import interleavings
from ledgers import summary
import scenarios
from stack import Stack

# name: what is done, what it must show, and how often it is done by default and in full
ROWS = {
    "crash_points": (scenarios.crash_points, "crash points P0-P10: 0 lost, 0 sent twice, ledgers equal", (1,), (100,)),
    "random_kills": (scenarios.random_kills, "SIGKILLs of workers and AIService: the same", (30,), (1000,)),
    "frozen_worker": (scenarios.frozen_worker, "a worker stopped for 3 leases: all it writes is refused", (), ()),
    "rescue": (scenarios.rescue, "rescue after kill -9, default settings", (1,), (10,)),
    "database_crashes": (
        scenarios.database_crashes, "PostgreSQL crashes: nothing accepted is lost, no process ends", (3,), (20,)),
    "bounded_queue": (scenarios.bounded_queue, "200 parallel wishes at a bound", (50,), (50,)),
    "same_key": (scenarios.same_key, "50 wishes with one key, the gateway killed", (3,), (200,)),
    "interleavings": (
        interleavings, "cancel, delete, regenerate, complete: forward only, no orphans", (300,), (10_000,)),
    "full_artifacts": (full_artifacts, "no room for videos: they wait, none is served in part", (), ()),
    "full_database": (full_database, "no room for PostgreSQL: refusals, recovery", (), ()),
    "wrong_clocks": (wrong_clocks, "clocks ±1 h and +10 years: leases, tokens, recovery", (False,), (True,)),
    "celery_kills": (celery_kills, "for comparison: SIGKILLs of Celery's workers, as replaced", (10,), (100,)),
}


def arguments():
    parser = argparse.ArgumentParser(
        formatter_class=argparse.RawDescriptionHelpFormatter, description="The tests:\n" + "\n".join(
            f"  {name:18}{title}" for name, (_, title, _, _) in ROWS.items()))
    parser.add_argument("programs", help="the folder of the executables; scripts/chaos gives it")
    parser.add_argument("--full", action="store_true", help="as often as promised, which takes hours")
    parser.add_argument("--only", default=",".join(ROWS), help="some of the tests, with commas between", metavar="NAME,…")
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 32), help="what chance begins with")
    options = parser.parse_args()
    unknown = set(options.only.split(",")) - set(ROWS)
    if unknown:
        parser.error(f"there is no test {', '.join(sorted(unknown))}; --help lists them")
    return options


def main():
    options = arguments()
    random.seed(options.seed)
    # Whoever stops it stops all that it has started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    begin, rows, stack = time.monotonic(), [], Stack(options.programs)
    try:
        for name in options.only.split(","):
            scenario, title, usual, full = ROWS[name]
            moment = time.monotonic()
            try:
                words, faults = scenario(stack, *(full if options.full else usual))
            except Exception as error:  # a row that could not be done has not held
                words, faults = "not done", [f"{type(error).__name__}: {error}"]
                stack.kill_workers()
            held = "–" if faults is None else "BROKEN" if faults else "held"
            rows.append((title, held, words, f"{time.monotonic() - moment:.0f} s"))
            print(f"{rows[-1][1]}  {title}: {words}", *faults or (), sep="\n  ", file=sys.stderr, flush=True)
        calls = summary(stack)
    finally:
        stack.close()
    print("| test | held | what was seen | time |\n| --- | --- | --- | --- |")
    for row in rows:
        print("| " + " | ".join(row) + " |")
    print(f"\nPaid calls by their end: {calls}. Seed {options.seed}, {time.monotonic() - begin:.0f} s in all.")
    sys.exit(any(row[1] == "BROKEN" for row in rows))


if __name__ == "__main__":
    main()
