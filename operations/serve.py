"""Start Koers as a process of its own, say when it really answers, and stop it when asked."""

import hashlib
import hmac
import os
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path
from types import FrameType

from settings import Settings

ROOT = Path(__file__).parent.parent
HERE = "127.0.0.1"
LONGEST_START = 120  # seconds


def cookie_secret(settings: Settings) -> str:
    """What Streamlit signs its own cookies with: derived from our secret, which itself goes nowhere else."""
    key = settings.secret_key.get_secret_value().encode()
    return hmac.new(key, b"streamlit cookies", hashlib.sha256).hexdigest()


def environment(settings: Settings) -> dict[str, str]:
    """What the server process is told on top of the environment of this one."""
    database = {"KOERS_DATABASE_URL": settings.database_url} if settings.database_url else {}
    return database | {
        "KOERS_PORT": str(settings.port),
        "KOERS_DATA_DIR": str(settings.data_dir.absolute()),
        "KOERS_SECRET_KEY": settings.secret_key.get_secret_value(),
        "KOERS_DATA_KEYS": settings.keys,
        "KOERS_DEMO": str(settings.demo).lower(),
        "STREAMLIT_SERVER_COOKIE_SECRET": cookie_secret(settings),
    }


def command(app: str, port: int, address: str = HERE) -> list[str]:
    """How the server process of this app ("module:name") is started."""
    return [sys.executable, "-m", "doors.server", app, "--port", str(port), "--address", address]


def serve(settings: Settings, address: str = HERE) -> int:
    """Serve until Ctrl-C, SIGTERM or a fault; the exit code. `address` is the network address to listen on."""
    if answers(settings.port):
        print(f"Op poort {settings.port} draait al een Koers. Stop die eerst, of kies een andere KOERS_PORT.")
        return 1
    process = subprocess.Popen(
        command("app:app", settings.port, address),
        cwd=ROOT,
        env={**os.environ, **environment(settings)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,  # what it has to say goes to stderr
    )
    return _Guard(process, settings).watch()


def answers(port: int) -> bool:
    """Whether a Koers on this machine answers on this port, with its database at hand."""
    try:
        with urllib.request.urlopen(f"http://{HERE}:{port}/gezond", timeout=5) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


class _Guard:
    """Stays beside the server process: tells when it is up and passes on the wish to stop."""

    def __init__(self, process: subprocess.Popen[bytes], settings: Settings) -> None:
        self._process = process
        self._settings = settings
        self._asked_to_stop = False

    def watch(self) -> int:
        """Wait for its end; 0 when that was asked for."""
        before = {each: signal.signal(each, self._stop) for each in (signal.SIGINT, signal.SIGTERM)}
        try:
            self._greet()
            code = self._process.wait()
        finally:
            for each, handler in before.items():
                signal.signal(each, handler)
        if self._asked_to_stop:
            print("Koers is gestopt. Alles wat was opgeslagen, is bewaard.", flush=True)
            return 0
        print(f"Koers stopte zelf, met code {code}.", file=sys.stderr, flush=True)
        return code or 1

    def _greet(self) -> None:
        for _ in range(LONGEST_START * 5):
            if self._ended_within(0.2):
                return
            if answers(self._settings.port):
                print(f"Koers draait: {self._settings.base_url or f'http://localhost:{self._settings.port}'}")
                print("Stoppen met Ctrl-C.", flush=True)
                return
        print("Koers geeft nog geen antwoord. De reden staat hierboven of op /gezond.", file=sys.stderr, flush=True)

    def _ended_within(self, seconds: float) -> bool:
        try:
            self._process.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            return False
        return True

    def _stop(self, _signal: int, _frame: FrameType | None) -> None:
        if self._asked_to_stop:
            self._process.kill()  # a second Ctrl-C is for who does not want to wait
            return
        self._asked_to_stop = True
        self._process.terminate()
