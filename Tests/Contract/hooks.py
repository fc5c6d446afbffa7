"""How schemathesis speaks to a stack: signed in, and with a model that makes videos at once."""

import os

import requests
import schemathesis

WISHES = {"generateVideo", "createOpenAIVideo"}
# A machine that has too much to do may say so, as it is described; nothing else is the server's fault.
OVERLOADED = {503, 504}


@schemathesis.auth()
class Session:
    """Signs in, and again whenever a case has ended the session."""

    def get(self, case, context):
        form = {"username": os.environ["CONTRACT_EMAIL"], "password": os.environ["CONTRACT_PASSWORD"]}
        answer = requests.post(os.environ["CONTRACT_URL"] + "/api/v1/auth/login", data=form, timeout=240)
        answer.raise_for_status()
        return answer.json()["access_token"]

    def set(self, case, data, context):
        case.headers = case.headers or {}
        case.headers["Authorization"] = f"Bearer {data}"


@schemathesis.hook
def before_call(context, case, kwargs):
    """Has wishes that are sound as far as the description says made by the test provider."""
    if case.operation.definition.raw.get("operationId") in WISHES and isinstance(case.body, dict):
        if isinstance(case.body.get("model", ""), (str, type(None))):
            case.body["model"] = "test"


@schemathesis.check
def no_defect(context, response, case):
    """No answer is a defect of the server."""
    assert response.status_code < 500 or response.status_code in OVERLOADED, "the server is at fault"
