"""Claims from a queue in which a million jobs wait."""
import statistics
import subprocess
import threading
import time
import uuid

import psycopg

WAITING, TENANTS, JOBS_PER_CLAIM, SECONDS = 1_000_000, 1000, 16, 20
# Each user has a thousand jobs, in turns, as job_enqueue would have given them.
FILL = """INSERT INTO job (id, queue, kind, tenant, subject, state, attempts_max, ticket)
    SELECT gen_random_uuid(), 'video_generation', 'generate_video', md5((n %% %s)::text)::uuid, gen_random_uuid(),
        'available', 3, n / %s + 1
    FROM generate_series(0, %s - 1) AS n"""


def quantile(values, part):
    return 1000 * sorted(values)[min(len(values) - 1, int(part * len(values)))]


def measure(programs, url):
    """Milliseconds of claims, completions and additions, each by two connections at once, as rows of a table."""
    subprocess.run([programs / "veogen-video", "migrate"], env={"DATABASE_URL": url, "LOG_LEVEL": "warning"},
                   check=True, stdout=subprocess.DEVNULL)
    options = "-c search_path=video -c plan_cache_mode=force_generic_plan"

    def connection():
        link = psycopg.connect(url, autocommit=True, options=options)
        link.prepare_threshold = 0
        return link

    times, end = {"claim 16": [], "complete": [], "enqueue": []}, None

    def timed(name, link, sql, values):
        began = time.perf_counter()
        rows = link.execute(sql, values).fetchall()
        times[name].append(time.perf_counter() - began)
        return rows

    def work():
        worker = uuid.uuid4()
        with connection() as link:
            while time.monotonic() < end:
                for job, epoch in timed("claim 16", link, "SELECT id, lease_epoch FROM job_claim(%s, %s, %s)",
                                        [worker, "video_generation", JOBS_PER_CLAIM]):
                    timed("complete", link, "SELECT job_settle(%s, %s, 'completed')", [job, epoch])

    def add():
        with connection() as link:
            while time.monotonic() < end:
                timed("enqueue", link, "SELECT job_enqueue(%s, %s, %s, %s, %s, 3::smallint)",
                      ["video_generation", uuid.uuid4(), "generate_video", uuid.uuid4(), uuid.uuid4()])
                time.sleep(0.002)

    with connection() as link:
        link.execute("SELECT job_bound('video_generation', 100000000)")
        link.execute("ALTER SEQUENCE job_arrival RESTART WITH %d" % (WAITING + 1))
        link.execute(FILL, [TENANTS, TENANTS, WAITING])
        link.execute("SELECT job_bound('video_generation', 100000000)")
        link.execute("ANALYZE job")
        end = time.monotonic() + SECONDS
        threads = [threading.Thread(target=body) for body in (work, work, add)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    rows = [[name, len(of), statistics.median(of) * 1000, quantile(of, 0.99), 1000 * max(of)]
            for name, of in times.items()]
    return rows
