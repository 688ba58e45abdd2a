"""A mock of DUO, made from DUO's own contracts by Prism (npm). Prism also refuses what a contract does not allow.

The contracts are joined into one document, under the base path that DUO gives each of them, with examples for what
Prism cannot invent because a pattern says its form.
"""

import hashlib
import json
import os
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml

from tests.browser.servers import free_port

HERE = Path(__file__).parent
CONTRACTS = HERE.parents[2] / "shared" / "duo"
CACHE = HERE.parents[1] / "build" / "cache"
LOCKED = ("package.json", "package-lock.json", ".npmrc")
HOW = "no Node.js: install node and npm (20 or newer) to test against a mock of DUO"
PATIENCE = 300  # seconds for npm


# What Prism cannot invent, because a pattern says its form.
EXAMPLES = {
    "API-Version": "1.0.0",
    "gemeentecode": "0150",
    "behaaldeScore": "12,50",
    "benodigdeScore": "20,00",
    "instellingsnummer": "1234567890",
    "telefoonnummer": "0612345678",
    "postcode": "1234AB",
    "bow": "12345",
    "brin": "12AB",
}


class NoPrism(Exception):
    """Prism cannot be had on this machine; the text says why."""


def installed() -> Path:
    """Prism, fetched once by the lock file into build/cache. Raises NoPrism."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        raise NoPrism(HOW)
    content = b"".join((HERE / name).read_bytes() for name in LOCKED)
    place = CACHE / f"prism-{hashlib.sha256(content).hexdigest()[:12]}"
    program = place / "node_modules" / "@stoplight" / "prism-cli" / "dist" / "index.js"
    if program.is_file():
        return program
    CACHE.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(dir=CACHE))
    for name in LOCKED:
        shutil.copy(HERE / name, fresh)
    try:
        subprocess.run(
            [npm, "ci"], cwd=fresh, check=True, capture_output=True, timeout=PATIENCE, stdin=subprocess.DEVNULL
        )
        fresh.rename(place)
    except OSError:
        if not program.is_file():  # else another run was first
            raise
    except subprocess.SubprocessError as fault:
        error_output = getattr(fault, "stderr", None) or b""
        raise NoPrism(f"npm ci failed: {error_output.decode(errors='replace')[-500:]}") from fault
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return program


def joined() -> dict[str, Any]:
    """All contracts as one document."""
    whole: dict[str, Any] = {
        "openapi": "3.0.0",
        "info": {"title": "DUO", "version": "1"},
        "paths": {},
        "components": {},
    }
    for file in sorted(CONTRACTS.glob("*.yml")):
        api = file.name.split(".")[0]
        one = _own(yaml.safe_load(file.read_text(encoding="utf-8")), api)
        whole["paths"] |= {f"/v1{path}": item for path, item in one["paths"].items()}
        for kind, parts in one["components"].items():
            whole["components"].setdefault(kind, {}).update({f"{api}_{name}": part for name, part in parts.items()})
    return whole


def _own(node: Any, api: str) -> Any:
    """The same with references to the parts under this contract's name, and an example for its version header."""
    if isinstance(node, list):
        return [_own(each, api) for each in node]
    if not isinstance(node, dict):
        return node
    resolved = {name: _own(each, api) for name, each in node.items()}
    if isinstance(resolved.get("$ref"), str):
        before, _, name = resolved["$ref"].rpartition("/")
        resolved["$ref"] = f"{before}/{api}_{name}"
    for name, example in EXAMPLES.items():
        if isinstance(resolved.get(name), dict):
            resolved[name].setdefault("example", example)
    return resolved


@contextmanager
def running(folder: Path) -> Iterator[str]:
    """A mock of DUO on a free port of this machine; gives its address."""
    program = installed()
    document = folder / "duo.json"
    document.write_text(json.dumps(joined()), encoding="utf-8")
    port = free_port()
    process = subprocess.Popen(
        ["node", str(program), "mock", "--errors", "-h", "127.0.0.1", "-p", str(port), str(document)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        env={"PATH": os.environ["PATH"], "NO_COLOR": "1"},
    )
    assert process.stdout is not None
    drain = threading.Thread(target=process.stdout.read, daemon=True)
    try:
        log_lines = []
        for line in process.stdout:
            log_lines.append(line.decode(errors="replace"))
            if "is listening" in log_lines[-1]:
                break
        else:
            raise NoPrism("Prism did not start: " + "".join(log_lines)[-500:])
        drain.start()
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=10)
        if drain.is_alive():
            drain.join(timeout=10)
        process.stdout.close()
