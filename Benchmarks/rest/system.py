"""A system that speaks VeoGen's REST API: its processes, its users, and wrk's load on it. Needs wrk; loopback only."""
import http.client
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time
import urllib.parse
import uuid

PASSWORD = "bench-password-1"
TICK = os.sysconf("SC_CLK_TCK")
SCRIPT = """wrk.method = "%s"
wrk.body = %s
wrk.headers["Authorization"] = "Bearer %s"
wrk.headers["Content-Type"] = "application/json"
%s
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

    def send(self, method, path, body=None, headers=None):
        """The status, the headers and the bytes of an answer."""
        link = http.client.HTTPConnection(self.host.hostname, self.host.port, timeout=60)
        link.request(method, "/api/v1" + path, body, headers or {})
        reply = link.getresponse()
        text = reply.read()
        link.close()
        return reply.status, reply.headers, text

    def call(self, method, path, token=None, body=None, headers=None):
        headers = {"Content-Type": "application/json", **(headers or {})}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        status, _, text = self.send(method, path, None if body is None else json.dumps(body), headers)
        if status != 200:
            sys.exit(f"{self.name}: {method} {path} answered {status}: {text[:300]}")
        return json.loads(text)

    def register(self, headers=None):
        """A new user's email."""
        tag = uuid.uuid4().hex[:12]
        email = f"{tag}@example.com"
        self.call("POST", "/auth/register", headers=headers, body={
            "email": email, "username": f"bench_{tag}", "password": PASSWORD, "full_name": "Bench"})
        return email

    def sign_in(self, email, headers=None):
        """What becomes of a login with the right password: status, headers, bytes."""
        form = urllib.parse.urlencode({"username": email, "password": PASSWORD})
        headers = {"Content-Type": "application/x-www-form-urlencoded", **(headers or {})}
        return self.send("POST", "/auth/login", form, headers)

    def user(self):
        """A new user's access token."""
        status, _, text = self.sign_in(self.register())
        if status != 200:
            sys.exit(f"{self.name}: a login answered {status}: {text[:300]}")
        return json.loads(text)["access_token"]

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

    def wrk(self, method, path, token, body=None, seconds=5, connections=64, pause_ms=None):
        """wrk's figures of one request; after each answer its connection waits for `pause_ms`, at least and at most."""
        lua_body = f"[==[{json.dumps(body)}]==]" if body else "nil"
        pause = "function delay() return math.random(%d, %d) end" % pause_ms if pause_ms else ""
        with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
            script.write(SCRIPT % (method, lua_body, token, pause))
            script.flush()
            before = self.cpu_seconds()
            output = subprocess.run(
                ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "30s", "-s", script.name,
                 self.url + "/api/v1" + path], capture_output=True, text=True, check=True).stdout
            cpu = self.cpu_seconds() - before
        figures = json.loads(next(line for line in output.splitlines() if line.startswith("@@"))[2:])
        good = figures["requests"] - figures["refused"]
        return {"per_s": good / figures["seconds"], "cpu_ms": 1000 * cpu / max(good, 1), "p50": figures["p50"],
                "p99": figures["p99"], "refused": figures["refused"], "broken": figures["broken"]}
