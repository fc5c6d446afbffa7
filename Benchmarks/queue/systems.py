"""The systems that are measured. Each makes some jobs and says, from its database, how long they took."""
import json
import os
import pathlib
import socket
import subprocess
import sys
import threading
import time
import urllib.parse

import psycopg

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "rest"))
from measure import ORDER, System  # noqa: E402  the REST benchmark's way of counting CPU time

CONNECTIONS, JOBS_SECONDS_MAX = 16, 300
TABLE = """CREATE TABLE job (
    id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY, status text NOT NULL DEFAULT 'pending',
    created_at timestamptz NOT NULL DEFAULT now(), completed_at timestamptz)"""


def counted(database, sql, values, count):
    """Asks until `count` jobs are completed; the seconds from the first one's begin to the last one's end."""
    end = time.monotonic() + JOBS_SECONDS_MAX
    while time.monotonic() < end:
        done, seconds = database.execute(sql, values).fetchone()
        if done >= count:
            return float(seconds)
        time.sleep(0.1)
    sys.exit(f"only {done} of {count} jobs were completed in {JOBS_SECONDS_MAX} s")


class RESTSystem(System):
    """A stack with VeoGen's REST API."""

    def __init__(self, name, url, folder, database, sql, model=None):
        super().__init__(f"{name}={url}={folder}")
        self.database, self.sql = psycopg.connect(database, autocommit=True), sql
        self.order = ORDER | ({"model": model} if model else {})

    def batch(self, count):
        """Makes `count` jobs of a new user; how long they took, and the CPU time."""
        token, began = self.user(), self.cpu_seconds()
        [user] = self.database.execute("SELECT now()").fetchone()
        body = json.dumps(self.order).encode()
        head = (f"POST /api/v1/videos/generate HTTP/1.1\r\nHost: {self.host.netloc}\r\n"
                f"Authorization: Bearer {token}\r\nContent-Type: application/json\r\n"
                f"Content-Length: {len(body)}\r\n\r\n").encode()
        failures = []

        def send():
            with socket.create_connection((self.host.hostname, self.host.port)) as link:
                for _ in range(count // CONNECTIONS):
                    link.sendall(head + body)
                    answer = link.recv(65536)
                    if not answer.startswith(b"HTTP/1.1 200"):
                        return failures.append(answer[:300])
                    # The whole answer is one small JSON object.
                    while not answer.endswith(b"}"):
                        answer += link.recv(65536)

        threads = [threading.Thread(target=send, daemon=True) for _ in range(CONNECTIONS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if failures:
            sys.exit(f"{self.name}: {failures[0]}")
        made = count // CONNECTIONS * CONNECTIONS
        return made, counted(self.database, self.sql, [user], made), self.cpu_seconds() - began


class LibrarySystem(System):
    """A job library, with two processes that enqueue as two API processes would, and workers for two cores."""

    def __init__(self, name, folder, database, roots, worker, enqueue, environment):
        folder.mkdir()
        super().__init__(f"{name}=http://127.0.0.1:0={folder}")
        self.database = psycopg.connect(database, autocommit=True)
        self.database.execute(TABLE)
        self.environment = os.environ | {"PYTHONPATH": str(HERE), "JOBS_DATABASE": database} | environment
        self.enqueue, self.children, self.folder = enqueue, [], folder
        self.roots = dict(roots)
        for number, command in enumerate(worker):
            self.spawn(f"worker-{number}", command)

    def spawn(self, name, command):
        with open(self.folder / f"{name}.log", "ab") as log:
            child = subprocess.Popen(command, env=self.environment, stdout=log, stderr=log, cwd=self.folder)
        self.children.append(child)
        self.roots[name] = child.pid
        return child

    def batch(self, count):
        [moment] = self.database.execute("SELECT now()").fetchone()
        began = self.cpu_seconds()
        cpu = os.times().children_user + os.times().children_system
        senders = [self.spawn(f"enqueue-{number}", [*self.enqueue, str(count // 2)]) for number in range(2)]
        for sender in senders:
            if sender.wait() != 0:
                sys.exit(f"{self.name}: enqueuing failed, see {self.folder}")
        # The senders' time is that of children which have ended.
        sent = os.times().children_user + os.times().children_system - cpu
        seconds = counted(
            self.database, "SELECT count(completed_at), extract(epoch FROM max(completed_at) - min(created_at)) "
            "FROM job WHERE created_at >= %s", [moment], count)
        return count, seconds, self.cpu_seconds() - began + sent

    def close(self):
        for child in self.children:
            if child.poll() is None:
                child.terminate()
                child.wait()
        self.database.close()
