"""OpenAI's own SDK against the fake upstream, with a wish that AIService has as well: provider.py URL KEY WISH.

Makes, asks for, saves and deletes a video, and lists the models. What it sent is compared with what AIService sends by
the test that runs it.
"""

import base64
import json
import sys
import tempfile
import warnings
from pathlib import Path

import openai

warnings.simplefilter("ignore", DeprecationWarning)


def given(**fields):
    return {name: value for name, value in fields.items() if value is not None}


def reference(wish):
    if not wish["picture"]:
        return {}
    return {"input_reference": ("reference.png", base64.b64decode(wish["picture"]), "image/png")}


def refusal(body, kind):
    try:
        body()
    except kind as error:
        return error
    raise AssertionError(f"{kind.__name__} was expected")


def main(url, key, wish):
    wish = json.loads(wish)
    client = openai.OpenAI(base_url=url + "/v1", api_key=key, max_retries=0)
    assert wish["model"] in [model.id for model in client.models.list()]
    order = client.videos.create(
        prompt=wish["prompt"], model=wish["model"], seconds=str(wish["seconds"]), size=wish["size"],
        extra_body=given(seed=wish["seed"], negative_prompt=wish["unwanted"]), **reference(wish))
    assert order.status == "queued" and order.progress == 0 and order.size == wish["size"], order
    assert client.videos.retrieve(order.id).status == "completed"
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "video.mp4"
        client.videos.download_content(order.id).write_to_file(file)
        assert file.read_bytes()[4:8] == b"ftyp"
    deleted = client.videos.delete(order.id)
    assert deleted.deleted and deleted.id == order.id and deleted.object == "video.deleted", deleted

    def create(prompt):
        return client.videos.create(prompt=prompt, model=wish["model"])

    refusal(lambda: client.videos.retrieve(order.id), openai.NotFoundError)
    assert client.videos.retrieve(create("[polls:2]").id).status == "in_progress"
    blocked = client.videos.retrieve(create("[result:filtered]").id)
    assert blocked.status == "failed" and blocked.error.code == "moderation_blocked", blocked
    assert refusal(lambda: create("[create:quota]"), openai.RateLimitError).code == "insufficient_quota"
    assert refusal(lambda: create("[create:filtered]"), openai.BadRequestError).code == "content_policy_violation"
    refusal(lambda: create("[create:503]"), openai.InternalServerError)
    stranger = openai.OpenAI(base_url=url + "/v1", api_key="wrong", max_retries=0)
    assert refusal(lambda: list(stranger.models.list()), openai.AuthenticationError).code == "invalid_api_key"


if __name__ == "__main__":
    main(*sys.argv[1:])
