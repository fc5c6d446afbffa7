#!/usr/bin/env python3
"""Measures the RPC runtime beside a raw C echo, containerd's Go ttrpc and gRPC's C++ library, all in one run.

"split" pins the server to one core and the client to another; "same" puts both on one core, where no wake-up of a second
core hides the cost of the code. Medians of the repetitions; ratios hold on other machines, absolute figures do not.
Our own rows carry a deadline, a request id and a trace context with each call, and keep metrics of it on both sides, as
services do; "bare" ones do without the last three. "nio" is a bare channel handler: bytes for bytes, on our event loop.
"""

import argparse
import os
import signal
import statistics
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path

PARTS = ["peers", "connections", "streaming", "restarts", "budget"]
TICKS = os.sysconf("SC_CLK_TCK")


class Peer:
    """A program that serves and calls, pinned to cores."""

    def __init__(self, work, name, program, *options):
        self.name, self.program, self.options = name, Path(work) / program, options
        self.is_ours = program == "rpc-bench"

    @contextmanager
    def serving(self, address):
        command = [self.program, "server", address.removeprefix("unix://")]
        if self.is_ours:
            command = [self.program, "serve", address, *self.shared()]
        process = subprocess.Popen(["taskset", "-c", "0", *command], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        try:
            if self.is_ours:
                address = process.stdout.readline().decode().strip()
            else:
                while not os.path.exists(address.removeprefix("unix://")):
                    if process.poll() is not None:
                        raise SystemExit(f"{self.name} did not start")
                    time.sleep(0.02)
            yield process.pid, address
        finally:
            process.kill()
            process.wait()
            Path(address.removeprefix("unix://")).unlink(missing_ok=True)

    def shared(self):
        return [o for o in self.options if o == "--bare"]

    def call(self, address, core, size, in_flight, seconds, *more):
        if self.is_ours:
            command = [self.program, "call", address, *self.options, "--bytes", size, "--in-flight", in_flight,
                       "--seconds", seconds, *more]
        else:
            command = [self.program, "client", address.removeprefix("unix://"), size, in_flight, seconds]
        return run(core, command)


def run(core, command):
    output = subprocess.run(["taskset", "-c", str(core), *map(str, command)], check=True, capture_output=True).stdout
    return [float(word) for word in output.split()]


def cpu_seconds(pid):
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def peak_megabytes(pid):
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    return 0.0


def median(rows):
    return [statistics.median(values) for values in zip(*rows)]


def heading(text, columns):
    print(f"\n{text}\n{columns}", flush=True)


def measured(peer, address, core, size, in_flight, seconds, *more):
    """requests/s, p50, p99, CPU per 100k of client and server, peak MB of the server."""
    with peer.serving(address) as (pid, bound):
        before = cpu_seconds(pid)
        rate, p50, p99, client = peer.call(bound, core, size, in_flight, seconds, *more)
        server = (cpu_seconds(pid) - before) * 1e5 / max(1, rate * seconds)
        return rate, p50, p99, client, server, peak_megabytes(pid)


def peers(work, options):
    """Everybody's echo, one connection."""
    everybody = [Peer(work, "raw-C", "raw"), Peer(work, "nio", "nio"), Peer(work, "go-ttrpc", "go")]
    if (Path(work) / "grpc-c++").exists():
        everybody.append(Peer(work, "grpc-c++", "grpc-c++"))
    for name, method, *more in [("rpc-inline", "Echo"), ("rpc-async", "EchoAsync"), ("rpc-suspending", "EchoHop"),
                                ("rpc-async-bare", "EchoAsync", "--bare")]:
        everybody.append(Peer(work, name, "rpc-bench", "--method", method, *more))
    heading("Echo over one Unix socket. CPU: seconds per 100k requests",
            f"{'peer':15} {'cores':5} {'bytes':>5} {'conc':>4} {'req/s':>9} {'p50 us':>8} {'p99 us':>8} {'srv CPU':>8} "
            f"{'cli CPU':>8} {'rss MB':>6} {'x Go':>6} {'x C++':>6} {'p50/raw':>7}")
    for size in (100, 1024):
        for placement, core, in_flight in (("same", 0, 1), ("split", 1, 1), ("split", 1, 64)):
            rows = {peer.name: [] for peer in everybody}
            for _ in range(options.repetitions):
                for peer in everybody:
                    rows[peer.name].append(
                        measured(peer, f"unix://{work}/s", core, size, in_flight, options.seconds))
            rows = {name: median(values) for name, values in rows.items()}
            grpc = rows.get("grpc-c++", [float("nan")])[0]
            for name, (rate, p50, p99, client, server, rss) in rows.items():
                print(f"{name:15} {placement:5} {size:5} {in_flight:4} {rate:9.0f} {p50:8.1f} {p99:8.1f} {server:8.2f} "
                      f"{client:8.2f} {rss:6.0f} {rate / rows['go-ttrpc'][0]:6.2f} {rate / grpc:6.2f} "
                      f"{p50 / rows['raw-C'][1]:7.2f}", flush=True)


def connections(work, options):
    """The same load on more connections, and on TCP with and without TLS."""
    heading("64 calls of 100 bytes in flight on each connection; async handlers",
            f"{'transport':9} {'connections':>11} {'req/s':>9} {'p50 us':>8} {'p99 us':>8} {'srv CPU':>8} {'cli CPU':>8} "
            f"{'rss MB':>6} {'of best':>7}")
    transports = {
        "unix": (f"unix://{work}/s", ()), "tcp": ("tcp://127.0.0.1:0", ()),
        "tls": ("tcp://127.0.0.1:0", ("--certificates", f"{work}/certificates")),
    }
    rows = {(name, count): [] for name in transports for count in (1, 8, 64)}
    for _ in range(options.repetitions):
        for name, count in rows:
            address, secure = transports[name]
            peer = Peer(work, name, "rpc-bench", "--method", "EchoAsync", *secure)
            peer.shared = lambda secure=secure: list(secure)
            rows[name, count].append(
                measured(peer, address, 1, 100, 64, options.seconds, "--connections", count))
    rows = {key: median(values) for key, values in rows.items()}
    best = max(row[0] for row in rows.values())
    for (name, count), (rate, p50, p99, client, server, rss) in rows.items():
        print(f"{name:9} {count:11} {rate:9.0f} {p50:8.1f} {p99:8.1f} {server:8.2f} {client:8.2f} {rss:6.0f} "
              f"{rate / best:7.2f}", flush=True)


def streaming(work, options):
    """A stream of messages of 1 MB beside a raw copy, and what a slow reader makes the two sides hold."""
    heading("Server streaming of messages of 1 MB. CPU: the client's seconds per GB",
            f"{'reader':16} {'MB/s':>8} {'cli CPU':>8} {'server MB':>9} {'x raw':>6}")
    raw, ours = Peer(work, "raw copy", "copy"), Peer(work, "rpc", "rpc-bench")
    rows = {"raw copy": [], "rpc": [], "rpc, 100x slower": []}
    for _ in range(options.repetitions):
        with raw.serving(f"unix://{work}/s") as (pid, address):
            figures = run(1, [raw.program, "client", address.removeprefix("unix://"), options.seconds])
            rows["raw copy"].append([*figures, peak_megabytes(pid)])
        for name in ("rpc", "rpc, 100x slower"):
            pause = 0 if name == "rpc" else 99 * 1000 / rows["rpc"][-1][0]
            with ours.serving(f"unix://{work}/s") as (pid, address):
                seconds = options.seconds if pause == 0 else 3 * options.seconds
                figures = run(1, [ours.program, "read", address, "--seconds", seconds, "--pause", pause])
                rows[name].append([*figures, peak_megabytes(pid)])
    raw_rate = median(rows["raw copy"])[0]
    for name, values in rows.items():
        rate, cpu, rss = median(values)
        print(f"{name:16} {rate:8.0f} {cpu:8.3f} {rss:9.1f} {rate / raw_rate:6.2f}", flush=True)


def restarts(work, options):
    """Calls at a steady rate while their server is stopped and started again and again."""
    count = 50 if options.long else 10
    heading(f"{count} restarts of a server under 2,000 calls/s",
            f"{'calls':>8} {'failed':>7} {'slowest ms':>10} {'calls/s':>8}")
    program, address = Path(work) / "rpc-bench", f"unix://{work}/s"

    def start():
        server = subprocess.Popen([program, "serve", address], stdout=subprocess.PIPE)
        server.stdout.readline()
        return server

    server = start()
    load = subprocess.Popen([program, "steady", address], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    for _ in range(count):
        time.sleep(0.2)
        server.send_signal(signal.SIGTERM)
        server.wait()
        server = start()
    output, _ = load.communicate()
    server.kill()
    server.wait()
    calls, failed, slowest, rate = map(float, output.split())
    print(f"{calls:8.0f} {failed:7.0f} {slowest:10.0f} {rate:8.0f}", flush=True)


def budget(work, options):
    """What repetitions add to the load of a server that fails one call in five."""
    heading("A server that fails 20 % of its calls, behind the retry budget",
            f"{'calls':>8} {'load':>6} {'failed':>7}")
    calls, load, failed = run(1, [Path(work) / "rpc-bench", "budget", f"unix://{work}/s", "--seconds", options.seconds])
    print(f"{calls:8.0f} {load:6.3f} {failed:7.3f}", flush=True)


def main():
    parser = argparse.ArgumentParser(prog="scripts/bench rpc", description=__doc__)
    parser.add_argument("work", help=argparse.SUPPRESS)
    parser.add_argument("repetitions", nargs="?", type=int, default=3, help="of each measurement (3)")
    parser.add_argument("seconds", nargs="?", type=float, default=2, help="of each load (2)")
    parser.add_argument("--only", action="append", choices=PARTS, help="a part; may be repeated")
    parser.add_argument("--long", action="store_true", help="50 restarts instead of 10")
    options = parser.parse_args()
    for part in options.only or PARTS:
        globals()[part](options.work, options)


if __name__ == "__main__":
    main()
