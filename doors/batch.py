"""The zip of PIPs on its way out, piece by piece: through a screen it would lie in the memory as a whole."""

from collections.abc import Iterator

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from actions.dossier.zip import record_batch
from database import open_session
from doors.clock import now
from doors.login import COOKIE, rules
from exports.pip.zip import Batch
from exports.pip.zip_store import ZIP_STORE
from queries.scope.login import current_login
from refusals import Refusal, Unavailable
from settings import settings


def _fetch(request: Request) -> Response:
    """The finished zip, for the login that asked for it: noted before it leaves, thrown away after its last piece."""
    try:
        batch = _own(request)
    except Unavailable:
        return PlainTextResponse("Geen verbinding met de database. Probeer het zo opnieuw.", status_code=503)
    except Refusal:
        batch = None
    if batch is None:
        return PlainTextResponse("Deze zip is er niet (meer). Maak in Koers een nieuwe.", status_code=404)
    headers = {
        "content-disposition": f'attachment; filename="pip-{batch.printed_on.isoformat()}.zip"',
        "content-length": str(batch.size),
        "cache-control": "no-store",
    }
    if request.method != "GET":  # somebody only asks how large it is
        return Response(media_type="application/zip", headers=headers)
    return StreamingResponse(_sent(batch), media_type="application/zip", headers=headers)


def _own(request: Request) -> Batch | None:
    with open_session() as session:
        login = current_login(session, token=request.cookies.get(COOKIE, ""), idle=rules(settings()).idle, at=now())
        batch = ZIP_STORE.of(request.path_params["token"], login.user.login_id) if login else None
        if login is None or batch is None or not batch.finished:
            return None
        if request.method == "GET":
            record_batch(session, dossier_ids=batch.dossier_ids, by=login.user, at=now())
        return batch


def _sent(batch: Batch) -> Iterator[bytes]:
    yield from batch.chunks()
    ZIP_STORE.drop(batch.token)


ROUTES = [Route("/zip/{token:uuid}", _fetch)]
