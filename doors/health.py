"""Is Koers well? For a load balancer or a watchdog; tells nothing about anybody."""

import sqlalchemy as sa
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from database import open_session
from refusals import Unavailable


def _health(_request: Request) -> Response:
    try:
        with open_session() as session:
            session.connection().execute(sa.text("select 1"))
    except Unavailable:
        return JSONResponse({"database": "niet bereikbaar"}, status_code=503)
    return JSONResponse({"database": "bereikbaar"})


ROUTES = [Route("/gezond", _health)]
