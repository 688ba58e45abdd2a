"""The server process: it sends without delay, and a caller cannot invent the address of a request."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from doors.server import listening_socket, main, server_of

HERE = "127.0.0.1"


def _caller(request: Request) -> PlainTextResponse:
    return PlainTextResponse(f"{request.client.host} {request.url.scheme}" if request.client else "")


APP = Starlette(routes=[Route("/", _caller)])


@contextmanager
def started(loop: str) -> Iterator[tuple[uvicorn.Server, int]]:
    """A server of ours in a thread of this test, on a port that was free."""
    with listening_socket(HERE, 0) as listening:
        server = server_of(APP)
        server.config.loop = loop
        thread = Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            yield server, listening.getsockname()[1]
        finally:
            server.should_exit = True
            thread.join()


def answer(connection: socket.socket, *headers: str) -> str:
    """What the server answers to a request with these headers, the connection kept open."""
    lines = "".join(f"{each}\r\n" for each in headers)
    connection.sendall(f"GET / HTTP/1.1\r\nHost: koers.test\r\n{lines}\r\n".encode())
    response = ""
    while "\r\n\r\n" not in response or len(response.partition("\r\n\r\n")[2]) < int(_length(response)):
        response += connection.recv(65536).decode()
    return response


def _length(response: str) -> str:
    (length,) = [line.split(":")[1] for line in response.lower().split("\r\n") if line.startswith("content-length:")]
    return length


@pytest.mark.parametrize("loop", ["asyncio", "auto"])
def test_small_messages_do_not_wait_for_confirmation_of_the_previous_one(loop: str) -> None:
    with started(loop) as (server, port), socket.create_connection((HERE, port)) as connection:
        answer(connection)
        (accepted,) = [each.transport.get_extra_info("socket") for each in server.server_state.connections]
        at_once = accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)

    assert at_once


def test_an_address_that_a_caller_invents_is_ignored() -> None:
    with started("auto") as (_, port), socket.create_connection((HERE, port)) as connection:
        response = answer(connection, "X-Forwarded-For: 192.0.2.7", "X-Forwarded-Proto: https")

    assert response.endswith(f"{HERE} http")


def test_the_server_does_not_name_its_software() -> None:
    with started("auto") as (_, port), socket.create_connection((HERE, port)) as connection:
        response = answer(connection)

    assert "uvicorn" not in response.lower()


def test_a_port_that_is_in_use_is_explained_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    with listening_socket(HERE, 0) as listener:
        monkeypatch.setattr("sys.argv", ["server", "--port", str(listener.getsockname()[1])])
        with pytest.raises(SystemExit, match="is al in gebruik"):
            main()
