"""Real processes of VeoGen, a PostgreSQL of their own, and a paid provider that is none, to be hurt one by one."""
import http.client
import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
import uuid

PRICE_MICROS, SECONDS = 100_000, 4
MODELS = {"models": [{
    "id": "paid", "upstream_model": "fake", "description": "A paid model.", "seconds": [SECONDS],
    "qualities": ["draft", "standard"], "aspect_ratios": ["16:9"], "price_per_second_micros": PRICE_MICROS}]}


def until(what, condition, seconds=60, pause=0.05):
    """Asks until `condition` holds; the answer. A chaos run has no other signal to wait for."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        answer = condition()
        if answer:
            return answer
        time.sleep(pause)
    raise TimeoutError(f"{what}: not within {seconds} s")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def mount(folder, size):
    """A disk in memory of so many bytes, as the folder."""
    if os.geteuid() != 0:
        raise PermissionError("a small disk can be mounted by root only")
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder], check=True)


def fill(disk):
    """Leaves no room on a disk; the file that takes it."""
    filler = pathlib.Path(disk) / "filler"
    with open(filler, "wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            return filler


class Database:
    """A PostgreSQL server that is crashed and restarted; on a disk of its own if it is given a size."""

    def __init__(self, folder, disk=None):
        found = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
        self.bin = found[-1]
        self.folder = folder / "postgres"
        self.folder.mkdir()
        # PostgreSQL refuses to be root's.
        self.prefix = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        if self.prefix:
            shutil.chown(self.folder, "postgres")
        self.disk = disk
        if disk:
            mount(self.folder, disk)
            shutil.chown(self.folder, "postgres")
        self.data = self.folder / "data"
        self.run("initdb", "-D", self.data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C")
        with open(self.data / "postgresql.conf", "a") as file:
            file.write(f"listen_addresses = ''\nunix_socket_directories = '{self.folder}'\nmax_connections = 300\n")
        self.start()
        self.psql("CREATE DATABASE veogen", database="postgres")
        self.url = f"postgresql:///veogen?host={self.folder}&user=postgres"

    def run(self, program, *arguments):
        subprocess.run([*self.prefix, self.bin / program, *map(str, arguments)], check=True, cwd="/",
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def start(self):
        self.run("pg_ctl", "-D", self.data, "-w", "-l", self.folder / "log", "start")

    def crash_and_start(self):
        self.run("pg_ctl", "-D", self.data, "-m", "immediate", "-w", "-l", self.folder / "log", "restart")

    def is_running(self):
        return subprocess.run([*self.prefix, self.bin / "pg_ctl", "-D", self.data, "status"], cwd="/",
                              stdout=subprocess.DEVNULL).returncode == 0

    def stop(self):
        if self.is_running():
            self.run("pg_ctl", "-D", self.data, "-m", "immediate", "stop")
        if self.disk:
            subprocess.run(["umount", self.folder], check=True)

    def psql(self, sql, database="veogen"):
        """The rows of a statement, as lists of texts."""
        result = subprocess.run(
            [self.bin / "psql", "-h", self.folder, "-U", "postgres", "-d", database, "-AtqF", "\t", "-c", sql],
            check=True, capture_output=True, text=True)
        return [line.split("\t") for line in result.stdout.splitlines()]

    def number(self, sql):
        return int(self.psql(sql)[0][0])


class Stack:
    """All processes; each is started, killed and stopped by its name."""

    def __init__(self, programs, database_disk=None):
        self.programs = pathlib.Path(programs)
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="veogen-chaos-"))
        self.folder.chmod(0o755)
        self.database = Database(self.folder, database_disk)
        self.processes, self.ports, self.token = {}, {"gateway": free_port()}, None
        self.ledger = self.folder / "billed.jsonl"
        (self.folder / "models.json").write_text(json.dumps(MODELS))
        try:
            self.upstream()
            for name in ("auth", "ai", "video", "gateway"):
                self.start(name)
            until("the gateway", lambda: self.ask("GET", "/health/live")[0] == 200)
            self.sign_in()
            # Refused for the model as long as VideoService has not heard of those that there are.
            until("the models", lambda: self.wish(model="none")[0] == 422)
        except BaseException:
            self.close()
            raise

    def environment(self, extra):
        base = f"unix://{self.folder}"
        return os.environ | {
            "AUTH_ADDRESS": f"{base}/auth.sock", "VIDEO_ADDRESS": f"{base}/video.sock",
            "AI_ADDRESS": f"{base}/ai.sock", "HTTP_ADDRESS": f"127.0.0.1:{self.ports['gateway']}",
            "DATABASE_URL": self.database.url,
            "ARTIFACTS_PATH": str(self.folder / "artifacts"), "SCRATCH_PATH": str(self.folder / "scratch"),
            "TEST_PROVIDER_ENABLED": "true", "OPENAI_VIDEO_BASE_URL": f"http://127.0.0.1:{self.ports['upstream']}/v1",
            "OPENAI_VIDEO_MODELS_FILE": str(self.folder / "models.json"), "LOG_LEVEL": "warning",
            "PROVIDER_OUTCOME_WAIT_SECONDS": "5", "JOB_RETRY_SECONDS": "1", "JOB_RETRIES_MAX": "20",
            "MAX_QUEUE_SIZE": "100000", "WORKER_CONCURRENCY": "4",
        } | extra

    def upstream(self):
        process = subprocess.Popen(
            [self.programs / "FakeUpstream", "--ledger", self.ledger, "--price", str(PRICE_MICROS)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.log("upstream"), text=True)
        self.ports["upstream"] = int(process.stdout.readline().split()[-1])
        self.processes["upstream"] = process

    def start(self, name, **extra):
        """Starts a process of the kind that its name begins with, such as `worker-2`."""
        program, *arguments = {
            "auth": ["veogen-auth", "serve"], "ai": ["veogen-ai", "serve"], "video": ["veogen-video", "serve"],
            "worker": ["veogen-video", "work"], "gateway": ["veogen-gateway"],
        }[name.split("-")[0]]
        self.processes[name] = subprocess.Popen(
            [self.programs / program, *arguments], env=self.environment(extra), stdin=subprocess.DEVNULL,
            stdout=self.log(name), stderr=self.log(name), start_new_session=True)

    def log(self, name):
        return open(self.folder / f"{name}.log", "ab")

    def kill(self, name, number=signal.SIGKILL):
        self.processes[name].send_signal(number)
        if number in (signal.SIGKILL, signal.SIGTERM):
            self.processes.pop(name).wait()

    def restart(self, name, **extra):
        self.kill(name)
        self.start(name, **extra)

    def kill_workers(self):
        for name in [name for name in self.processes if name.startswith("worker")]:
            self.kill(name)

    def ask(self, method, path, body=None, headers=None, form=False, seconds=30):
        """Status and JSON of an answer; status 0 when there was none."""
        fields = dict(headers or {})
        if self.token:
            fields["Authorization"] = f"Bearer {self.token}"
        if body is not None:
            fields["Content-Type"] = "application/x-www-form-urlencoded" if form else "application/json"
        connection = http.client.HTTPConnection("127.0.0.1", self.ports["gateway"], timeout=seconds)
        try:
            connection.request(method, path, body if form or body is None else json.dumps(body), fields)
            response = connection.getresponse()
            data = response.read()
            return response.status, json.loads(data) if data else None
        except (OSError, http.client.HTTPException, ValueError):
            return 0, None
        finally:
            connection.close()

    def sign_in(self):
        name = f"user-{uuid.uuid4().hex[:8]}"
        account = {"email": f"{name}@example.com", "username": name, "password": "a long password"}
        until("an account", lambda: self.ask("POST", "/api/v1/auth/register", account)[0] == 200, pause=0.3)
        form = f"username={name}%40example.com&password=a%20long%20password"
        self.token = self.ask("POST", "/api/v1/auth/login", form, form=True)[1]["access_token"]

    def wish(self, words="", model="paid", key=None):
        """Asks for a video: status and its id."""
        body = {"prompt": f"a lighthouse {words}", "duration": SECONDS, "quality": "draft", "model": model}
        status, answer = self.ask("POST", "/api/v1/videos/generate", body, {"Idempotency-Key": key} if key else None)
        return status, (answer or {}).get("job_id")

    def wishes(self, count, words="", model="paid"):
        """Asks for videos at the same time; the ids of those that were accepted, and all statuses."""
        results = []
        threads = [threading.Thread(target=lambda: results.append(self.wish(words, model))) for _ in range(count)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return [id for status, id in results if status == 200], [status for status, _ in results]

    def settled(self, ids, seconds=120):
        """Waits until all videos are finished; how many ended how."""
        names = ",".join(f"'{id}'" for id in ids)
        where = f"FROM video.video WHERE id IN ({names})"
        finished = f"SELECT count(*) {where} AND status IN (3, 4, 5)"
        until("the videos", lambda: self.database.number(finished) == len(ids), seconds, pause=0.3)
        return {code or "completed": int(count) for code, count in
                self.database.psql(f"SELECT error_code, count(*) {where} GROUP BY 1")}

    def close(self):
        for name in list(self.processes):
            self.kill(name)
        self.database.stop()
        shutil.rmtree(self.folder, ignore_errors=True)
