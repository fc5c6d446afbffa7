"""Disks without room: under the folder of videos, and under PostgreSQL."""
import collections
import hashlib
import http.client
import subprocess
import time

from ledgers import compare
from scenarios import lost, running
from stack import Stack, fill, mount, until

ARTIFACTS_BYTES, DATABASE_BYTES = 4 << 20, 256 << 20


def content(stack, id):
    """Status and bytes of a video's file."""
    connection = http.client.HTTPConnection("127.0.0.1", stack.ports["gateway"], timeout=30)
    try:
        connection.request("GET", f"/api/v1/videos/{id}/content", headers={"Authorization": f"Bearer {stack.token}"})
        response = connection.getresponse()
        return response.status, response.read()
    finally:
        connection.close()


def whole(stack, ids):
    """The videos that are not served as the bytes whose digest is stored with them."""
    names = ",".join(f"'{id}'" for id in ids)
    digests = dict(stack.database.psql(
        f"SELECT video_id, sha256 FROM video.artifact WHERE kind = 1 AND video_id IN ({names})"))
    wrong = []
    for id in ids:
        status, data = content(stack, id)
        if status != 200 or hashlib.sha256(data).hexdigest() != digests.get(id):
            wrong.append(f"{id} is served as {status} with {len(data)} bytes, and not as it was stored")
    return wrong


def full_artifacts(stack):
    """No room for videos: they wait for it, nothing is ordered again, and what was served before still is."""
    folder = stack.folder / "artifacts"
    stack.kill("video")
    mount(folder, ARTIFACTS_BYTES)
    try:
        stack.start("video")
        until("the models", lambda: stack.wish(model="none")[0] == 422)
        stack.start("worker")
        stored, _ = stack.wishes(6)
        stack.settled(stored)
        faults = whole(stack, stored)
        filler = fill(folder)
        waiting, _ = stack.wishes(6)
        names = ",".join(f"'{id}'" for id in waiting)
        refused = f"SELECT count(*) FROM video.job WHERE subject IN ({names}) AND last_error LIKE '%storage_full%'"
        until("a refusal of each", lambda: stack.database.number(refused) == len(waiting))
        faults += [f"{id}, which is not stored, is served" for id in waiting if content(stack, id)[0] == 200]
        faults += whole(stack, stored)
        filler.unlink()
        outcomes = stack.settled(waiting)
        faults += lost(stack, waiting) + compare(stack) + whole(stack, stored + waiting)
        faults += [f"{path.name} was left" for path in folder.rglob(".writing-*")]
        if outcomes != {"completed": len(waiting)}:
            faults.append(f"the videos ended as {outcomes}")
        for id in stored + waiting:
            stack.ask("DELETE", f"/api/v1/videos/{id}")
        stack.kill_workers()
        return f"{len(waiting)} videos waited for room, then {outcomes}; {len(stored)} served all the while", faults
    finally:
        stack.kill_workers()
        stack.kill("video")
        subprocess.run(["umount", folder], check=True)
        stack.start("video")
        until("the models", lambda: stack.wish(model="none")[0] == 422)


def full_database(stack):
    """No room for PostgreSQL, up to its own crash: wishes are refused, and all goes on when there is room."""
    other = Stack(stack.programs, DATABASE_BYTES)
    try:
        other.start("worker")
        ids, _ = other.wishes(20)
        filler = fill(other.database.folder)
        statuses, end = collections.Counter(), time.monotonic() + 20
        while time.monotonic() < end:
            accepted, answers = other.wishes(20)
            ids += accepted
            statuses.update(answers)
            if statuses[503] and not other.database.is_running():
                break
        crashed = not other.database.is_running()
        # What is refused while there is no room, whether or not the server still runs.
        statuses.update(other.wishes(20)[1])
        faults = [f"{name} has ended" for name in other.processes if not running(other, name)]
        if set(statuses) - {200, 503} or not statuses[503]:
            faults.append(f"wishes were answered {dict(statuses)}")
        filler.unlink()
        if not other.database.is_running():
            other.database.start()
        moment = time.monotonic()
        until("a wish", lambda: (made := other.wish())[0] == 200 and not ids.append(made[1]))
        back = time.monotonic() - moment
        outcomes = other.settled(ids)
        faults += lost(other, ids) + compare(other)
        fate = "crashed" if crashed else "stayed"
        words = f"answers {dict(statuses)}, PostgreSQL {fate}, wishes taken {back:.1f} s after there was room, " \
            f"{len(ids)} jobs: {outcomes}"
        return words, faults
    finally:
        other.close()
