#!/usr/bin/env python3
"""Deploys VeoGen apart, and restarts and replaces it under load: no request fails.

    deploy.py FOLDER [--previous] [--only NAME,…]

FOLDER has what the test makes, and goes with it. Images tagged `current`, and with --previous also `previous`, are there.
Ends with status 1 when something did not hold.
"""
import argparse
import pathlib
import signal
import sys
import time

import rows

ROWS = {
    "images": "images: no root, one executable each",
    "one_host": "one host, Unix sockets: a real video; each service restarted alone",
    "several_hosts": "several hosts, mutual TLS: a real video; health checks; roles kept apart",
    "restarts": "several hosts: each restarted in turn under load",
    "upgrade": "several hosts: each replaced by the previous release and back, in turn, under load",
    "previous": "several hosts: each service in turn of the previous release",
    "namespaces": "the same in network namespaces, without containers: each restarted in turn under load",
    "activation": "sockets kept by who starts the services: each restarted under load, without a second one",
    "units": "systemd-analyze verify, and its exposure level",
}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--executables", type=pathlib.Path, required=True)
    parser.add_argument("--previous", action="store_true")
    parser.add_argument("--only", default=",".join(ROWS))
    options = parser.parse_args()
    # Whoever stops it stops all that it has started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    begin, results, test = time.monotonic(), [], rows.Rows(options.folder, options.executables, options.previous)
    try:
        for name in options.only.split(","):
            moment = time.monotonic()
            try:
                words, faults = getattr(test, name)()
            except Exception as error:  # a row that could not be done has not held
                words, faults = "not done", [f"{type(error).__name__}: {error}"]
            verdict = "not done" if words.startswith("gap") else "BROKEN" if faults else "held"
            results.append((ROWS[name], verdict, words, f"{time.monotonic() - moment:.0f} s"))
            print(f"{verdict}  {ROWS[name]}: {words}", *faults, sep="\n  ", file=sys.stderr, flush=True)
    finally:
        test.close()
    print("| test | held | what was seen | time |\n| --- | --- | --- | --- |")
    for row in results:
        print("| " + " | ".join(row) + " |")
    print(f"\n{time.monotonic() - begin:.0f} s in all.")
    sys.exit(any(row[1] == "BROKEN" for row in results))


if __name__ == "__main__":
    main()
