"""Servers to measure: Koers itself, and the floor, which starts as Koers does and shows an empty page."""

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil
from pydantic import SecretStr

from operations.serve import HERE, ROOT, answers, command, environment
from settings import Settings

KOERS = "app:app"
FLOOR = "operations.bench.programs.empty_app:app"
LONGEST_START = 120  # seconds
MIB = 2**20


@dataclass(frozen=True, kw_only=True)
class Server:
    """A running server; `started_in` is the seconds until it said that it is well."""

    port: int
    process: psutil.Process
    started_in: float

    @property
    def memory(self) -> float:
        """MiB in use now."""
        return float(self.process.memory_info().rss / MIB)


def free_port() -> int:
    """A port that nothing listens on now."""
    with socket.socket() as probe:
        probe.bind((HERE, 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(app: str, url: str, folder: Path) -> Iterator[Server]:
    """A server of this app on this database, stopped at the end whatever happens."""
    port = free_port()
    configured = Settings(port=port, data_dir=folder, database_url=url, secret_key=SecretStr("m" * 40), demo=True)
    with ExitStack() as stack:
        log = stack.enter_context((folder / f"server-{port}.log").open("wb"))
        began = time.perf_counter()
        process = subprocess.Popen(
            command(app, port), cwd=ROOT, env={**os.environ, **environment(configured)}, stdin=subprocess.DEVNULL,
            stdout=log, stderr=subprocess.STDOUT,
        )  # fmt: skip
        stack.callback(_stop, process)
        while not answers(port):
            waited = time.perf_counter() - began
            if process.poll() is not None or waited > LONGEST_START:
                raise RuntimeError(f"{app} did not start:\n{Path(log.name).read_text(errors='replace')[-2000:]}")
            time.sleep(0.02)
        yield Server(port=port, process=psutil.Process(process.pid), started_in=time.perf_counter() - began)


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
