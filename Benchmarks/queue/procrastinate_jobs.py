"""procrastinate; a job is a row that becomes "processing" and "completed". `JOBS_DATABASE` names the database."""
import asyncio
import os

import procrastinate
import psycopg_pool

url = os.environ["JOBS_DATABASE"]
app = procrastinate.App(connector=procrastinate.PsycopgConnector(conninfo=url, min_size=4, max_size=10))
pool = psycopg_pool.AsyncConnectionPool(url, open=False, min_size=4, max_size=16, kwargs={"autocommit": True})


@app.task(name="make", queue="video_generation")
async def make(job):
    async with pool.connection() as database:
        await database.execute("UPDATE job SET status = 'processing' WHERE id = %s", [job])
        await database.execute("UPDATE job SET status = 'completed', completed_at = now() WHERE id = %s", [job])


async def work():
    async with pool, app.open_async():
        await app.run_worker_async(queues=["video_generation"], concurrency=16, wait=True)


async def enqueue(count):
    async def some(part):
        for _ in range(part):
            async with pool.connection() as database:
                cursor = await database.execute("INSERT INTO job DEFAULT VALUES RETURNING id")
                [job] = await cursor.fetchone()
            await make.defer_async(job=job)
    async with pool, app.open_async():
        await asyncio.gather(*(some(count // 8) for _ in range(8)))


if __name__ == "__main__":
    import sys
    if sys.argv[1] == "schema":
        with app.open():
            app.schema_manager.apply_schema()
    else:
        asyncio.run(work() if sys.argv[1] == "work" else enqueue(int(sys.argv[2])))
