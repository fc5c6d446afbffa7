"""Stacks of plain processes: what containers would run, with a PostgreSQL of their own."""
import os
import pathlib
import shutil
import subprocess

from client import fetch, until
from compose import KINDS, METRICS_PORT, ROOT, kind

COMMANDS = {
    "gateway": ["veogen-gateway"], "auth": ["veogen-auth", "serve"], "video": ["veogen-video", "serve"],
    "worker": ["veogen-video", "work"], "ai": ["veogen-ai", "serve"],
}


class Database:
    """A PostgreSQL server with the roles of compose/postgres/roles.sh; started by the arguments of `prefix`."""

    def __init__(self, folder, secrets, prefix, arguments):
        binaries = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))[-1]
        self.folder, self.prefix = folder, prefix
        self.user = ["runuser", "-u", "postgres", "--", "env", f"PATH={binaries}:{os.environ['PATH']}"]
        folder.mkdir(mode=0o755)
        shutil.chown(folder, "postgres")
        for name in ("postgres.key", "postgres.pem", "postgres-password", "auth-password", "video-password"):
            shutil.copyfile(secrets / name, folder / name)
            shutil.chown(folder / name, "postgres")
            (folder / name).chmod(0o600)
        data = folder / "data"
        self.run("initdb", "-D", data, "-U", "postgres", "-A", "scram-sha-256",
                 f"--pwfile={folder / 'postgres-password'}", "-E", "UTF8", "--locale=C")
        with open(data / "pg_hba.conf", "a") as file:
            file.write("hostssl all all all scram-sha-256\n")
        self.process = subprocess.Popen(
            [*prefix, *self.user, "postgres", "-D", data, "-c", f"unix_socket_directories={folder}",
             "-c", "max_connections=400", *arguments], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=open(folder / "log", "ab"))
        self.password = (secrets / "postgres-password").read_text().strip()
        until("PostgreSQL", lambda: subprocess.run(
            [*self.user, "pg_isready", "-q", "-h", folder], check=False).returncode == 0)
        self.run("createdb", "-h", folder, "-U", "postgres", "veogen")
        roles = (ROOT / "compose/postgres/roles.sh").read_text().replace("/run/secrets", str(folder))
        self.run("bash", "-c", roles, PGHOST=folder, POSTGRES_USER="postgres", POSTGRES_DB="veogen")

    def run(self, *arguments, **environment):
        given = [f"{name}={value}" for name, value in environment.items()]
        if hasattr(self, "password"):
            given.append(f"PGPASSWORD={self.password}")
        subprocess.run([*self.user, *given, *map(str, arguments)], check=True, cwd="/", stdout=subprocess.DEVNULL)

    def close(self):
        # Not by a signal: runuser is in between, and hands only SIGTERM on.
        self.run("pg_ctl", "stop", "-s", "-m", "fast", "-D", self.folder / "data")
        self.process.wait()


class ProcessStack:
    """Processes by name. How they are started, and where they are asked, is said by those who inherit."""

    def __init__(self, folder, executables, names):
        self.folder, self.executables, self.names = folder, executables, names
        self.folder.mkdir()
        self.secrets = folder / "secrets"
        subprocess.run([ROOT / "compose/secrets", self.secrets], check=True)
        self.processes, self.database = {}, None

    def start_all(self):
        for name in self.names:
            self.start(name)
        for name in self.names:
            self.wait(name)

    def environment(self, name, values):
        role = {"auth": "auth", "video": "video", "worker": "video"}.get(kind(name))
        database = {"DATABASE_URL_FILE": str(self.secrets / f"{role}-database-url")} if role else {}
        return os.environ | database | {
            "ARTIFACTS_PATH": str(self.folder / "artifacts"), "SCRATCH_PATH": str(self.folder / f"scratch-{name}"),
            "TEST_PROVIDER_ENABLED": "true", "MAX_QUEUE_SIZE": "100000", "JOB_RETRY_SECONDS": "1", "LOG_LEVEL": "notice",
        } | values

    def spawn(self, name, prefix, values, **options):
        program, *arguments = COMMANDS[kind(name)]
        with open(self.folder / f"{name}.log", "ab") as log:
            self.processes[name] = subprocess.Popen(
                [*prefix, self.executables / program, *arguments], env=self.environment(name, values),
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, **options)

    def wait(self, name):
        until(f"{name} is ready", lambda: fetch(self.operations(name), "GET", "/health/ready", seconds=5)[0] == 200)

    def restart(self, name):
        process = self.processes.pop(name)
        process.terminate()
        status = process.wait(timeout=60)
        if status:
            raise ValueError(f"{name} ended with {status}")
        self.start(name)
        self.wait(name)

    def close(self):
        for process in self.processes.values():
            process.terminate()
        for process in self.processes.values():
            process.wait()
        if self.database:
            self.database.close()


