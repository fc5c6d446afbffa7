"""Clocks that are wrong: each of our processes in turn, by libfaketime, which leaves the monotonic clock alone."""
import pathlib
import time

from ledgers import compare
from scenarios import lost
from stack import until

SHIFTS, PROCESSES = ("+1h", "-1h", "+10y"), ("auth", "ai", "video", "worker", "gateway")
RECOVERY_MAX, TOLERANCE, TOKEN_SECONDS = 15, 60, 60


def library():
    found = list(pathlib.Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"))
    if not found:
        raise FileNotFoundError("libfaketime is missing: apt-get install faketime")
    return found[0]


class Clock:
    """The clock of one process, which is right until it is set."""

    def __init__(self, stack, name):
        self.file = stack.folder / f"clock-{name}"
        self.set("+0")
        # The file is looked at with every question for the time. Without names for what it shares with children,
        # which here is nothing, the library would move the environment, and Swift then finds no arguments.
        self.environment = {"LD_PRELOAD": str(library()), "FAKETIME_TIMESTAMP_FILE": str(self.file),
                            "FAKETIME_NO_CACHE": "1", "FAKETIME_DONT_FAKE_MONOTONIC": "1",
                            "FAKETIME_SHARED": "/no-semaphore /no-memory"}

    def set(self, shift):
        beside = self.file.with_suffix(".new")
        beside.write_text(shift)
        beside.rename(self.file)


def reads(stack):
    return stack.ask("GET", "/api/v1/videos/?limit=1")[0]


def wrong_clocks(stack, checks_all):
    """Each process gets a clock that is stepped, and stepped back, while jobs run."""
    faults, longest, cells = [], 0, 0
    stack.restart("auth", ACCESS_TOKEN_EXPIRE_MINUTES=str(TOKEN_SECONDS // 60))
    stack.start("worker-right")
    ids, refused = [], 0
    for name in PROCESSES:
        clock = Clock(stack, name)
        extra = dict(clock.environment)
        if name == "auth":
            extra["ACCESS_TOKEN_EXPIRE_MINUTES"] = str(TOKEN_SECONDS // 60)
        if name in stack.processes:
            stack.kill(name)
        stack.start(name, **extra)
        for shift in SHIFTS:
            where = f"{name} at {shift}"
            until(f"before {where}, tokens", lambda: signed_in(stack))
            until(f"before {where}, wishes", lambda: stack.wish(model="none")[0] == 422)
            minted = time.monotonic()
            if reads(stack) != 200:
                faults.append(f"before {where}, reading was answered {reads(stack)}")
            some, statuses = stack.wishes(4, "[polls:2]")
            clock.set(shift)
            more, others = stack.wishes(2, "[polls:1]")
            ids += some + more
            if not set(statuses + others) <= {200, 401, 503}:
                faults.append(f"{where}, wishes were answered {statuses + others}")
            faults += stolen(stack, some + more, where)
            if checks_all or (name, shift) == ("gateway", "-1h"):
                while time.monotonic() < minted + TOKEN_SECONDS + TOLERANCE:
                    reads(stack)
                    time.sleep(1)
                refused += (status := reads(stack)) == 401
                if status != 401:
                    faults.append(f"{where}, a token was answered {status} {TOLERANCE} s after its end")
            clock.set("+0")
            moment = time.monotonic()
            try:
                until("tokens", lambda: signed_in(stack), RECOVERY_MAX)
                until("wishes", lambda: (made := stack.wish())[0] == 200 and not ids.append(made[1]), RECOVERY_MAX)
            except TimeoutError as error:
                faults.append(f"after {where}: {error}")
            longest, cells = max(longest, time.monotonic() - moment), cells + 1
        stack.kill(name)
        if name == "auth":
            stack.start(name, ACCESS_TOKEN_EXPIRE_MINUTES=str(TOKEN_SECONDS // 60))
        elif name != "worker":
            stack.start(name)
    stack.restart("auth")
    until("tokens", lambda: signed_in(stack))
    outcomes = stack.settled(ids)
    stack.kill_workers()
    faults += lost(stack, ids) + compare(stack)
    words = f"{cells} wrong clocks, {len(ids)} jobs: {outcomes}, all well within {longest:.1f} s of its return, " \
        f"{refused} expired tokens refused"
    return words, faults


def signed_in(stack):
    try:
        stack.token = None
        stack.sign_in()
        return reads(stack) == 200
    except (TypeError, KeyError, TimeoutError):
        return False


def stolen(stack, ids, where):
    """Waits for jobs to end: each by its first attempt, with no lease taken from a worker that lives."""
    if not ids:
        return []
    stack.settled(ids)
    names = ",".join(f"'{id}'" for id in ids)
    rows = stack.database.psql(
        f"SELECT id, attempt, last_error FROM video.job WHERE subject IN ({names}) "
        "AND (attempt > 1 OR last_error <> '')")
    return [f"{where}, job {row[0]} had {row[1]} attempts: {row[2]}" for row in rows]
