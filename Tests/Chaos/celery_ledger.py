"""The same kills of workers, with Celery and Redis in the settings of the stack that VeoGen replaces."""
import collections
import json
import os
import pathlib
import random
import signal
import subprocess
import time
import uuid

from stack import PRICE_MICROS, free_port, until

HERE = pathlib.Path(__file__).resolve().parent
PYTHON = HERE.parent.parent / ".build" / "python-queue" / "bin"
WORKERS, WAIT_SECONDS = 4, 60


def celery_kills(stack, kills):
    """Kills of workers under load: which jobs were lost or not run again within a minute, and which billed twice."""
    folder = stack.folder / "celery"
    (folder / "done").mkdir(parents=True)
    ledger, port, children = folder / "billed.jsonl", free_port(), {}
    redis = subprocess.Popen(["redis-server", "--bind", "127.0.0.1", "--port", str(port), "--save", "", "--appendonly",
                              "no", "--dir", folder], stdout=subprocess.DEVNULL)
    provider = subprocess.Popen(
        [stack.programs / "FakeUpstream", "--ledger", ledger, "--price", str(PRICE_MICROS)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    environment = os.environ | {
        "PAID_URL": f"http://127.0.0.1:{provider.stdout.readline().split()[-1]}/v1", "PAID_DONE": str(folder / "done"),
        "PAID_REDIS": f"redis://127.0.0.1:{port}/0", "PYTHONPATH": str(HERE), "PYTHONDONTWRITEBYTECODE": "1"}

    def start(name):
        with open(folder / f"{name}.log", "ab") as log:
            children[name] = subprocess.Popen(
                [PYTHON / "celery", "-A", "celery_paid", "worker", "-Q", "video_generation", "-c", "1", "-n", name,
                 "--loglevel", "WARNING"], env=environment, stdout=log, stderr=log, cwd=folder, start_new_session=True)

    def kill(name):
        # The process and its child, as when the machine or the container goes.
        os.killpg(children[name].pid, signal.SIGKILL)
        children.pop(name).wait()

    def add(jobs):
        code = "import json, sys, celery_paid\nfor job in json.load(sys.stdin): celery_paid.make.delay(*job)"
        subprocess.run([PYTHON / "python", "-c", code], input=json.dumps(jobs), env=environment, text=True, check=True)

    try:
        for number in range(WORKERS):
            start(f"worker-{number}")
        jobs = [(str(uuid.uuid4()), random.choice(["", "[polls:1]"]) + " a lighthouse") for _ in range(2 * kills)]
        add(jobs)
        until("the first jobs", lambda: any((folder / "done").iterdir()))
        for _ in range(kills):
            kill(name := f"worker-{random.randrange(WORKERS)}")
            start(name)
            # A worker of Celery needs a second to start; without it nothing would ever run.
            time.sleep(random.uniform(0.5, 1.5))
        end = time.monotonic() + WAIT_SECONDS
        while time.monotonic() < end and len(list((folder / "done").iterdir())) < len(jobs):
            time.sleep(0.5)
        done = {path.name for path in (folder / "done").iterdir()}
    finally:
        for name in list(children):
            kill(name)
        for process in (redis, provider):
            process.kill()
            process.wait()
    bill = collections.Counter(
        line["marker"] for line in map(json.loads, ledger.read_text().splitlines()) if line["event"] == "billed")
    lost, twice = len(jobs) - len(done), sum(count - 1 for count in bill.values())
    paid = sum(job not in done and bill[job] > 0 for job, _ in jobs)
    return f"{kills} SIGKILLs, {len(jobs)} jobs: {lost} not done after {WAIT_SECONDS} s, {paid} of them billed; " \
        f"{twice} billed again", None