class NamespaceStack(ProcessStack):
    """Two of each, and one AIService, in network namespaces of their own: hosts, as far as the network can tell, joined by a bridge."""

    PREFIX, BRIDGE, NETWORK = "veogen-test", "veogentest0", "10.231.77"

    def __init__(self, folder, executables):
        names = [f"{kind}-{number}" for kind in KINDS[:4] for number in (1, 2)] + ["ai"]
        super().__init__(folder, executables, names)
        self.hosts = {name: f"{self.NETWORK}.{number}" for number, name in enumerate(["postgres", *names], start=10)}
        self.gateways = [(self.hosts[name], 8080) for name in ("gateway-1", "gateway-2")]
        self.make_network()
        try:
            self.database = Database(
                folder / "postgres", self.secrets, self.inside("postgres"),
                ["-c", "listen_addresses=*", "-c", "ssl=on", "-c", f"ssl_cert_file={folder}/postgres/postgres.pem",
                 "-c", f"ssl_key_file={folder}/postgres/postgres.key"])
            self.start_all()
        except BaseException:
            self.close()
            raise

    def ip(self, *arguments):
        subprocess.run(["ip", *arguments], check=True)

    def inside(self, name):
        return ["ip", "netns", "exec", f"{self.PREFIX}-{name}"]

    def make_network(self):
        self.remove_network()
        self.ip("link", "add", self.BRIDGE, "type", "bridge")
        self.ip("address", "add", f"{self.NETWORK}.1/24", "dev", self.BRIDGE)
        self.ip("link", "set", self.BRIDGE, "up")
        table = "127.0.0.1 localhost\n" + "".join(f"{address} {name}\n" for name, address in self.hosts.items())
        for name, address in self.hosts.items():
            host, near = f"{self.PREFIX}-{name}", f"vgt{address.split('.')[-1]}"
            # `ip netns exec` shows this one to who looks up names there.
            pathlib.Path(f"/etc/netns/{host}").mkdir(parents=True, exist_ok=True)
            pathlib.Path(f"/etc/netns/{host}/hosts").write_text(table)
            self.ip("netns", "add", host)
            self.ip("link", "add", near, "master", self.BRIDGE, "type", "veth", "peer", "name", "eth0", "netns", host)
            self.ip("link", "set", near, "up")
            for arguments in (("link", "set", "lo", "up"), ("address", "add", f"{address}/24", "dev", "eth0"),
                              ("link", "set", "eth0", "up")):
                self.ip("-n", host, *arguments)

    def remove_network(self):
        for name in self.hosts:
            host = f"{self.PREFIX}-{name}"
            subprocess.run(["ip", "netns", "delete", host], check=False, stderr=subprocess.DEVNULL)
            shutil.rmtree(f"/etc/netns/{host}", ignore_errors=True)
        subprocess.run(["ip", "link", "delete", self.BRIDGE], check=False, stderr=subprocess.DEVNULL)

    def operations(self, name):
        return self.hosts[name], 8080 if kind(name) == "gateway" else METRICS_PORT

    def start(self, name):
        own, port = kind(name), {"auth": 7001, "video": 7002, "ai": 7003}
        values = {f"{other.upper()}_ADDRESS": ",".join(
            f"tcp://{name}:{port[other]}" for name in self.names if kind(name) == other) for other in port}
        if own in port:
            values[f"{own.upper()}_ADDRESS"] = f"tcp://0.0.0.0:{port[own]}"
        values["HTTP_ADDRESS" if own == "gateway" else "METRICS_ADDRESS"] = (
            f"tcp://0.0.0.0:{self.operations(name)[1]}")
        values |= {
            "TLS_CERTIFICATE": str(self.secrets / f"{own}.pem"), "TLS_PRIVATE_KEY": str(self.secrets / f"{own}.key"),
            "TLS_TRUST_ROOTS": str(self.secrets / "ca.pem"), "PGHOST": "postgres", "PGSSLMODE": "verify-ca",
            "PGSSLROOTCERT": str(self.secrets / "ca.pem"),
        }
        self.spawn(name, self.inside(name), values)

    def close(self):
        super().close()
        self.remove_network()
