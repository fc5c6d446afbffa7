"""Google's own SDK against the fake upstream, with a wish that AIService has as well: provider.py URL KEY ACCOUNT WISH.

Makes, asks for, fetches, stops and deletes a video by the Interactions API, makes one by Veo on Vertex AI, and has a
text written in a given form. What it sent is compared with what AIService sends by the test that runs it.
"""

import base64
import json
import sys
import warnings

from google import genai
from google.genai import errors, types
from google.oauth2 import service_account

warnings.simplefilter("ignore")
SCOPE = "https://www.googleapis.com/auth/cloud-platform"


def given(**fields):
    return {name: value for name, value in fields.items() if value is not None}


def is_film(content):
    return content[4:8] == b"ftyp"


def refusal(body, code):
    try:
        body()
    except Exception as error:  # The generated part of the SDK has classes of its own.
        seen = getattr(error, "code", None) or getattr(error, "status_code", None)
        assert seen == code, repr(error)
        return error
    raise AssertionError(f"a refusal with {code} was expected")


def interactions(client, wish):
    def create(prompt, picture=None):
        content = [{"type": "text", "text": prompt}]
        if picture:
            content = [
                {"type": "image", "data": picture, "mime_type": "image/png"},
                {"type": "text", "text": f"<FIRST_FRAME> {prompt}"}]
        return client.interactions.create(
            model=wish["interactions_model"],
            input=[{"type": "user_input", "content": content}],
            response_format={
                "type": "video", "aspect_ratio": wish["aspect_ratio"], "duration": f"{wish['seconds']}s",
                "resolution": wish["resolution"], "delivery": "uri"},
            generation_config=given(seed=wish["seed"], video_config={"task": f"{'image' if picture else 'text'}_to_video"}),
            background=True, store=True, labels={"veogen_call": wish["call"]})

    order = create(wish["prompt"], wish["picture"])
    assert order.status == "in_progress" and order.id.startswith("v1_"), order
    done = client.interactions.get(order.id)
    assert done.status == "completed", done
    output = [step for step in done.steps if step.type == "model_output"][-1].content[0]
    assert output.type == "video" and output.mime_type == "video/mp4", output
    assert is_film(client.files.download(file=output.uri))
    assert client.interactions.cancel(order.id).status == "cancelled"
    client.interactions.delete(order.id)
    refusal(lambda: client.interactions.get(order.id), 404)
    filtered = client.interactions.get(create("[result:filtered]").id)
    assert filtered.status == "completed" and filtered.usage.total_output_tokens == 0, filtered
    failed = client.interactions.get(create("[result:failed]").id)
    assert failed.status == "failed" and failed.errors[0].code == "internal", failed


def texts(client, wish):
    text = wish["text"]
    answer = client.models.generate_content(
        model=wish["text_model"], contents=text["contents"],
        config=types.GenerateContentConfig(
            system_instruction=text["instruction"], temperature=text["temperature"],
            max_output_tokens=text["max_output_tokens"], response_mime_type="application/json",
            response_schema=types.Schema.model_validate(text["schema"]),
            safety_settings=[types.SafetySetting(**setting) for setting in text["safety"]]))
    assert json.loads(answer.text)["enhanced_prompt"], answer
    blocked = client.models.generate_content(
        model=wish["text_model"], contents="[text:blocked]",
        config={"response_mime_type": "application/json", "response_schema": {"type": "OBJECT", "properties": {}}})
    assert blocked.prompt_feedback.block_reason == "SAFETY" and not blocked.candidates, blocked


def models(client, wish):
    names = [model.name for model in client.models.list(config={"page_size": 1000})]
    assert f"models/{wish['interactions_model']}" in names, names
    missing = refusal(lambda: client.models.get(model="nothing"), 404)
    assert missing.status == "NOT_FOUND", missing


def vertex(client, wish):
    def create(prompt, picture=None):
        image = types.Image(image_bytes=base64.b64decode(picture), mime_type="image/png") if picture else None
        return client.models.generate_videos(
            model=wish["vertex_model"], source=types.GenerateVideosSource(prompt=prompt, image=image),
            config=types.GenerateVideosConfig(
                number_of_videos=1, duration_seconds=wish["seconds"], seed=wish["seed"],
                aspect_ratio=wish["aspect_ratio"], resolution=wish["vertex_resolution"], generate_audio=wish["audio"],
                negative_prompt=wish["unwanted"], labels={"veogen_call": wish["call"]}))

    done = client.operations.get(create(wish["prompt"], wish["picture"]))
    assert done.done and not done.error, done
    video = done.response.generated_videos[0].video
    assert is_film(video.video_bytes) and video.mime_type == "video/mp4"
    filtered = client.operations.get(create("[result:filtered]"))
    assert filtered.done and filtered.response.rai_media_filtered_count == 1, filtered
    failed = client.operations.get(create("[result:failed]"))
    assert failed.done and failed.error["code"] == 13, failed
    busy = refusal(lambda: create("[create:429]"), 429)
    assert isinstance(busy, errors.ClientError) and busy.status == "RESOURCE_EXHAUSTED", busy
    assert client.models.get(model=wish["vertex_model"]).name.endswith(wish["vertex_model"])
    refusal(lambda: client.models.get(model="nothing"), 404)


def main(url, key, account, wish):
    wish = json.loads(wish)
    options = types.HttpOptions(base_url=url)
    client = genai.Client(api_key=key, http_options=options)
    models(client, wish)
    interactions(client, wish)
    texts(client, wish)
    stranger = genai.Client(api_key="wrong", http_options=options)
    unknown = refusal(lambda: list(stranger.models.list()), 400)
    assert unknown.details["error"]["details"][0]["reason"] == "API_KEY_INVALID", unknown.details
    credentials = service_account.Credentials.from_service_account_file(account, scopes=[SCOPE])
    vertex(
        genai.Client(
            vertexai=True, project=credentials.project_id, location="us-central1", credentials=credentials,
            http_options=options), wish)


if __name__ == "__main__":
    main(*sys.argv[1:])
