"""A receiver of webhooks, which checks their signatures."""

import base64
import hashlib
import hmac
import queue
import threading
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from studio import SIGNAL_SECONDS_MAX


@dataclass
class Message:
    """A message as it came."""

    id: str
    timestamp: str
    signatures: str
    body: bytes

    def is_signed_by(self, secret: str) -> bool:
        """Whether one of its signatures is by this secret (Standard Webhooks 1.0)."""
        key = base64.b64decode(secret.removeprefix("whsec_"))
        content = f"{self.id}.{self.timestamp}.".encode() + self.body
        signature = base64.b64encode(hmac.digest(key, content, hashlib.sha256)).decode()
        return f"v1,{signature}" in self.signatures.split(" ")


class Receiver:
    """Answers every message with 200, and keeps it."""

    def __init__(self):
        messages: queue.Queue[Message] = queue.Queue()
        self._messages = messages

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                messages.put(Message(self.headers["webhook-id"], self.headers["webhook-timestamp"],
                                     self.headers["webhook-signature"], body))
                self.send_response(200)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_):
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{server.server_port}/veogen"
        threading.Thread(target=server.serve_forever, daemon=True).start()

    def next(self) -> Message:
        """The next message, once it is there."""
        return self._messages.get(timeout=SIGNAL_SECONDS_MAX)
