"""What is shown, one method for each row: words for the table, and faults."""
import collections
import json
import subprocess
import sys
import time

from activation import ActivatedStack, activated, unit_faults
from client import Client, Load
from compose import KINDS, ComposeStack
from processes import NamespaceStack

SETTLING = 2  # seconds in which those who call a process find it again, as docs/deploy.md says
ONE_HOST = ("compose.yml", "veogen-test-one", ["HTTP_PORT"])
SEVERAL_HOSTS = ("compose.several-hosts.yml", "veogen-test-several", ["HTTP_PORT_1", "HTTP_PORT_2"])


class Rows:
    def __init__(self, folder, executables, has_previous):
        self.folder, self.executables, self.has_previous = folder, executables, has_previous
        self.stack = None

    def close(self):
        if self.stack:
            self.stack.close()
            self.stack = None

    def use(self, file, project, ports):
        """The stack of a compose file, and a client that is signed in; one stack runs at a time."""
        if not isinstance(self.stack, ComposeStack) or self.stack.project != project:
            self.close()
            self.stack = ComposeStack(file, self.folder, project, ports)
            self.client = Client(self.stack.gateways)
            self.client.sign_in()
        return self.stack, self.client

    def images(self):
        words, faults = [], []
        for name in ("gateway", "auth", "video", "ai"):
            image = f"localhost/veogen-{name}:current"
            inspected = subprocess.run(["podman", "image", "inspect", image], check=True, capture_output=True, text=True)
            facts = json.loads(inspected.stdout)[0]
            user = facts["Config"].get("User", "")
            if user.split(":")[0] in ("", "0", "root"):
                faults.append(f"{image} runs as root")
            found = subprocess.run(
                ["podman", "run", "--rm", "--network=none", "--entrypoint=ls", image, "/usr/local/bin"], check=True,
                capture_output=True, text=True).stdout.split()
            if found != [f"veogen-{name}"]:
                faults.append(f"{image} holds {found}")
            words.append(f"{name} {facts['Size'] / 1e6:.0f} MB, user {user}")
        return "; ".join(words), faults

    def one_host(self):
        stack, client = self.use(*ONE_HOST)
        faults = self.real_video(client) + self.health_checks(stack) + self.roles(stack)
        words = []
        with Load(client) as load:
            for kind in KINDS:
                load.mark()
                stack.restart(kind)
                count, rate, slow, failures = load.since()
                words.append(f"{kind} {len(failures)} of {count}")
        for video in load.videos:
            client.finished(video)
        faults += self.real_video(client)
        return f"requests failed while the only one restarted: {', '.join(words)}", faults

    def several_hosts(self):
        stack, client = self.use(*SEVERAL_HOSTS)
        faults = self.real_video(client) + self.health_checks(stack) + self.roles(stack)
        return f"{len(stack.names)} containers", faults

    def restarts(self):
        stack, client = self.use(*SEVERAL_HOSTS)
        return self.under_load(client, [(name, lambda name=name: stack.restart(name)) for name in self.services(stack)])

    def upgrade(self):
        if not self.has_previous:
            return "gap: no previous release was given (--previous)", []
        stack, client = self.use(*SEVERAL_HOSTS)
        steps = [(f"{name} to {tag}", lambda name=name, tag=tag: stack.replace(name, tag))
                 for tag in ("previous", "current") for name in self.services(stack)]
        return self.under_load(client, steps)

    def previous(self):
        if not self.has_previous:
            return "gap: no previous release was given (--previous)", []
        stack, client = self.use(*SEVERAL_HOSTS)
        faults = []
        for kind in KINDS:
            pair = [name for name in self.services(stack) if name.startswith(kind)]
            for name in pair:
                stack.replace(name, "previous")
            faults += [f"with {kind} of the previous release: {fault}" for fault in self.real_video(client)]
            for name in pair:
                stack.replace(name, "current")
        return f"{', '.join(KINDS)}: a real video with each", faults

    def namespaces(self):
        self.close()
        self.stack = NamespaceStack(self.folder / "namespaces", self.executables)
        return self.restarted(self.stack)

    def activation(self):
        self.close()
        self.stack = ActivatedStack(self.folder / "activation", self.executables)
        return self.restarted(self.stack)

    def units(self):
        words, faults = unit_faults(self.folder / "units", self.executables)
        return words, faults + activated(self.folder, self.executables)

    def restarted(self, stack):
        """Signs in, has a real video made, and restarts each process of a stack under load."""
        client = Client(stack.gateways)
        client.sign_in()
        faults = self.real_video(client)
        words, more = self.under_load(client, [(name, lambda name=name: stack.restart(name)) for name in stack.names])
        return words, faults + more

    def services(self, stack):
        return [name for name in stack.names if name != "postgres"]

    def under_load(self, client, steps):
        """Does one step after the other; no request may fail, and all that was asked for has to be made.

        There is one AIService, and models are asked of it alone: what fails of that while it is away is told, no fault.
        """
        faults, models = [], 0
        with Load(client) as load:
            load.mark()
            for name, step in steps:
                before, begin = len(load.failures), time.monotonic()
                step()
                time.sleep(SETTLING)
                failures = load.failures[before:]
                if name.split()[0] == "ai":
                    others = [fault for fault in failures if not fault.startswith("GET /api/v1/models gives 503")]
                    models, failures = models + len(failures) - len(others), others
                for fault, count in collections.Counter(failures).most_common(3):
                    faults.append(f"{name}: {count} times {fault}")
                if failures and isinstance(self.stack, ComposeStack):
                    print(*self.stack.complaints(time.monotonic() - begin + 1), sep="\n", file=sys.stderr)
        # Those that were under way at the end count, too.
        total, rate, slow, failures = load.since()
        for video in load.videos:
            client.finished(video)
        failed = len(failures) - models
        words = (f"{len(steps)} steps, {total} requests at {rate:.0f}/s, {failed} failed, 99 % within {slow:.0f} ms; "
                 f"{len(load.videos)} videos asked for and made; {models} times 503 for the models while AIService was away")
        return words, faults + ([f"{failed} failed"] if failed else [])

    def real_video(self, client):
        """Has the draft renderer make one, and looks at it."""
        video = client.finished(client.wish("draft"))
        status, data = client.ask("GET", f"/api/v1/videos/{video['id']}/content")
        path = self.folder / "video.mp4"
        path.write_bytes(data)
        probe = subprocess.run(["ffprobe", "-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0", path],
                               capture_output=True, text=True, check=False)
        if status != 200 or probe.returncode or abs(float(probe.stdout) - 2) > 0.2:
            return [f"the video is none: {status}, {probe.stdout} {probe.stderr}"]
        return []

    def health_checks(self, stack):
        return [f"the health check of {name} fails" for name in stack.names if not stack.healthy(name)]

    def roles(self, stack):
        """Neither role reaches the other's schema, or makes one."""
        faults = []
        for own, other, table in (("auth", "video", "video.video"), ("video", "auth", "auth.app_user")):
            password = (self.folder / f"secrets/{own}-password").read_text().strip()
            if stack.psql(f"veogen_{own}", "SELECT 1", password) != "1":
                faults.append(f"{own} can't sign in")
            if "password authentication failed" not in stack.psql(f"veogen_{own}", "SELECT 1", "wrong"):
                faults.append(f"{own} needs no password")
            for sql in (f"SELECT * FROM {table}", "CREATE SCHEMA mine", "CREATE TABLE public.mine (id int)",
                        f"CREATE TABLE {other}.mine (id int)"):
                answer = stack.psql(f"veogen_{own}", sql, password)
                if "permission denied" not in answer:
                    faults.append(f"{own} may {sql}: {answer}")
        return faults
