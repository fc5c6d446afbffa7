"""A client of the REST API that knows several gateways, and the load that it makes."""
import datetime
import errno
import http.client
import json
import random
import sys
import threading
import time
import uuid

WISH = {"prompt": "a lighthouse in a storm", "duration": 2, "quality": "draft"}
PATIENCE = 20  # seconds for one request, tries of refused connections included
CONNECT_PATIENCE = 2  # seconds until somebody takes a connection: one is lost on the way to a container that is replaced
# What a connect says where nobody listens; where a container was, there may be nobody to refuse: no route to the host.
REFUSALS = (errno.ECONNREFUSED, errno.EHOSTUNREACH)


def until(what, condition, seconds=60, pause=0.2):
    """Asks until `condition` holds; the answer. Containers tell nobody when they are ready."""
    end, last = time.monotonic() + seconds, None
    while time.monotonic() < end:
        try:
            answer = condition()
            if answer:
                return answer
        except (OSError, http.client.HTTPException, ValueError) as error:
            last = error
        time.sleep(pause)
    raise TimeoutError(f"{what}: not within {seconds} s" + (f" ({last})" if last else ""))


def fetch(address, method, path, body=None, headers=None, seconds=PATIENCE):
    """Status and bytes of an answer, on a connection of its own; ConnectionRefusedError when nobody takes it."""
    connection = http.client.HTTPConnection(*address, timeout=CONNECT_PATIENCE)
    try:
        try:
            connection.connect()
        except OSError as error:
            if error.errno in REFUSALS or isinstance(error, TimeoutError):
                raise ConnectionRefusedError(error.errno, str(error)) from error
            raise
        connection.sock.settimeout(seconds)
        connection.request(method, path, body, headers or {})
        response = connection.getresponse()
        return response.status, response.read()
    finally:
        connection.close()


def words(data):
    """What an error says, without the request's own id, so that equal ones are counted together."""
    try:
        return json.loads(data)["detail"]
    except (ValueError, KeyError, TypeError):
        return data[:120]


class Client:
    """Asks one gateway after the other, and the next one where a connection is refused: nothing else is tried again."""

    def __init__(self, gateways):
        self.gateways, self.token, self.turn = gateways, None, random.randrange(len(gateways))

    def ask(self, method, path, body=None, form=False):
        headers = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded" if form else "application/json"
            body = body if form else json.dumps(body)
        end = time.monotonic() + PATIENCE
        while True:
            self.turn += 1
            try:
                return fetch(self.gateways[self.turn % len(self.gateways)], method, path, body, headers)
            except ConnectionRefusedError:
                if time.monotonic() > end:
                    raise
                time.sleep(0.05)

    def json(self, *arguments, **options):
        """The JSON of an answer that has to be 200."""
        status, data = self.ask(*arguments, **options)
        if status != 200:
            raise ValueError(f"{arguments[1]} gives {status}: {data[:200]!r}")
        return json.loads(data)

    def sign_in(self):
        name = f"user-{uuid.uuid4().hex[:8]}"
        account = {"email": f"{name}@example.com", "username": name, "password": "a long password"}
        until("an account", lambda: self.json("POST", "/api/v1/auth/register", account), seconds=120)
        self.form = f"username={name}%40example.com&password=a%20long%20password"
        self.token = self.json("POST", "/api/v1/auth/login", self.form, form=True)["access_token"]

    def wish(self, model):
        return self.json("POST", "/api/v1/videos/generate", WISH | {"model": model})["job_id"]

    def finished(self, video, seconds=120):
        """The video, when it is completed."""
        def state():
            answer = self.json("GET", f"/api/v1/videos/{video}")
            return answer if answer["status"] in ("completed", "failed", "cancelled") else None
        answer = until(f"video {video}", state, seconds)
        if answer["status"] != "completed":
            raise ValueError(f"video {video} is {answer['status']}: {answer['error']}")
        return answer


class Load:
    """Requests of all kinds at a steady rate, whatever becomes of them."""

    RATE = 100  # a second
    THREADS = 48  # requests under way at most; more come late, and that shows in the rate

    def __init__(self, client):
        self.model, self.gateways = client, client.gateways
        self.videos = [client.wish("test")]
        self.lock, self.stopping = threading.Lock(), threading.Event()
        self.count, self.failures, self.latencies, self.next = 0, [], [], time.monotonic()
        self.threads = [threading.Thread(target=self.run, daemon=True) for _ in range(self.THREADS)]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.stopping.set()
        for thread in self.threads:
            thread.join()

    def run(self):
        client = Client(self.gateways)
        client.token = self.model.token
        while not self.stopping.is_set():
            with self.lock:
                moment = self.next = max(self.next + 1 / self.RATE, time.monotonic() - 1)
            if self.stopping.wait(max(0, moment - time.monotonic())):
                return
            begin = time.monotonic()
            fault = self.request(client, random.random())
            with self.lock:
                self.count += 1
                self.latencies.append(time.monotonic() - begin)
                if fault:
                    self.failures.append(fault)
                    print(f"{datetime.datetime.now():%T.%f} after {self.latencies[-1]:.1f} s: {fault}", file=sys.stderr)

    def request(self, client, dice):
        """One request; what is wrong with its answer."""
        if dice < 0.05:
            arguments, options = ("POST", "/api/v1/videos/generate", WISH | {"model": "test"}), {}
        elif dice < 0.06:
            arguments, options = ("POST", "/api/v1/auth/login", self.model.form), {"form": True}
        elif dice < 0.15:
            arguments, options = ("GET", "/api/v1/auth/me"), {}
        elif dice < 0.25:
            arguments, options = ("GET", "/api/v1/models"), {}
        elif dice < 0.40:
            arguments, options = ("GET", "/api/v1/videos/?limit=20"), {}
        else:
            arguments, options = ("GET", f"/api/v1/videos/{random.choice(self.videos)}"), {}
        try:
            status, data = client.ask(*arguments, **options)
        except (OSError, http.client.HTTPException) as error:
            return f"{arguments[0]} {arguments[1][:18]}: {type(error).__name__}: {error}"
        if status == 200 and arguments[0] == "POST" and not options:
            try:
                video = json.loads(data)["job_id"]
            except (ValueError, KeyError):
                return f"{arguments[0]} {arguments[1][:18]} gives no video: {data[:120]}"
            with self.lock:
                self.videos.append(video)
        return None if status == 200 else f"{arguments[0]} {arguments[1][:18]} gives {status}: {words(data)}"

    def mark(self):
        """From here on `since` counts."""
        with self.lock:
            self.failures, self.latencies = [], []
        self.since_moment = time.monotonic()

    def since(self):
        """Requests a second, the slowest of 100 in ms, and what failed, since the mark."""
        with self.lock:
            latencies, failures = sorted(self.latencies), list(self.failures)
        seconds = time.monotonic() - self.since_moment
        slow = latencies[int(len(latencies) * 0.99)] if latencies else 0
        return len(latencies), len(latencies) / seconds, slow * 1000, failures
