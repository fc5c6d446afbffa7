"""OpenAI's own SDK against a stack, as its users use it: videos.py URL TOKEN OTHER_TOKEN."""

import subprocess
import sys
import tempfile
import warnings
from pathlib import Path

import openai

try:
    import httpx2 as httpx  # what openai 3 is built on
except ImportError:
    import httpx

warnings.simplefilter("ignore", DeprecationWarning)


class LostAnswer(httpx.HTTPTransport):
    """A network that delivers a creation and loses the answer to it, once."""

    def __init__(self):
        super().__init__()
        self.lost = 0

    def handle_request(self, request):
        answer = super().handle_request(request)
        if request.method == "POST" and self.lost == 0:
            self.lost += 1
            answer.read()
            raise httpx.ReadError("the connection was lost", request=request)
        return answer


def refusal(body, kind):
    try:
        body()
    except kind as error:
        return error
    raise AssertionError(f"{kind.__name__} was expected")


def makes_a_video(client):
    video = client.videos.create_and_poll(
        prompt="a lighthouse in a storm", model="draft", seconds="2", size="640x360", extra_body={"seed": 7})
    assert video.status == "completed", video
    assert (video.object, video.model, video.seconds, video.size) == ("video", "draft", "2", "640x360"), video
    assert video.progress == 100 and video.error is None and video.completed_at >= video.created_at, video
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "video.mp4"
        client.videos.download_content(video.id).write_to_file(file)
        report = subprocess.run(
            ["ffprobe", "-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0", file],
            check=True, capture_output=True, text=True)
        assert abs(float(report.stdout) - 2) < 0.1
    thumbnail = client.videos.download_content(video.id, variant="thumbnail").read()
    assert thumbnail.startswith(b"\xff\xd8\xff")
    return video


def remixes_lists_and_deletes(client, video):
    remix = client.videos.remix(video.id, prompt="a lighthouse at dawn")
    assert (remix.remixed_from_video_id, remix.size, remix.seconds) == (video.id, "640x360", "2"), remix
    assert remix.status in ("queued", "in_progress"), remix
    both = [remix.id, video.id]
    assert [entry.id for entry in client.videos.list(limit=1)] == both
    assert [entry.id for entry in client.videos.list(limit=1, order="asc")] == both[::-1]
    assert [entry.id for entry in client.videos.list(after=remix.id)] == [video.id]
    client.videos.delete(remix.id)
    deleted = client.videos.delete(video.id)
    assert deleted.deleted and deleted.id == video.id and deleted.object == "video.deleted"
    assert list(client.videos.list()) == []


def drawn():
    return subprocess.run(
        ["ffmpeg", "-v", "error", "-f", "lavfi", "-i", "testsrc2=s=64x64", "-frames:v", "1", "-f", "image2pipe", "-c:v",
         "png", "pipe:1"], check=True, capture_output=True).stdout


def refuses(client, url, other):
    missing = "018f4d2e-7c1a-7000-8000-000000000000"
    for identifier in [missing, "video_123"]:
        error = refusal(lambda: client.videos.retrieve(identifier), openai.NotFoundError)
        assert error.code == "video_not_found" and error.type == "invalid_request_error", error.body
    size = refusal(lambda: client.videos.create(prompt="a", size="1x1"), openai.BadRequestError)
    assert size.param == "size" and "1280x720" in size.message, size.body
    seconds = refusal(lambda: client.videos.create(prompt="a", seconds="99"), openai.BadRequestError)
    assert seconds.param == "seconds", seconds.body
    model = refusal(lambda: client.videos.create(prompt="a", model="sora-2"), openai.BadRequestError)
    assert model.param == "model", model.body
    unknown = refusal(lambda: client.videos.create(prompt="a", extra_body={"fps": 60}), openai.BadRequestError)
    assert unknown.code == "validation_failed" and unknown.param == "fps", unknown.body
    picture = refusal(
        lambda: client.videos.create(prompt="a", input_reference=("a.png", b"\x89PNG")), openai.BadRequestError)
    assert picture.param == "input_reference", picture.body
    begun = client.videos.create(
        prompt="a river", model="draft", seconds="1", size="640x360", input_reference=("a.png", drawn(), "image/png"))
    ended = client.videos.poll(begun.id)
    assert ended.status == "completed", ended
    client.videos.delete(begun.id)
    stranger = openai.OpenAI(base_url=url, api_key="wrong")
    refusal(lambda: stranger.videos.list(), openai.AuthenticationError)
    mine = client.videos.create(prompt="a river", model="draft", seconds="60")
    foreign = openai.OpenAI(base_url=url, api_key=other)
    refusal(lambda: foreign.videos.retrieve(mine.id), openai.NotFoundError)
    refusal(lambda: foreign.videos.list(after=mine.id), openai.NotFoundError)
    early = refusal(lambda: client.videos.download_content(mine.id), openai.ConflictError)
    assert early.response.headers["x-should-retry"] == "false", early.response.headers
    client.videos.delete(mine.id)


def repeats_without_paying_twice(url, token):
    network = LostAnswer()
    client = openai.OpenAI(base_url=url, api_key=token, http_client=httpx.Client(transport=network))
    first = client.videos.create(prompt="a ship at night", model="draft", seconds="60")
    assert network.lost == 1
    assert [video.id for video in client.videos.list()] == [first.id], "the repetition began another video"
    second = client.videos.create(prompt="a ship at night", model="draft", seconds="60")
    assert second.id != first.id, "the same wish, twice on purpose, is two videos"
    for video in [first, second]:
        client.videos.delete(video.id)


def main(server, token, other):
    url = server + "/v1"
    client = openai.OpenAI(base_url=url, api_key=token)
    remixes_lists_and_deletes(client, makes_a_video(client))
    refuses(client, url, other)
    repeats_without_paying_twice(url, token)


if __name__ == "__main__":
    main(*sys.argv[1:])
