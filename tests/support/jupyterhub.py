"""A real JupyterHub for the users of a `tests.support.users.Machine`."""

from __future__ import annotations

import asyncio
import json
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from tornado.httpclient import HTTPRequest
from tornado.websocket import websocket_connect

from tests.support.servers import free_ports, served
from tests.support.users import Machine

TOKEN = "a-token-of-the-test-only"
PATIENCE = 120
"""Seconds that something may take on a busy machine."""
SETTINGS = """\
c = get_config()
c.JupyterHub.bind_url = "http://127.0.0.1:{0}"
c.JupyterHub.hub_port = {1}
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{2}"
c.ConfigurableHTTPProxy.command = ["configurable-http-proxy"]
c.JupyterHub.authenticator_class = "dummy"
c.Authenticator.allow_all = True
c.Spawner.cmd = [{start!r}]
c.Spawner.environment = {{"JUPYTER_CONFIG_PATH": {etc!r}}}
c.JupyterHub.services = [{{"name": "test", "api_token": {token!r}}}]
scopes = ["admin:users", "admin:servers", "access:servers", "tokens"]
c.JupyterHub.load_roles = [{{"name": "test", "services": ["test"], "scopes": scopes}}]
"""
START = """\
#!/bin/sh
cp -R -u {shared} "$HOME"
exec {python} -m jupyterhub.singleuser "$@"
"""
"""What the guide gives as the start of a student's server."""


@dataclass(frozen=True)
class Hub:
    """A hub, by its address."""

    address: str

    def ask(
        self, path: str, body: Any = None, method: str = "", token: str = TOKEN
    ) -> tuple[int, Any]:
        """Return the status and the content of an answer, to GET, or to POST where there is a body.

        Parameters
        ----------
        path : str
            Below the hub's address.
        body : optional
            Sent as JSON.
        method : str, optional
            Another one than GET or POST.
        token : str, optional
            Who asks: by default the test, which may do everything.
        """
        content = None if body is None else json.dumps(body).encode()
        asked = urllib.request.Request(f"{self.address}{path}", content, method=method or None)
        asked.add_header("Authorization", f"token {token}")
        asked.add_header("Content-Type", "application/json")
        try:
            with urllib.request.urlopen(asked, timeout=PATIENCE) as answer:
                text = answer.read().decode()
                return answer.status, json.loads(text) if text else None
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()

    def log_in(self, user: str) -> str:
        """Start a user's server, and return a token of the user's own."""
        assert self.ask(f"/hub/api/users/{user}", {})[0] == 201
        assert self.ask(f"/hub/api/users/{user}/server", {})[0] in (201, 202)
        for _ in range(5 * PATIENCE):
            _, found = self.ask(f"/hub/api/users/{user}")
            if found["servers"].get("", {}).get("ready"):
                break
            time.sleep(0.2)
        status, made = self.ask(f"/hub/api/users/{user}/tokens", {"note": "of the test"})
        assert status == 201
        return str(made["token"])

    def type(self, user: str, token: str, command: str, wait_for: str) -> str:
        """Type a command into a terminal of a user's server, and return what it shows."""
        _, terminal = self.ask(f"/user/{user}/api/terminals", {}, token=token)
        address = self.address.replace("http", "ws", 1)
        where = f"{address}/user/{user}/terminals/websocket/{terminal['name']}"
        asked = HTTPRequest(where, headers={"Authorization": f"token {token}"})
        return asyncio.run(_talk(asked, command, wait_for))


async def _talk(asked: HTTPRequest, command: str, wait_for: str) -> str:
    shown = ""
    connection = await websocket_connect(asked)
    try:
        async with asyncio.timeout(PATIENCE):
            await connection.write_message(json.dumps(["stdin", f"{command}\r"]))
            while wait_for not in shown:
                message = await connection.read_message()
                assert message is not None, shown
                kind, *text = json.loads(message)
                if kind == "stdout":
                    shown += text[0]
    except TimeoutError:
        raise AssertionError(f"waited for {wait_for!r}; the terminal shows:\n{shown}") from None
    finally:
        connection.close()
    return shown


@contextmanager
def hub(machine: Machine) -> Iterator[Hub]:
    """Start a hub as root, with what lies in the machine's folder ``mlp-course`` for all users."""
    ports = free_ports(3)
    start = machine.folder / "start-server"
    shared = machine.folder / "mlp-course"
    start.write_text(START.format(shared=shared, python=sys.executable))
    start.chmod(0o755)
    settings = SETTINGS.format(
        *ports, start=str(start), etc=str(machine.folder / "etc"), token=TOKEN
    )
    (machine.home("root") / "jupyterhub_config.py").write_text(settings)
    made = Hub(f"http://127.0.0.1:{ports[0]}")
    command = machine.command("root", sys.executable, "-m", "jupyterhub")
    log = machine.folder / "hub.log"
    with served(command, lambda: made.ask("/hub/api/")[0] == 200, log):
        yield made  # at the end it ends the users' servers and the proxy
