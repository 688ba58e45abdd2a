"""A line between a browser and a server that a test can cut: open connections are closed and new ones refused."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from tests.browser.servers import free_port


class Line:
    """Passes bytes on from a port of its own to `target`, for as long as it is not cut."""

    def __init__(self, target: int) -> None:
        self.port = free_port()
        self._target = target
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._whole = True
        self._listener = socket.create_server(("127.0.0.1", self.port))
        threading.Thread(target=self._listen, daemon=True).start()

    @property
    def url(self) -> str:
        """The address at which a browser reaches the server through this proxy."""
        return f"http://127.0.0.1:{self.port}"

    def cut(self) -> None:
        """Close what is open and let nothing through until `mend`."""
        with self._lock:
            self._whole = False
            connections = list(self._open)
            self._open.clear()
        for each in connections:
            _close(each)

    def mend(self) -> None:
        """Let connections through again."""
        with self._lock:
            self._whole = True

    def close(self) -> None:
        """Cut for good."""
        self.cut()
        _close(self._listener)

    def _listen(self) -> None:
        while True:
            try:
                browser, _ = self._listener.accept()
            except OSError:
                return
            self._connect(browser)

    def _connect(self, browser: socket.socket) -> None:
        with self._lock:
            if not self._whole:
                _close(browser)
                return
        try:
            server = socket.create_connection(("127.0.0.1", self._target), timeout=30)
        except OSError:
            _close(browser)
            return
        server.settimeout(None)
        with self._lock:
            self._open |= {browser, server}
        for source, sink in ((browser, server), (server, browser)):
            threading.Thread(target=self._pass_on, args=(source, sink), daemon=True).start()

    def _pass_on(self, source: socket.socket, sink: socket.socket) -> None:
        with suppress(OSError):
            while chunk := source.recv(65536):
                sink.sendall(chunk)
        for each in (source, sink):
            with self._lock:
                self._open.discard(each)
            _close(each)


def _close(each: socket.socket) -> None:
    with suppress(OSError):
        each.shutdown(socket.SHUT_RDWR)
    each.close()


@contextmanager
def a_line(target: int) -> Iterator[Line]:
    """A line to the server on this port, for the length of a test."""
    line = Line(target)
    try:
        yield line
    finally:
        line.close()
