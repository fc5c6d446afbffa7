"""Services on sockets that they did not make, as systemd's units start them."""
import shutil
import socket
import subprocess

from client import fetch, until
from compose import KINDS, ROOT, free_port
from processes import Database, ProcessStack

UNITS = ROOT / "compose/systemd"
# bash, not sh: which descriptors it can duplicate; the process's own id is known only here.
HAND_OVER = ["bash", "-c", 'exec 3<&"$0"; LISTEN_PID=$$ LISTEN_FDS=1 exec "$@"']


class ActivatedStack(ProcessStack):
    """One of each on Unix sockets. The test keeps the sockets, as systemd would, while the services come and go."""

    def __init__(self, folder, executables):
        super().__init__(folder, executables, list(KINDS))
        self.sockets = {"gateway": socket.create_server(("127.0.0.1", 0), backlog=1024)}
        self.gateways = [self.sockets["gateway"].getsockname()]
        self.ports = {name: free_port() for name in KINDS[1:]}
        for name in ("auth", "video", "ai"):
            self.sockets[name] = socket.socket(socket.AF_UNIX)
            self.sockets[name].bind(str(folder / f"{name}.sock"))
            self.sockets[name].listen(1024)
        try:
            self.database = Database(folder / "postgres", self.secrets, [], ["-c", "listen_addresses="])
            self.start_all()
        except BaseException:
            self.close()
            raise

    def operations(self, name):
        return self.gateways[0] if name == "gateway" else ("127.0.0.1", self.ports[name])

    def start(self, name):
        values = {f"{kind.upper()}_ADDRESS": f"unix://{self.folder}/{kind}.sock" for kind in ("auth", "video", "ai")}
        values["PGHOST"] = str(self.folder / "postgres")
        if name == "gateway":
            values["HTTP_ADDRESS"] = f"tcp://{self.gateways[0][0]}:{self.gateways[0][1]}"
        else:
            values["METRICS_ADDRESS"] = f"tcp://127.0.0.1:{self.ports[name]}"
        own = self.sockets.get(name)
        if own:
            self.spawn(name, [*HAND_OVER, str(own.fileno())], values, pass_fds=[own.fileno()])
        else:
            self.spawn(name, [], values)

    def close(self):
        super().close()
        for own in self.sockets.values():
            own.close()


EXPOSURE_MAX = 2.0  # of 10, as `systemd-analyze security` counts


def unit_faults(folder, executables):
    """What systemd-analyze has to say of the units, with their executables where the test has them."""
    shutil.copytree(UNITS, folder)
    for unit in folder.glob("*.service"):
        unit.write_text(unit.read_text().replace("/usr/local/bin", str(executables)))
    environment = {"PATH": "/usr/bin:/bin", "SYSTEMD_UNIT_PATH": f"{folder}:"}
    units = sorted(str(unit) for unit in folder.glob("veogen*.*") if unit.suffix in (".service", ".socket", ".target"))

    def ask(*arguments):
        return subprocess.run(["systemd-analyze", *arguments], capture_output=True, text=True, env=environment, check=False)

    verified = ask("verify", *units)
    faults = [line for line in (verified.stdout + verified.stderr).splitlines() if line]
    if verified.returncode and not faults:
        faults.append(f"systemd-analyze verify ends with {verified.returncode}")
    exposures = []
    for unit in (unit for unit in units if unit.endswith(".service")):
        lines = ask("security", "--offline=true", unit).stdout.splitlines()
        exposure = float(next(line for line in lines if "Overall exposure level" in line).split(": ")[1].split()[0])
        exposures.append(exposure)
        if exposure > EXPOSURE_MAX:
            faults.append(f"{unit} has an exposure of {exposure}")
    users = subprocess.run(["systemd-sysusers", "--dry-run", folder / "veogen.sysusers"], capture_output=True, text=True,
                           check=False)
    if users.returncode:
        faults.append(users.stderr.strip())
    return f"{len(units)} units, exposure {min(exposures)} to {max(exposures)}", faults


def activated(folder, executables):
    """Whether systemd's own program can start a gateway for a connection to a socket that it made."""
    address = ("127.0.0.1", free_port())
    settings = {"HTTP_ADDRESS": f"tcp://{address[0]}:{address[1]}"} | {
        f"{name}_ADDRESS": f"unix://{folder}/none.sock" for name in ("AUTH", "VIDEO", "AI")}
    given = [part for name, value in settings.items() for part in ("-E", f"{name}={value}")]
    process = subprocess.Popen(
        ["systemd-socket-activate", "-l", f"{address[0]}:{address[1]}", *given, executables / "veogen-gateway"],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        until("a gateway on systemd's socket", lambda: fetch(address, "GET", "/health/live")[0] == 200)
        return []
    except TimeoutError as error:
        return [str(error)]
    finally:
        process.terminate()
        process.wait()
