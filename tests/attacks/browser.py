"""A real browser that opens a page: what the page became, and whom it called.

Chromium runs without a window and sends whatever it wants from the network to a proxy of ours, which notes it and
answers nothing. What Chromium asks its maker for on its own account does not count.
"""

# SPDX-License-Identifier: MIT

from __future__ import annotations

import contextlib
import pathlib
import re
import shutil
import socketserver
import subprocess
import threading
from collections.abc import Iterator
from typing import NamedTuple

import pytest

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "")
needs_browser = pytest.mark.skipif(not CHROMIUM, reason="no Chromium; on Debian: apt-get install chromium")

RAN = "script-has-run"
"""What every attack tries to write into the page."""
SCRIPT = f"document.documentElement.setAttribute('data-{RAN}','1')"
_FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--proxy-bypass-list=<-loopback>", "--virtual-time-budget=3000", "--dump-dom"),
)
"""No sandbox: as root, as in many containers, Chromium does not start with one, and the pages are ours."""
_OWN = re.compile(r"(?:^|\.)(?:google\.com|googleapis\.com|gvt1\.com|gstatic\.com)$")
_HOST = re.compile(r"[A-Z]+ (?:[a-z]+://)?([^/:\s]+)")


class Visit(NamedTuple):
    """What came of opening a page."""

    dom: str
    """The page as the browser has it in the end, as HTML."""
    hosts: set[str]
    """Whom it wanted something from, images, style sheets and all."""

    @property
    def ran(self) -> bool:
        """Whether a script has run."""
        return f"data-{RAN}=" in self.dom[: self.dom.index("<head")]


def visit(page: pathlib.Path, profile: pathlib.Path) -> Visit:
    """Open a page of the disk."""
    with _proxy() as (port, requests):
        flags = (*_FLAGS, f"--proxy-server=http://127.0.0.1:{port}", f"--user-data-dir={profile}")
        command = [CHROMIUM, *flags, page.as_uri()]
        done = subprocess.run(command, capture_output=True, timeout=120, check=True)
    # A connection that was opened ahead and never used asks for nothing.
    hosts = {match[1] if (match := _HOST.match(line)) else line for line in requests if line}
    return Visit(done.stdout.decode(), {host for host in hosts if not _OWN.search(host)})


@contextlib.contextmanager
def _proxy() -> Iterator[tuple[int, list[str]]]:
    requests: list[str] = []

    class Note(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            requests.append(self.rfile.readline(2000).decode("latin-1").strip())

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Note) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield server.server_address[1], requests
        finally:
            server.shutdown()
