"""What is done to the processes, and what must hold afterwards. Each gives the words for its row, and its faults."""
import collections
import random
import signal
import threading
import time
import uuid

from ledgers import compare
from stack import until

LEASE, RESCUE_MAX = 6, 10
WORKER_POINTS = ["P0", "P1", "P2", "P5", "P6", "P7", "P8", "P9", "P10"]
AI_POINTS = ["P3", "P4"]


def lost(stack, ids):
    names = ",".join(f"'{id}'" for id in ids)
    count = stack.database.number(f"SELECT count(*) FROM video.video WHERE id IN ({names}) AND status IN (3, 4, 5)")
    return [f"{len(ids) - count} of {len(ids)} jobs were lost"] if count < len(ids) else []


def running(stack, name):
    return stack.processes[name].poll() is None


def crash_points(stack, times):
    """Workers that each crash at one point of a paid generation, and AIService that does."""
    names = [f"worker-{point}-{number}" for point in WORKER_POINTS for number in range(times)]
    ids, _ = stack.wishes(2 * len(names), "[polls:1]")
    for name in names:
        stack.start(name, VEOGEN_CRASH_POINT=name.split("-")[1], WORKER_CONCURRENCY="1")
    until("the crashes", lambda: not any(running(stack, name) for name in names), 120)
    stack.kill_workers()
    stack.start("worker")
    outcomes = stack.settled(ids)
    crashes = len(names)
    for point in AI_POINTS * times:
        stack.restart("ai", VEOGEN_CRASH_POINT=point)
        until("a wish", lambda: ids.append(stack.wish(model="test-paid")[1]) or ids[-1] or ids.pop())
        until("the crash", lambda: not running(stack, "ai"), 60)
        crashes += 1
    stack.restart("ai")
    outcomes = collections.Counter(stack.settled(ids))
    stack.kill_workers()
    return f"{crashes} crashes at 11 points, {len(ids)} jobs: {dict(outcomes)}", lost(stack, ids) + compare(stack)


def random_kills(stack, count):
    """Workers and AIService killed at random under load. Lost answers come of the kills alone: AIService stops ordering
    for minutes after some that it has survived."""
    for number in range(4):
        stack.start(f"worker-{number}")
    ids = []
    for _ in range(count):
        accepted, _ = stack.wishes(2, random.choice(["", "[polls:1]", "[content:reset:1]"]))
        ids += accepted
        stack.restart(random.choice(["worker-0", "worker-1", "worker-2", "worker-3", "ai"]))
        time.sleep(random.uniform(0, 0.4))
    outcomes = stack.settled(ids, 180)
    stack.kill_workers()
    return f"{count} SIGKILLs, {len(ids)} jobs: {outcomes}", lost(stack, ids) + compare(stack)


def stop_while_it_works(stack, name):
    """Stops a worker, the only one, at a moment when it has leases; these, by job."""
    held = "SELECT id, lease_epoch FROM video.job WHERE state = 'running' AND kind = 'generate_video'"
    while True:
        stack.kill(name, signal.SIGSTOP)
        # What it had sent to the database by then is done.
        time.sleep(0.2)
        leases = {job: int(epoch) for job, epoch in stack.database.psql(held)}
        if leases:
            return leases
        stack.kill(name, signal.SIGCONT)
        time.sleep(random.uniform(0, 0.1))


def frozen_worker(stack):
    """A worker that stands still for three leases in the middle of its work, and then goes on."""
    ids, _ = stack.wishes(12, "[polls:3]")
    stack.start("worker-frozen", LOG_LEVEL="info")
    leases = stop_while_it_works(stack, "worker-frozen")
    moment = time.monotonic()
    stack.start("worker-other")
    outcomes = stack.settled(ids)
    time.sleep(max(0, 3 * LEASE - (time.monotonic() - moment)))
    state = """SELECT video.*, artifact.* FROM video.video LEFT JOIN video.artifact ON video_id = video.id
        ORDER BY video.id, kind"""
    before = stack.database.psql(state)
    stack.kill("worker-frozen", signal.SIGCONT)
    # It says nothing of what it no longer even tries to write, so that there is no number to wait for.
    time.sleep(5)
    log = stack.folder / "worker-frozen.log"
    faults = lost(stack, ids) + compare(stack)
    if stack.database.psql(state) != before:
        faults.append("the stale worker changed videos")
    stack.kill_workers()
    return f"{len(leases)} stale leases, {log.read_text().count('lease was lost')} refusals: {outcomes}", faults


