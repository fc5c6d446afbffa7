#!/usr/bin/env python3
"""A server with a hole that sqlmap must find.

    vulnerable.py COMMAND …    runs COMMAND … --hole URL, and ends as it does
"""
import http.server
import sqlite3
import subprocess
import sys
import threading
import urllib.parse


class Hole(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        database = sqlite3.connect(":memory:")
        database.execute("CREATE TABLE video (id INTEGER, title TEXT)")
        database.execute("INSERT INTO video VALUES (1, 'lighthouse'), (2, 'storm')")
        wanted = urllib.parse.parse_qs(urllib.parse.urlsplit(self.path).query).get("id", ["0"])[0]
        try:
            status, text = 200, str(database.execute(f"SELECT title FROM video WHERE id = {wanted}").fetchall())
        except sqlite3.Error as error:
            status, text = 500, str(error)
        self.send_response(status)
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *_):
        pass


if __name__ == "__main__":
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Hole)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sys.exit(subprocess.run([*sys.argv[1:], "--hole", f"http://127.0.0.1:{server.server_port}"]).returncode)
