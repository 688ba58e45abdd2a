"""The health check for a load balancer or a watchdog; its answer holds nothing about a person."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from database import has_room, reachable


def _health(_request: Request) -> Response:
    if not reachable():
        return JSONResponse({"database": "niet bereikbaar"}, status_code=503)
    if not has_room():
        return JSONResponse({"database": "bereikbaar", "schijf": "vol"}, status_code=503)
    return JSONResponse({"database": "bereikbaar"})


ROUTES = [Route("/gezond", _health)]
