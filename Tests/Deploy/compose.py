"""A stack of containers, by podman-compose."""
import os
import pathlib
import re
import socket
import subprocess

import yaml

from client import fetch, until

ROOT = pathlib.Path(__file__).resolve().parents[2]
KINDS = ("gateway", "auth", "video", "worker", "ai")
METRICS_PORT, HTTP_PORT = 9464, 8080
WARNING = re.compile(r'"level":"(warning|error|critical)"')
NAMES = pathlib.Path("/run/containers/networks/aardvark-dns")  # a file for each network, of its containers' names


def kind(name):
    return name.split("-")[0]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class ComposeStack:
    """What a compose file describes; each service is replaced by its name, by an image of any release."""

    def __init__(self, file, folder, project, ports):
        self.file, self.project = ROOT / "compose" / file, project
        chosen = {setting: free_port() for setting in ports}
        self.gateways = [("127.0.0.1", port) for port in chosen.values()]
        self.tags = {kind: "current" for kind in KINDS}
        self.environment = os.environ | {setting: str(port) for setting, port in chosen.items()} | {
            "SECRETS": str(folder / "secrets"), "TEST_PROVIDER_ENABLED": "true", "MAX_QUEUE_SIZE": "100000",
            "JOB_RETRY_SECONDS": "1",
            "LOG_LEVEL": "notice", "POSTGRES_IMAGE": "localhost/veogen-test-postgres",
        }
        subprocess.run([ROOT / "compose/secrets", folder / "secrets"], check=True)
        self.log = open(folder / f"{project}.log", "ab")
        self.compose("down", "-v")
        self.forget()
        self.compose("up", "-d", "--no-build")
        names = yaml.safe_load(self.file.read_text())["services"]
        self.names = sorted(names, key=lambda name: ([*KINDS, "postgres"].index(kind(name)), name))
        for name in self.names:
            self.wait(name)

    def forget(self):
        """Removes what a run that was killed leaves: names that stand for addresses where nobody is any more."""
        for network in ("inside", "outside"):
            name = f"{self.project}_{network}"
            self.podman("network", "rm", "-f", name, check=False)
            (NAMES / name).unlink(missing_ok=True)

    def compose(self, *arguments):
        tags = {f"{kind.upper()}_TAG": tag for kind, tag in self.tags.items()}
        subprocess.run(["podman-compose", "-p", self.project, "-f", self.file, *arguments], stdout=self.log,
                       stderr=self.log, stdin=subprocess.DEVNULL, env=self.environment | tags, check=True)

    def podman(self, *arguments, check=True):
        result = subprocess.run(["podman", *arguments], capture_output=True, text=True, check=False)
        if check and result.returncode:
            raise ValueError(f"podman {arguments[0]}: {result.stderr.strip()}")
        return result.stdout.strip()

    def container(self, name):
        return f"{self.project}_{name}_1"

    def ready(self, name):
        """Whether a service takes work, by what it says at its address in the networks of containers."""
        if name == "postgres":
            return self.healthy(name)
        template = "{{range .NetworkSettings.Networks}}{{.IPAddress}} {{end}}"
        address = self.podman("inspect", "-f", template, self.container(name)).split()
        port = HTTP_PORT if kind(name) == "gateway" else METRICS_PORT
        return bool(address) and fetch((address[0], port), "GET", "/health/ready", seconds=5)[0] == 200

    def wait(self, name):
        until(f"{name} is ready", lambda: self.ready(name), seconds=120)

    def healthy(self, name):
        """Whether the container's own health check holds."""
        result = subprocess.run(["podman", "healthcheck", "run", self.container(name)], capture_output=True, check=False)
        return result.returncode == 0

    def restart(self, name):
        """Stops it as a host that shuts down would, starts it again, and waits until it takes work."""
        self.podman("restart", "-t", "60", self.container(name))
        self.wait(name)

    def replace(self, name, tag):
        """Puts another release in its place."""
        self.podman("stop", "-t", "60", self.container(name))
        self.podman("rm", self.container(name))
        self.tags[kind(name)] = tag
        self.compose("up", "-d", "--no-build", name)
        self.wait(name)

    def psql(self, role, sql, password):
        """What a role gets for a statement: output, or the error."""
        result = subprocess.run(
            ["podman", "exec", "-e", f"PGPASSWORD={password}", self.container("postgres"), "psql", "-h",
             "/var/run/postgresql", "-U", role, "-d", "veogen", "-Atqc", sql], capture_output=True, text=True, check=False)
        return result.stdout.strip() if result.returncode == 0 else result.stderr.strip()

    def complaints(self, seconds):
        """What the containers have warned of in the last seconds, by their names."""
        lines = []
        for name in self.names:
            result = subprocess.run(
                ["podman", "logs", "--since", f"{seconds:.0f}s", self.container(name)], stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT, text=True, check=False)
            lines += [f"{name}: {line}" for line in result.stdout.splitlines() if WARNING.search(line)]
        return lines

    def close(self):
        self.compose("down", "-v", "-t", "10")
        self.log.close()