def rescue(stack, times):
    """From kill -9 of a worker to the next leases of its jobs, with the default settings."""
    seconds = []
    for _ in range(times):
        ids, _ = stack.wishes(12, "[polls:3]")
        stack.start("worker-killed")
        leases = stop_while_it_works(stack, "worker-killed")
        stack.kill("worker-killed")
        moment = time.monotonic()
        stack.start("worker-other")
        names = ",".join(f"'{job}'" for job in leases)
        # A rescue and the claim that follows each count one.
        until("the rescue", lambda: all(int(epoch) >= leases[job] + 2 for job, epoch in stack.database.psql(
            f"SELECT id, lease_epoch FROM video.job WHERE id IN ({names}) AND state <> 'completed'")))
        seconds.append(time.monotonic() - moment)
        stack.settled(ids)
        stack.kill_workers()
    faults = [f"it took {max(seconds):.1f} s"] if max(seconds) > RESCUE_MAX else []
    return f"{times} times, longest {max(seconds):.1f} s (at most {RESCUE_MAX} s)", faults + compare(stack)


def database_crashes(stack, times):
    """PostgreSQL crashed and restarted under load."""
    for number in range(2):
        stack.start(f"worker-{number}")
    ids, statuses, stopped = [], collections.Counter(), threading.Event()

    def load():
        while not stopped.is_set():
            status, id = stack.wish()
            statuses[status] += 1
            if status == 200:
                ids.append(id)
            stopped.wait(0.2)

    threads = [threading.Thread(target=load) for _ in range(2)]
    for thread in threads:
        thread.start()
    back = []
    for _ in range(times):
        time.sleep(2)
        stack.database.crash_and_start()
        moment = time.monotonic()
        until("the API", lambda: stack.ask("GET", "/api/v1/videos/?limit=1")[0] == 200)
        back.append(time.monotonic() - moment)
    stopped.set()
    for thread in threads:
        thread.join()
    outcomes = stack.settled(ids, 180)
    faults = lost(stack, ids) + compare(stack)
    faults += [f"{name} has ended" for name in stack.processes if not running(stack, name)]
    if max(back) > 2:
        faults.append(f"the API was back only after {max(back):.1f} s")
    stack.kill_workers()
    words = f"{times} crashes, {len(ids)} jobs: {outcomes}, back within {max(back):.2f} s, answers {dict(statuses)}"
    return words, faults


def bounded_queue(stack, bound):
    """200 wishes at once at a queue for fewer, and again after its processes were killed."""
    faults, words = [], []
    for _ in range(2):
        stack.restart("video", MAX_QUEUE_SIZE=str(bound))
        until("the queue", lambda: stack.ask("GET", "/api/v1/videos/?limit=1")[0] == 200)
        until("the models", lambda: stack.wish(model="none")[0] == 422)
        ids, statuses = stack.wishes(200, model="test")
        count = collections.Counter(statuses)
        words.append(f"{count[200]} of 200 accepted")
        if count != {200: bound, 503: 200 - bound}:
            faults.append(f"a bound of {bound} gave {dict(count)}")
        for id in ids:
            stack.ask("POST", f"/api/v1/videos/{id}/cancel")
        used = stack.database.number("SELECT sum(used) FROM video.job_place WHERE queue = 'video_generation'")
        if used != 0:
            faults.append(f"the counter says {used} when the queue is empty")
    stack.restart("video")
    until("the queue", lambda: stack.wish(model="none")[0] == 422)
    return f"bound {bound}: {', '.join(words)}, counter exact", faults


def same_key(stack, rounds):
    """50 requests at once with one key, the gateway killed in between, each sender asking until it is answered."""
    faults = []
    for _ in range(rounds):
        key, answers = uuid.uuid4().hex, []

        def send():
            while True:
                status, id = stack.wish(model="test", key=key)
                if status not in (0, 409, 503, 504):
                    return answers.append((status, id))
                time.sleep(0.05)

        threads = [threading.Thread(target=send) for _ in range(50)]
        for thread in threads:
            thread.start()
        time.sleep(random.uniform(0, 0.2))
        stack.restart("gateway")
        for thread in threads:
            thread.join()
        if len(set(answers)) != 1 or answers[0][0] != 200:
            faults.append(f"one key was answered {collections.Counter(answers)}")
        if stack.database.number(f"SELECT count(*) FROM video.idempotency_key WHERE key = '{key}'") != 1:
            faults.append("a key is not stored once")
    ids = [row[0] for row in stack.database.psql("SELECT id FROM video.video WHERE status = 1 AND model = 'test'")]
    if len(ids) != rounds:
        faults.append(f"{rounds} keys made {len(ids)} videos")
    for id in ids:
        stack.ask("POST", f"/api/v1/videos/{id}/cancel")
    return f"{rounds} times 50 requests, {len(ids)} videos", faults
