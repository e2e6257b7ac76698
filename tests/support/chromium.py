"""A real browser, driven over its DevTools protocol by a pipe, so that nothing but the browser is needed."""

import base64
import json
import os
import re
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")
MISSING = (
    "there is no browser to open pages in: install Chromium (Debian: apt-get install chromium), "
    "or name the program in the environment variable CHROMIUM; .ci/run installs it"
)
LONGEST = 600
# A folder of its own, no first-run pages, nothing from the network.
OPTIONS = (
    "--headless",
    "--no-sandbox",  # containers run tests as root, and the pages are our own
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--window-size=1280,900",
    "--remote-debugging-pipe",
    "about:blank",
)
# The browser reads commands from handle 3 and writes to handle 4; Popen gives it 0 and 1.
ON_PIPE = 'exec 3<&0 4>&1 </dev/null >/dev/null 2>&1; exec "$@"'


def program() -> str | None:
    """Return the browser of this machine, if it has one."""
    named = os.environ.get("CHROMIUM")
    return named or next((path for name in NAMES if (path := shutil.which(name))), None)


@contextmanager
def browser(profile: Path) -> Iterator["Browser"]:
    """Run a browser with an empty profile until the end of the block."""
    command = ["sh", "-c", ON_PIPE, "sh", str(program()), f"--user-data-dir={profile}", *OPTIONS]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        last = threading.Timer(LONGEST, process.kill)  # a browser that hangs is waited for by nobody
        last.start()
        found = Browser(process)
        try:
            yield found
        finally:
            found.call("Browser.close")
            process.wait(timeout=30)
            last.cancel()


@dataclass
class Browser:
    """A running browser. Messages are JSON, each ended by a zero byte."""

    process: subprocess.Popen[bytes]
    number: int = 0
    events: list[dict[str, Any]] = field(default_factory=list, repr=False)

    def call(self, method: str, session: str = "", **parameters: object) -> dict[str, Any]:
        """Return the answer to a command; what happens meanwhile is kept. Raises AssertionError for an error."""
        self.number += 1
        message: dict[str, object] = {"id": self.number, "method": method, "params": parameters}
        message |= {"sessionId": session} if session else {}
        assert self.process.stdin
        self.process.stdin.write(json.dumps(message).encode() + b"\0")
        self.process.stdin.flush()
        while (answer := self.next()).get("id") != self.number:
            self.events.append(answer)
        assert "error" not in answer, answer
        result: dict[str, Any] = answer.get("result", {})
        return result

    def next(self) -> dict[str, Any]:
        """Return the next message."""
        assert self.process.stdout
        read = bytearray()
        while (byte := self.process.stdout.read(1)) != b"\0":
            assert byte, "the browser has ended"
            read += byte
        message: dict[str, Any] = json.loads(read)
        return message

    def open(self, page: Path, *, scripting: bool = True, dark: bool = False) -> "Page":
        """Return a page that has loaded in a window of its own."""
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable", session)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.call("Emulation.setEmulatedMedia", session, features=[scheme])
        self.call("Emulation.setScriptExecutionDisabled", session, value=not scripting)
        self.call("Emulation.setFocusEmulationEnabled", session, enabled=True)
        opened = Page(self, session)
        opened.go(page.as_uri())
        return opened


@dataclass
class Page:
    """A page in a browser."""

    browser: Browser
    session: str

    def go(self, address: str) -> None:
        """Load an address and wait until it is there."""
        self.browser.call("Page.navigate", self.session, url=address)
        while not any(one["method"] == "Page.loadEventFired" for one in self.happened()):
            self.browser.events.append(self.browser.next())

    def resize(self, width: int, height: int, *, phone: bool = False) -> None:
        """Show the page in a window of this size, or on a phone."""
        size = {"width": width, "height": height, "deviceScaleFactor": 2 if phone else 1, "mobile": phone}
        self.browser.call("Emulation.setDeviceMetricsOverride", self.session, **size)

    def happened(self) -> list[dict[str, Any]]:
        """Return what this page told of itself."""
        return [one for one in self.browser.events if one.get("sessionId") == self.session]

    def complaints(self) -> list[object]:
        """Return the errors and warnings that somebody with an open console would see."""
        kinds = {"Runtime.exceptionThrown", "Log.entryAdded", "Runtime.consoleAPICalled"}
        return [one["params"] for one in self.happened() if one["method"] in kinds]

    def requested(self) -> list[str]:
        """Return the addresses that the page asked for."""
        sent = (one["params"] for one in self.happened() if one["method"] == "Network.requestWillBeSent")
        return [one["request"]["url"] for one in sent]

    def value(self, expression: str) -> Any:
        """Return what an expression gives; a promise is awaited."""
        answer = self.browser.call(
            "Runtime.evaluate", self.session, expression=expression, awaitPromise=True, returnByValue=True
        )
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def becomes(self, expression: str, seconds: float = 10) -> bool:
        """Return whether an expression becomes true in time; following a link takes the browser a moment."""
        end = time.monotonic() + seconds
        while not self.value(expression):
            if time.monotonic() > end:
                return False
            time.sleep(0.02)
        return True

    def sheets(self) -> int:
        """Return on how many sheets of A4 the page is printed as it is shown."""
        answer = self.browser.call("Page.printToPDF", self.session, preferCSSPageSize=True)
        return len(re.findall(rb"/Type\s*/Page\b", base64.b64decode(answer["data"])))

    def barriers(self) -> list[list[str]]:
        """Return what axe finds in the page that keeps people out of it."""
        axe = (resources.files("axe_core_python") / "axe.min.js").read_text(encoding="utf-8")
        self.value(axe + "; 1")
        found: list[list[str]] = self.value(
            "axe.run().then((found) => found.violations.map((one) => [one.id, one.impact, one.nodes[0].html]))"
        )
        return found

    def point(self, x: float, y: float, *kinds: str) -> None:
        """Move the mouse to a point of the window, and press and release its button there if so told."""
        for kind in ("mouseMoved", *kinds):
            button = "none" if kind == "mouseMoved" else "left"
            self.browser.call(
                "Input.dispatchMouseEvent",
                self.session,
                type=kind,
                x=x,
                y=y,
                button=button,
                clickCount=len(kinds) // 2,
            )

    def click(self, selector: str) -> None:
        """Scroll to the first element that fits and click it with the mouse."""
        where: Mapping[str, float] = self.value(
            f"(() => {{ const one = document.querySelector({json.dumps(selector)});"
            " one.scrollIntoView({block: 'center', behavior: 'instant'});"
            " const box = one.getClientRects()[0]; return {x: box.x + box.width / 2, y: box.y + box.height / 2}; })()"
        )
        self.point(where["x"], where["y"], "mousePressed", "mouseReleased")

    def press(self, key: str) -> None:
        """Press a key such as Tab or Enter."""
        code = {"Tab": 9, "Enter": 13, "Escape": 27}[key]
        text = {"text": "\r"} if key == "Enter" else {}
        for kind in ("keyDown", "keyUp"):
            self.browser.call(
                "Input.dispatchKeyEvent",
                self.session,
                type=kind,
                key=key,
                code=key,
                windowsVirtualKeyCode=code,
                **text,
            )

    def type(self, words: str) -> None:
        """Type words where the cursor is."""
        self.browser.call("Input.insertText", self.session, text=words)
