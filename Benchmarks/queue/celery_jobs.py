"""Celery with the settings of the stack that VeoGen replaces; a job is a row that becomes "processing" and "completed".

The environment names the database (`JOBS_DATABASE`) and Redis (`JOBS_REDIS`).
"""
import os

import psycopg
from celery import Celery

app = Celery("jobs", broker=os.environ["JOBS_REDIS"], backend=os.environ["JOBS_REDIS"])
app.conf.update(
    task_serializer="json", result_serializer="json", accept_content=["json"], timezone="UTC", enable_utc=True,
    worker_prefetch_multiplier=1, task_acks_late=True, worker_max_tasks_per_child=1000,
    task_routes={"make": {"queue": "video_generation"}})
kept = []


def database():
    """The process's connection; one opened before the fork would be shared."""
    if not kept or kept[0].closed:
        kept[:] = [psycopg.connect(os.environ["JOBS_DATABASE"], autocommit=True)]
    return kept[0]


@app.task(bind=True, name="make", max_retries=3)
def make(self, job):
    try:
        database().execute("UPDATE job SET status = 'processing' WHERE id = %s", [job])
        database().execute("UPDATE job SET status = 'completed', completed_at = now() WHERE id = %s", [job])
    except psycopg.Error as problem:
        raise self.retry(exc=problem, countdown=60)


def enqueue(count):
    for _ in range(count):
        [job] = database().execute("INSERT INTO job DEFAULT VALUES RETURNING id").fetchone()
        make.delay(job)
