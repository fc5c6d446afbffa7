"""The replaced stack's way of making a paid video: a Celery task with its settings, which orders, polls and is done.

The environment names the provider (`PAID_URL`), Redis (`PAID_REDIS`) and the folder where finished jobs are files
(`PAID_DONE`).
"""
import json
import os
import pathlib
import time
import urllib.request

from celery import Celery

app = Celery("paid", broker=os.environ["PAID_REDIS"], backend=os.environ["PAID_REDIS"])
app.conf.update(
    task_serializer="json", result_serializer="json", accept_content=["json"], timezone="UTC", enable_utc=True,
    worker_prefetch_multiplier=1, task_acks_late=True, worker_max_tasks_per_child=1000,
    task_routes={"make": {"queue": "video_generation"}})


def ask(path, fields=None, marker=""):
    request = urllib.request.Request(
        os.environ["PAID_URL"] + path, None if fields is None else json.dumps(fields).encode(),
        {"Content-Type": "application/json", "X-Client-Request-Id": marker})
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


@app.task(bind=True, name="make", max_retries=3)
def make(self, job, prompt):
    try:
        video = ask("/videos", {"model": "fake", "prompt": prompt, "seconds": "4", "size": "1280x720"}, job)
        while video["status"] not in ("completed", "failed"):
            time.sleep(0.2)
            video = ask(f"/videos/{video['id']}")
    except (OSError, ValueError) as problem:
        raise self.retry(exc=problem, countdown=60)
    (pathlib.Path(os.environ["PAID_DONE"]) / job).touch()
