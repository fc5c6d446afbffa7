"""Clients that are slow on purpose, each kind in its own way, and that come back whenever they are thrown out."""
import dataclasses
import heapq
import itertools
import multiprocessing
import random
import select
import socket
import time

# How often a client that trickles sends its byte.
TRICKLE_SECONDS = 2
# How long after the longest limit a client is given up as never thrown out.
PATIENCE_SECONDS = 15


@dataclasses.dataclass(frozen=True)
class Kind:
    """A way of being slow."""
    name: str
    # The limit in GatewayLimits.swift that ends it.
    limit: str
    opening: bytes = b""
    trickle: bytes = b""
    reads: bool = True


KINDS = (
    Kind("says nothing", "headArrivalTimeout"),
    Kind("head trickles", "headArrivalTimeout", b"GET /health/live HTTP/1.1\r\nHost: bench\r\nX-Slow: ", b"a"),
    Kind("body trickles", "requestArrivalTimeout", b"POST /api/v1/auth/register HTTP/1.1\r\nHost: bench\r\n"
         b"Content-Type: application/json\r\nContent-Length: 100000\r\n\r\n", b" "),
    # Some 12 MB of answers; the trickle, of a next request, is how the client notices that it has been left.
    Kind("never reads", "writeStallTimeout", b"GET /openapi.json HTTP/1.1\r\nHost: bench\r\n\r\n" * 50, b"G",
         reads=False),
)


class Client:
    """One connection, from the moment at which it is there."""

    def __init__(self, kind, address):
        self.kind, self.began = kind, None
        self.socket = socket.socket()
        self.socket.setblocking(False)
        if not kind.reads:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        self.socket.connect_ex(address)

    def open(self):
        self.began = time.monotonic()
        if self.kind.opening:
            self.socket.send(self.kind.opening)

    def is_left(self):
        """Reads what there is; whether it was the end."""
        try:
            return not self.socket.recv(65536)
        except BlockingIOError:
            return False


class Swarm:
    """A number of clients of each kind, in a process of their own."""

    def __init__(self, address, each, longest_limit):
        self.address, self.each, self.longest_limit = address, each, longest_limit
        self.complete, self.ending = multiprocessing.Event(), multiprocessing.Event()
        self.report, far_end = multiprocessing.Pipe(duplex=False)
        self.process = multiprocessing.Process(target=self._run, args=(far_end,), daemon=True)

    def start(self):
        """Returns when all are connected."""
        self.process.start()
        if not self.complete.wait(60):
            raise TimeoutError("the slow clients did not come in")

    def end(self):
        """Has no more come back, and waits for the end of all. How long each was borne: {kind: ([s …], left)}."""
        self.ending.set()
        lasted, left = self.report.recv()
        self.process.join()
        return {kind: (lasted[kind.name], left[kind.name]) for kind in KINDS}

    def _run(self, report):
        self.poll, self.clients, self.trickles, self.order = select.epoll(), {}, [], itertools.count()
        self.lasted = {kind.name: [] for kind in KINDS}
        for kind in KINDS * self.each:
            self._connect(kind)
        last_end = None
        while self.clients and (last_end is None or time.monotonic() < last_end):
            if self.ending.is_set() and last_end is None:
                last_end = time.monotonic() + self.longest_limit + PATIENCE_SECONDS
            for descriptor, events in self.poll.poll(0.05):
                self._turn(self.clients[descriptor], events)
            self._trickle()
            if all(client.began for client in self.clients.values()):
                self.complete.set()
        remaining = [client.kind.name for client in self.clients.values()]
        report.send((self.lasted, {kind.name: remaining.count(kind.name) for kind in KINDS}))

    def _connect(self, kind):
        client = Client(kind, self.address)
        self.clients[client.socket.fileno()] = client
        self.poll.register(client.socket, select.EPOLLOUT)

    def _turn(self, client, events):
        try:
            if client.began is None and not events & (select.EPOLLERR | select.EPOLLHUP):
                client.open()
                self.poll.modify(client.socket, select.EPOLLIN if client.kind.reads else 0)
                self._later(client, random.uniform(0, TRICKLE_SECONDS))
                return
            if not events & (select.EPOLLERR | select.EPOLLHUP) and not client.is_left():
                return
        except OSError:
            pass
        self._gone(client)

    def _later(self, client, seconds):
        if client.kind.trickle:
            heapq.heappush(self.trickles, (time.monotonic() + seconds, next(self.order), client))

    def _trickle(self):
        while self.trickles and self.trickles[0][0] <= time.monotonic():
            client = heapq.heappop(self.trickles)[2]
            if client.socket.fileno() < 0:
                continue
            try:
                client.socket.send(client.kind.trickle)
            except BlockingIOError:
                pass
            except OSError:
                self._gone(client)
                continue
            self._later(client, TRICKLE_SECONDS)

    def _gone(self, client):
        if client.began is not None:
            self.lasted[client.kind.name].append(time.monotonic() - client.began)
        del self.clients[client.socket.fileno()]
        self.poll.unregister(client.socket)
        client.socket.close()
        if not self.ending.is_set():
            self._connect(client.kind)
