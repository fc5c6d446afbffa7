#!/usr/bin/env python3
"""Measures systems that speak VeoGen's REST API, side by side: each figure is taken from one after the other, in turns.

    measure.py veogen=http://127.0.0.1:8080=.veogen/run [other=http://127.0.0.1:8391=/path/of/pid/files]

Each argument is NAME=URL=FOLDER; FOLDER holds a NAME.pid file for the root of each process tree of that system, from which
come its memory (PSS) and its CPU time per request. Only answers with status 200 count. Needs wrk; loopback only.
"""
import statistics
import sys
import time

from system import System

REPEATS, SHOWN = 3, 50
ORDER = {"prompt": "A lighthouse in a storm, waves over the rocks", "style": "cinematic", "duration": 30,
         "quality": "standard"}


def main():
    systems = [System(argument) for argument in sys.argv[1:]]
    if not systems:
        sys.exit(__doc__)
    idle = {system.name: system.pss_mib() for system in systems}
    shown = {}
    for system in systems:
        token = system.user()
        ids = [system.call("POST", "/videos/generate", token, ORDER)["job_id"] for _ in range(SHOWN)]
        ended = system.wait_until_ended(token)
        if ended != {"completed": SHOWN}:
            sys.exit(f"{system.name}: the videos ended as {ended}")
        shown[system.name] = (token, ids[-1])

    runs = {}
    for turn in range(REPEATS):
        for system in systems:
            token, video = shown[system.name]
            writer = system.user()
            for name, figures in (
                    ("get", system.wrk("GET", f"/videos/{video}", token)),
                    ("list", system.wrk("GET", "/videos/?limit=20", token)),
                    ("generate", system.wrk("POST", "/videos/generate", writer, ORDER))):
                runs.setdefault((name, system.name), []).append(figures)
                print(f"{turn + 1}/{REPEATS} {system.name} {name}: " +
                      ", ".join(f"{key} {value:.3g}" for key, value in figures.items()), file=sys.stderr, flush=True)
            began = time.monotonic()
            ended = system.wait_until_ended(writer)
            print(f"{turn + 1}/{REPEATS} {system.name} drained in {time.monotonic() - began:.1f} s: {ended}",
                  file=sys.stderr, flush=True)

    report(systems, runs, idle)


def report(systems, runs, idle):
    print("| request | system | answers/s | range | CPU ms each | p50 ms | p99 ms | times the last |\n"
          "| --- | --- | --- | --- | --- | --- | --- | --- |")
    for name in ("get", "list", "generate"):
        last = statistics.median(run["per_s"] for run in runs[name, systems[-1].name])
        for system in systems:
            made = runs[name, system.name]
            middle = {key: statistics.median(run[key] for run in made) for key in made[0]}
            rates = [run["per_s"] for run in made]
            print(f"| {name} | {system.name} | {middle['per_s']:.0f} | {min(rates):.0f}–{max(rates):.0f} "
                  f"| {middle['cpu_ms']:.3f} | {middle['p50']:.2f} | {middle['p99']:.2f} | {middle['per_s'] / last:.1f} |")
    for system in systems:
        parts = ", ".join(f"{name} {mib}" for name, mib in sorted(idle[system.name].items()))
        print(f"\nIdle memory of {system.name}, MiB of PSS: {sum(idle[system.name].values()):.0f} ({parts})")


if __name__ == "__main__":
    main()
