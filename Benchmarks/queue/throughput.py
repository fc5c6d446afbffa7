#!/usr/bin/env python3
"""Measures VeoGen's queue beside others; see Benchmarks/queue/run. All on one PostgreSQL with its own defaults."""
import argparse
import os
import pathlib
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time

import psycopg

import backlog
from systems import HERE, LibrarySystem, RESTSystem

sys.path.insert(0, str(HERE.parent.parent / "Tests" / "Chaos"))
from stack import Database, free_port, until  # noqa: E402  the private PostgreSQL of scripts/chaos

PARTS = ("peers", "pinned", "backlog")
OURS = """SELECT count(*), extract(epoch FROM max(completed_at) - min(created_at)) FROM video.video
    WHERE status = 3 AND created_at >= %s"""
REPLACED = """SELECT count(*), extract(epoch FROM max(completed_at) - min(created_at)) FROM video_generations
    WHERE status = 'completed' AND created_at >= %s"""


class VeoGen:
    """A whole VeoGen, by `veogen up`."""

    def __init__(self, programs, folder, server, database):
        port, self.url = free_port(), f"{server.url_of(database)}"
        server.psql(f"CREATE DATABASE {database}", database="postgres")
        environment = os.environ | {
            "DATABASE_URL": self.url, "TEST_PROVIDER_ENABLED": "true", "DEFAULT_MODEL": "test", "LOG_LEVEL": "warning",
            "MAX_QUEUE_SIZE": "1000000"}
        self.data, self.http = folder / database, f"http://127.0.0.1:{port}"
        self.process = subprocess.Popen(
            [programs / "veogen", "up", "--data", self.data, "--http", f"127.0.0.1:{port}"], env=environment,
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        for line in self.process.stderr:
            if "ready" in line:
                break

    def system(self, name, model, server):
        system = RESTSystem(name, self.http, self.data / "run", self.url, OURS, model)
        system.roots["postgres"] = server.pid()
        return system

    def close(self):
        self.process.send_signal(signal.SIGINT)
        self.process.wait()


class Server(Database):
    def url_of(self, database):
        return f"postgresql://postgres@/{database}?host={self.folder}"

    def pid(self):
        return int(self.psql("SELECT pg_read_file('postmaster.pid')", "postgres")[0][0])


def line(name, runs):
    """A row of the table: medians of some batches."""
    rates = [count / seconds for count, seconds, _ in runs]
    cpu = statistics.median(1000 * used / count for count, _, used in runs)
    print(f"| {name} | {runs[0][0]} × {len(runs)} | {statistics.median(rates):.0f} | {min(rates):.0f}–{max(rates):.0f} "
          f"| {cpu:.2f} |", flush=True)
    return statistics.median(rates)


def note(text):
    print(text, file=sys.stderr, flush=True)


def batches(system, jobs, times):
    system.batch(400)  # connections are opened, and caches are filled
    runs = []
    for _ in range(times):
        runs.append(system.batch(jobs))
        count, seconds, cpu = runs[-1]
        note(f"{system.name}: {count} jobs in {seconds:.2f} s, {1000 * cpu / count:.2f} ms of CPU each")
    return runs


def celery(folder, server, jobs):
    server.psql("CREATE DATABASE celery", database="postgres")
    port = free_port()
    redis = subprocess.Popen(["redis-server", "--bind", "127.0.0.1", "--port", str(port), "--save", "", "--appendonly",
                              "no", "--dir", folder], stdout=subprocess.DEVNULL)
    python = pathlib.Path(sys.executable)
    system = LibrarySystem(
        "Celery 5 and Redis", folder / "celery", server.url_of("celery"),
        {"postgres": server.pid(), "redis": redis.pid},
        [[python.parent / "celery", "-A", "celery_jobs", "worker", "-Q", "video_generation", "-c", "2", "--loglevel",
          "WARNING"]],
        [python, "-c", "import sys, celery_jobs; celery_jobs.enqueue(int(sys.argv[1]))"],
        {"JOBS_REDIS": f"redis://127.0.0.1:{port}/0"})
    try:
        return batches(system, jobs, 1)
    finally:
        system.close()
        redis.terminate()
        redis.wait()


def procrastinate(folder, server, jobs):
    server.psql("CREATE DATABASE procrastinate", database="postgres")
    program = [sys.executable, HERE / "procrastinate_jobs.py"]
    subprocess.run([*program, "schema"], check=True,
                   env=os.environ | {"JOBS_DATABASE": server.url_of("procrastinate")})
    system = LibrarySystem(
        "procrastinate", folder / "procrastinate", server.url_of("procrastinate"), {"postgres": server.pid()},
        [[*program, "work"]] * 2, [*program, "enqueue"], {})
    try:
        return batches(system, jobs, 1)
    finally:
        system.close()


def replaced(peer, folder, jobs):
    environment = os.environ | {"STATE": str(folder / "peer"), "PORT": "8391"}
    subprocess.run([peer / "run.sh", "start"], env=environment, check=True, stdout=sys.stderr)
    try:
        system = RESTSystem("the replaced stack", "http://127.0.0.1:8391", folder / "peer" / "pids",
                            f"postgresql://peer@/peer?host={folder}/peer/sock", REPLACED)
        return batches(system, jobs, 1)
    finally:
        subprocess.run([peer / "run.sh", "stop"], env=environment, check=True)


def peers(options, folder, server):
    print("| enqueued → completed | jobs | jobs/s | range | CPU ms each |\n| --- | --- | --- | --- | --- |")
    ours = VeoGen(options.programs, folder, server, "veogen_peers")
    try:
        line("VeoGen, a model without a price", batches(ours.system("veogen", "test", server), options.jobs, 2))
        rate = line("VeoGen, a paid model", batches(ours.system("veogen paid", "test-paid", server), options.jobs, 2))
    finally:
        ours.close()
    others = {"procrastinate": line("procrastinate", procrastinate(folder, server, options.jobs)),
              "Celery": line("Celery 5 and Redis", celery(folder, server, options.jobs))}
    if options.peer:
        others["the replaced stack"] = line("the replaced stack", replaced(options.peer, folder, options.jobs))
    print("\nThe paid model's rate: " + ", ".join(f"{rate / other:.1f} × {name}" for name, other in others.items()))


def pinned(options, folder, server):
    """Batches before a transaction with a snapshot is opened, and while it is."""
    ours = VeoGen(options.programs, folder, server, "veogen_pinned")
    try:
        system = ours.system("veogen", "test-paid", server)
        free = batches(system, options.jobs, 3)
        with psycopg.connect(ours.url) as snapshot:
            snapshot.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            # It has a number as well, so that it holds back whoever waits for the oldest transaction that runs.
            snapshot.execute("SELECT pg_current_xact_id(), count(*) FROM video.video")
            end, held = time.monotonic() + options.pinned_seconds, []
            while len(held) < 3 or time.monotonic() < end:
                held.append(system.batch(options.jobs))
    finally:
        ours.close()
    rates = [statistics.median(count / seconds for count, seconds, _ in runs) for runs in (free, held[-3:])]
    print(f"\nA transaction open for {options.pinned_seconds} s, {sum(run[0] for run in held)} jobs: {rates[1]:.0f} "
          f"jobs/s in the last three batches, {rates[0]:.0f} without: {100 * rates[1] / rates[0]:.0f} %", flush=True)


def long_queue(options, folder, server):
    server.psql("CREATE DATABASE veogen_backlog", database="postgres")
    print(f"\n| with {backlog.WAITING:,} waiting | times | median ms | p99 ms | longest ms |\n"
          "| --- | --- | --- | --- | --- |")
    for name, count, median, p99, longest in backlog.measure(options.programs, server.url_of("veogen_backlog")):
        print(f"| {name} | {count} | {median:.2f} | {p99:.2f} | {longest:.1f} |", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("programs", type=pathlib.Path)
    parser.add_argument("--jobs", type=int, default=5120)
    parser.add_argument("--pinned-seconds", type=int, default=30)
    parser.add_argument("--only", choices=PARTS, action="append")
    parser.add_argument("--peer", type=lambda text: pathlib.Path(text).resolve())
    options = parser.parse_args()
    # Whoever stops it stops all that it has started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    folder = pathlib.Path(tempfile.mkdtemp(prefix="veogen-queue-"))
    folder.chmod(0o755)
    server = Server(folder)
    try:
        for part, body in zip(PARTS, (peers, pinned, long_queue)):
            if part in (options.only or PARTS):
                body(options, folder, server)
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
