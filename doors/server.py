"""The server process: `python -m doors.server [module:app] [--port 8501] [--address 127.0.0.1]`; `koers run` starts it.

Not `streamlit run`: that socket answers small messages 40 ms late, and believes what any caller says of its address.
"""

import argparse
import errno
import socket
import sys

import uvicorn
from starlette.types import ASGIApp

HERE = "127.0.0.1"
LARGEST_MESSAGE = 4 * 1024 * 1024  # bytes; what a browser sends is what somebody typed on one screen
PING_SECONDS = 30
BACKLOG = 2048


def listening_socket(address: str, port: int) -> socket.socket:
    """A socket that listens there, and sends each small message at once (TCP_NODELAY) on every connection it accepts.

    Raises OSError when the port is taken or the address is not of this machine.
    """
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    # With the protocol named: asyncio sets TCP_NODELAY on connections of IPPROTO_TCP only, and 0 would not count.
    opened = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        opened.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        opened.bind((address, port))
        opened.listen(BACKLOG)
    except BaseException:
        opened.close()
        raise
    opened.setblocking(False)
    return opened


def server_of(app: ASGIApp | str) -> uvicorn.Server:
    """The server that answers with `app`, an app or its name as "module:name"."""
    return uvicorn.Server(
        uvicorn.Config(
            app,
            ws="websockets-sansio",
            ws_ping_interval=PING_SECONDS,
            ws_ping_timeout=PING_SECONDS,
            ws_max_size=LARGEST_MESSAGE,
            ws_per_message_deflate=False,
            proxy_headers=False,  # who a request came from is decided by KOERS_TRUSTED_PROXIES alone
            server_header=False,
            access_log=False,
            use_colors=False,
        )
    )


def main() -> None:
    """Read the words behind the command and serve; ends with 1 when there is nothing to listen on."""
    parser = argparse.ArgumentParser()
    parser.add_argument("app", nargs="?", default="app:app")
    parser.add_argument("--address", default=HERE)
    parser.add_argument("--port", type=int, default=8501)
    arguments = parser.parse_args()
    try:
        with listening_socket(arguments.address, arguments.port) as listening:
            server_of(arguments.app).run(sockets=[listening])
    except KeyboardInterrupt:
        return  # asked to stop, and stopped
    except OSError as fault:
        if fault.errno == errno.EADDRINUSE:
            sys.exit(f"Poort {arguments.port} is al in gebruik door een ander programma. Kies een andere KOERS_PORT.")
        if fault.errno in {errno.EADDRNOTAVAIL, errno.EACCES}:
            sys.exit(f"Op {arguments.address}, poort {arguments.port}, mag of kan Koers niet luisteren.")
        raise


if __name__ == "__main__":
    main()
