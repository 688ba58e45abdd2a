"""The real app as a program of its own: started, killed without warning, started again."""

import os
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

from settings import Settings

ROOT = Path(__file__).parents[2]
START_SECONDS = 60
TAIL = 4000


def free_port() -> int:
    """A port that nothing listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@dataclass
class Server:
    """One Koers on a port of its own, with its database and its data folder."""

    database_url: str
    data_dir: Path
    extra: dict[str, str] = field(default_factory=dict)
    port: int = field(default_factory=free_port)
    _process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Where a browser finds it."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def is_running(self) -> bool:
        """Whether it was started and not killed since."""
        return self._process is not None

    @property
    def log(self) -> str:
        """The last lines of its log, without the files that a browser requested."""
        lines = self._log_path.read_text(errors="replace").splitlines() if self._log_path.exists() else []
        return "\n".join(line for line in lines if '"GET /' not in line)[-TAIL:]

    @property
    def _log_path(self) -> Path:
        return self.data_dir / "server.log"

    @property
    def environment(self) -> dict[str, str]:
        """The settings that it runs with."""
        # Every setting is named, else a .env of the person who runs the tests would fill in the rest.
        defaults = {f"KOERS_{name.upper()}": str(field.default) for name, field in Settings.model_fields.items()}
        own = {
            "KOERS_PORT": str(self.port),
            "KOERS_DATA_DIR": str(self.data_dir),
            "KOERS_DATABASE_URL": self.database_url,
            "KOERS_SECRET_KEY": "alleen-voor-de-tests-van-koers-0123456789",
            "KOERS_DATA_KEYS": os.environ["KOERS_DATA_KEYS"],
            "KOERS_DEMO": "true",
        }
        return {**os.environ, **defaults, **own, **self.extra}

    def koers(self, *arguments: str) -> str:
        """Run a `koers` command with these settings, to its end; what it printed."""
        done = subprocess.run(
            [sys.executable, "-m", "operations", *arguments],
            cwd=ROOT,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"koers {' '.join(arguments)} ended with {done.returncode}:\n{done.stdout}"
        return done.stdout

    def start(self) -> None:
        """Start, and return when it says that it is well."""
        with self._log_path.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "operations", "serve"],
                cwd=ROOT,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        for _ in range(START_SECONDS * 10):
            if self._is_well():
                return
            self._wait_a_moment(self._process)
        self.kill()
        raise AssertionError(f"Koers did not answer within {START_SECONDS} seconds:\n{self.log}")

    def kill(self) -> None:
        """Take it away at once, with everything it started: no goodbye, as in a power cut."""
        if self._process is not None:
            if self._process.poll() is None:
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._process = None

    def restart(self) -> None:
        """Kill it and start it again on the same port and data."""
        self.kill()
        self.start()

    def _is_well(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/gezond", timeout=5) as answer:  # noqa: S310 (our own address)
                return bool(answer.status == 200)
        except (urllib.error.URLError, OSError):
            return False

    def _wait_a_moment(self, process: subprocess.Popen[bytes]) -> None:
        try:
            code = process.wait(timeout=0.1)
        except subprocess.TimeoutExpired:
            return
        raise AssertionError(f"Koers stopped with {code} while starting:\n{self.log}")
