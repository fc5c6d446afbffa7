"""A relay between browser and server whose connections can be cut."""

import selectors
import socket
import threading
from urllib.parse import urlsplit


class Relay:
    """Relays connections to the server of `url`, until they are cut."""

    def __init__(self, url: str):
        parts = urlsplit(url)
        self._server = (parts.hostname, parts.port)
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._is_cut = False
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        """Breaks every connection, and each new one, until `mend`."""
        with self._lock:
            self._is_cut = True
            for connection in self._open:
                connection.shutdown(socket.SHUT_RDWR)
            self._open.clear()

    def mend(self) -> None:
        """Lets new connections through again."""
        with self._lock:
            self._is_cut = False

    def _accept(self) -> None:
        while True:
            browser, _ = self._listener.accept()
            threading.Thread(target=self._relay, args=(browser,), daemon=True).start()

    def _relay(self, browser: socket.socket) -> None:
        with browser, socket.socket() as server:
            with self._lock:
                if self._is_cut:
                    return
                server.connect(self._server)
                self._open |= {browser, server}
            try:
                self._copy(browser, server)
            except OSError:
                pass  # One side is gone, or the connection was cut: both end.
            finally:
                with self._lock:
                    self._open -= {browser, server}

    @staticmethod
    def _copy(browser: socket.socket, server: socket.socket) -> None:
        other = {browser: server, server: browser}
        with selectors.DefaultSelector() as ready:
            for side in other:
                ready.register(side, selectors.EVENT_READ)
            while True:
                for key, _ in ready.select():
                    data = key.fileobj.recv(65536)
                    if not data:
                        return
                    other[key.fileobj].sendall(data)
