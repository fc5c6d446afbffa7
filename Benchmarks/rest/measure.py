#!/usr/bin/env python3
"""Measures systems that speak VeoGen's REST API, side by side: each figure is taken from one after the other, in turns.

    measure.py veogen=http://127.0.0.1:8080=.veogen/run [other=http://127.0.0.1:8391=/path/of/pid/files]

Each argument is NAME=URL=FOLDER; FOLDER holds a NAME.pid file for the root of each process tree of that system, from which
come its memory (PSS) and its CPU time per request. Only answers with status 200 count. Needs wrk; loopback only.
"""
import http.client
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
import uuid

SECONDS, CONNECTIONS, REPEATS, SHOWN = 5, 64, 3, 50
TICK = os.sysconf("SC_CLK_TCK")
ORDER = {"prompt": "A lighthouse in a storm, waves over the rocks", "style": "cinematic", "duration": 30,
         "quality": "standard"}
SCRIPT = """wrk.method = "%s"
wrk.body = %s
wrk.headers["Authorization"] = "Bearer %s"
wrk.headers["Content-Type"] = "application/json"
done = function(summary, latency)
  io.write(string.format('@@{"requests": %%d, "seconds": %%f, "p50": %%f, "p99": %%f, "refused": %%d, "broken": %%d}\\n',
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
    summary.errors.status, summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout))
end
"""


class System:
    def __init__(self, argument):
        self.name, self.url, folder = argument.split("=", 2)
        self.host = urllib.parse.urlsplit(self.url)
        if self.host.hostname not in ("127.0.0.1", "localhost", "::1"):
            sys.exit(f"{self.url}: only this machine's loopback may be measured")
        self.roots = {f.stem: int(f.read_text()) for f in pathlib.Path(folder).glob("*.pid")}

    def processes(self):
        """Every process of the system, by the name of its tree: {name: {pid: stat fields}}."""
        stats, children = {}, {}
        for entry in filter(str.isdigit, os.listdir("/proc")):
            try:
                fields = pathlib.Path(f"/proc/{entry}/stat").read_text().rsplit(")", 1)[1].split()
            except OSError:
                continue
            stats[int(entry)] = fields
            children.setdefault(int(fields[1]), []).append(int(entry))
        trees = {}
        for name, root in self.roots.items():
            trees[name], todo = {}, [root]
            while todo:
                pid = todo.pop()
                if pid in stats:
                    trees[name][pid] = stats[pid]
                    todo += children.get(pid, [])
        return trees

    def cpu_seconds(self):
        return sum(sum(map(int, stat[11:15])) for tree in self.processes().values() for stat in tree.values()) / TICK

    def pss_mib(self):
        def of(pid):
            try:
                rollup = pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text()
            except OSError:
                return 0
            return next((int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")), 0)
        return {name: round(sum(map(of, tree)) / 1024, 1) for name, tree in self.processes().items()}

    def call(self, method, path, token=None, body=None, form=False):
        link = http.client.HTTPConnection(self.host.hostname, self.host.port, timeout=60)
        headers = {"Content-Type": "application/x-www-form-urlencoded" if form else "application/json"}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        link.request(method, "/api/v1" + path, body if form or body is None else json.dumps(body), headers)
        reply = link.getresponse()
        text = reply.read()
        link.close()
        if reply.status != 200:
            sys.exit(f"{self.name}: {method} {path} answered {reply.status}: {text[:300]}")
        return json.loads(text)

    def user(self):
        tag = uuid.uuid4().hex[:12]
        self.call("POST", "/auth/register", body={"email": f"{tag}@example.com", "username": f"bench_{tag}",
                                                  "password": "bench-password-1", "full_name": "Bench"})
        form = urllib.parse.urlencode({"username": f"{tag}@example.com", "password": "bench-password-1"})
        return self.call("POST", "/auth/login", body=form, form=True)["access_token"]

    def wait_until_ended(self, token):
        """All of the user's videos, page by page, until none is open. Returns how many there are, by status."""
        end = time.monotonic() + 600
        while time.monotonic() < end:
            counts, skip = {}, 0
            while page := self.call("GET", f"/videos/?skip={skip}&limit=100", token):
                for video in page:
                    counts[video["status"]] = counts.get(video["status"], 0) + 1
                skip += 100
                if counts.get("pending") or counts.get("processing"):
                    break
            else:
                return counts
            time.sleep(0.2)
        sys.exit(f"{self.name}: jobs are still open after 600 s")

    def wrk(self, method, path, token, body=None):
        lua_body = f"[==[{json.dumps(body)}]==]" if body else "nil"
        with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
            script.write(SCRIPT % (method, lua_body, token))
            script.flush()
            before = self.cpu_seconds()
            output = subprocess.run(
                ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "--timeout", "30s", "-s", script.name,
                 self.url + "/api/v1" + path], capture_output=True, text=True, check=True).stdout
            cpu = self.cpu_seconds() - before
        figures = json.loads(next(line for line in output.splitlines() if line.startswith("@@"))[2:])
        good = figures["requests"] - figures["refused"]
        return {"per_s": good / figures["seconds"], "cpu_ms": 1000 * cpu / max(good, 1), "p50": figures["p50"],
                "p99": figures["p99"], "refused": figures["refused"], "broken": figures["broken"]}


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
