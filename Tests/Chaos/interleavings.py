"""Cancellation, deletion, regeneration and completion of the same videos at the same moments."""
import collections
import random
import threading
import time

from ledgers import compare
from stack import until

# A success, a slow success, a failure that can be regenerated, and a file that comes at the second request.
FAILS = "[result:failed] [fail]"
PROMPTS = ("", "", "[polls:1]", FAILS, FAILS, "[content:reset:1]")
ACTIONS = ("cancel", "delete", "regenerate")
THREADS = 8
# The events of videos of which one goes where the state machine in the database does not: transaction, place in it,
# kind and status of each, in order.
BACKWARDS = """SELECT video_id, string_agg(concat_ws('/', sequence >> 12, sequence & 4095, kind, status), ' ' ORDER BY sequence)
    FROM video.event WHERE video_id IN (
        SELECT video_id FROM (
            SELECT video_id, status, lag(status) OVER (PARTITION BY video_id ORDER BY sequence) AS earlier
            FROM video.event WHERE kind <> 2
        ) AS steps WHERE earlier IS NOT NULL AND NOT video.video_may_become(earlier, status)
    ) GROUP BY video_id"""


def act(stack, id, action, statuses):
    if action == "delete":
        status, _ = stack.ask("DELETE", f"/api/v1/videos/{id}")
    else:
        status, _ = stack.ask("POST", f"/api/v1/videos/{id}/{action}")
    statuses[f"{action} {status}"] += 1


def one(stack, ids, statuses):
    """A video, and one to three actions on it at random moments, some of them at once."""
    prompt = random.choice(PROMPTS)
    status, id = stack.wish(prompt, random.choice(("paid", "test-paid")))
    if status != 200:
        statuses[f"generate {status}"] += 1
        return
    ids.append(id)
    actions = random.choices(ACTIONS, weights=(4, 2, 3), k=random.randint(1, 3))
    if prompt == FAILS and random.random() < 0.7:
        # What has failed can be made again: by several at once, against the others.
        until("a failure", lambda: stack.ask("GET", f"/api/v1/videos/{id}")[1]["status"] == "failed")
        actions += ["regenerate", "regenerate"]
        random.shuffle(actions)
    others = []
    for action in actions:
        # Up to what a completion takes here, so that it falls before, between and behind.
        time.sleep(random.choice((0, random.uniform(0, 0.5))))
        others.append(threading.Thread(target=act, args=(stack, id, action, statuses)))
        others[-1].start()
    for other in others:
        other.join()


def orphans(stack):
    """Files in the folder that belong to no video that is there."""
    known = {row[0] for row in stack.database.psql(
        "SELECT object_name FROM video.artifact JOIN video.video ON video.id = video_id WHERE deleted_at IS NULL")}
    files = (path for path in (stack.folder / "artifacts").rglob("*") if path.is_file())
    return sorted(path.name for path in files if path.name not in known)


def interleavings(stack, count):
    """Many videos, each cancelled, deleted and made again while workers complete it."""
    # A failure is one at once, so that there is something to make again.
    stack.restart("video", JOB_RETRIES_MAX="0")
    until("the models", lambda: stack.wish(model="none")[0] == 422)
    for number in range(2):
        stack.start(f"worker-{number}")
    ids, statuses, left = [], collections.Counter(), iter(range(count))

    def some():
        for _ in left:
            one(stack, ids, statuses)

    threads = [threading.Thread(target=some) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    until("the last jobs", lambda: stack.database.number(
        "SELECT count(*) FROM video.video WHERE deleted_at IS NULL AND status IN (1, 2)") == 0, 300, 0.5)
    faults = []
    for what, find, seconds in (("files", orphans, 90), ("calls", compare, 180)):
        try:
            until(what, lambda: not find(stack), seconds, 1)
        except TimeoutError:
            faults += find(stack)[:20]
    faults += [f"events of {id} go back to a state that was left: {steps}"
               for id, steps in stack.database.psql(BACKWARDS)]
    usual = ("200", "202", "400", "404", "409")
    wrong = {key: number for key, number in statuses.items() if key.split()[1] not in usual}
    if wrong:
        faults.append(f"answers were {wrong}")
    stack.kill_workers()
    stack.restart("video")
    until("the models", lambda: stack.wish(model="none")[0] == 422)
    outcomes = dict(stack.database.psql("SELECT status, count(*) FROM video.video GROUP BY 1 ORDER BY 1"))
    words = f"{len(ids)} videos, {sum(statuses.values())} actions: {dict(sorted(statuses.items()))}; 0 orphans" \
        if not faults else f"{len(ids)} videos, states {outcomes}"
    return words, faults
