"""Logins with wrong passwords at a fixed rate, each for another account and from another address."""
import asyncio
import collections
import multiprocessing
import random
import time
import urllib.parse


class Flood:
    """The logins, from a process of their own."""

    def __init__(self, address, per_second, accounts):
        """`accounts` are emails that exist; every second login is for one of these, the others for nobody."""
        self.address, self.per_second, self.accounts = address, per_second, accounts
        self.ending = multiprocessing.Event()
        self.report, far_end = multiprocessing.Pipe(duplex=False)
        self.process = multiprocessing.Process(target=lambda: asyncio.run(self._run(far_end)), daemon=True)

    def start(self):
        self.process.start()

    def end(self):
        """Ends it; returns how long it lasted in seconds, and how many answers there were of each status."""
        self.ending.set()
        seconds, counts = self.report.recv()
        self.process.join()
        return seconds, counts

    async def _run(self, report):
        self.idle, self.counts = [], collections.Counter()
        began, number, under_way = time.monotonic(), 0, set()
        while not self.ending.is_set():
            while number < (time.monotonic() - began) * self.per_second:
                task = asyncio.create_task(self._login(number))
                under_way.add(task)
                task.add_done_callback(under_way.discard)
                number += 1
            await asyncio.sleep(0.005)
        seconds = time.monotonic() - began
        await asyncio.gather(*under_way)
        report.send((seconds, dict(self.counts)))

    async def _login(self, number):
        email = random.choice(self.accounts) if number % 2 else f"nobody{number}@example.com"
        form = urllib.parse.urlencode({"username": email, "password": f"wrong-password-{number}"})
        source = ".".join(map(str, (10, *random.randbytes(3))))
        request = (f"POST /api/v1/auth/login HTTP/1.1\r\nHost: bench\r\nX-Forwarded-For: {source}\r\n"
                   f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(form)}\r\n\r\n{form}")
        try:
            link = self.idle.pop() if self.idle else await asyncio.open_connection(*self.address)
            link[1].write(request.encode())
            head = (await link[0].readuntil(b"\r\n\r\n")).decode().lower()
            length = next(line for line in head.split("\r\n") if line.startswith("content-length:"))
            await link[0].readexactly(int(length.split(":")[1]))
            self.counts[head.split(" ", 2)[1]] += 1
            self.idle.append(link)
        except (OSError, EOFError, StopIteration) as error:
            self.counts[type(error).__name__] += 1
