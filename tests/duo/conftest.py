"""DUO for tests: a mock made from its contracts, and what was sent to it."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest

from operations.duo.client import connect
from settings import Settings
from tests.duo.prism import CONTRACTS, HOW, NoPrism, running

OURS, THEIRS = "00000001001234567000", "00000001003214345000"


@dataclass
class Line:
    """A line to the mock of DUO, and what went over it. `answers` are the codes that DUO is asked to give, in turn."""

    url: str
    client: httpx.Client
    answers: list[int] = field(default_factory=list)
    sent: list[httpx.Request] = field(default_factory=list)

    def note(self, request: httpx.Request) -> None:
        """Record a request, and ask Prism for a certain answer."""
        self.sent.append(request)
        if self.answers:
            request.headers["Prefer"] = f"code={self.answers.pop(0)}"

    @property
    def ids(self) -> list[str]:
        """The berichtId of each request."""
        return [each.headers["berichtId"] for each in self.sent]


def duo_settings(url: str, **overrides: Any) -> Settings:
    """Settings with a line to DUO."""
    usual: dict[str, Any] = {
        "duo_url": url,
        "duo_oin": OURS,
        "duo_target_oin": THEIRS,
    }
    return Settings(**(usual | overrides))


@pytest.fixture(scope="session")
def duo_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the mock. Without Node.js: a failure in CI, elsewhere a skip that says what to install."""
    if not CONTRACTS.is_dir():
        pytest.skip("DUO's contracts do not lie beside the repository (../shared/duo)")
    try:
        with running(tmp_path_factory.mktemp("duo")) as url:
            yield url
    except NoPrism as none:
        if os.environ.get("CI"):
            pytest.fail(str(none))
        pytest.skip(str(none) if str(none) == HOW else f"no mock of DUO: {none}")


@pytest.fixture
def duo(duo_url: str) -> Iterator[Line]:
    """A line to DUO as the settings make it."""
    with connect(duo_settings(duo_url)) as client:
        line = Line(duo_url, client)
        client.event_hooks = {"request": [line.note]}
        yield line
