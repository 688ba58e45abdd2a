"""What DUO's answer to a message means: accepted, refused, or to be tried again, and when."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from rules.duo.answers import Foutmelding
from rules.duo.kinds import ENDPOINTS, BerichtKind, Endpoint
from rules.duo.message import MalformedMessage

MOST_ATTEMPTS = 24  # more than three days: a weekend without DUO loses nothing
PAUSES = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=15), timedelta(hours=1), timedelta(hours=4))
LEASE = timedelta(minutes=10)  # after this the sender of a message is taken to have stopped, and another may send it


class BerichtStatus(StrEnum):
    """How far a message to DUO is."""

    KLAAR = "klaar"
    BEZIG = "bezig"
    AANGENOMEN = "aangenomen"
    GEWEIGERD = "geweigerd"
    MISLUKT = "mislukt"
    INGETROKKEN = "ingetrokken"


@dataclass(frozen=True, kw_only=True)
class DuoVerdict:
    """The next status of a message. `pause`: how long to wait before the next attempt; `words`: Dutch sentences."""

    status: BerichtStatus
    words: tuple[str, ...] = ()
    pause: timedelta | None = None


def verdict(kind: BerichtKind, code: int | None, answer: object, attempts: int) -> DuoVerdict:
    """The next status of a message of this kind after `attempts` attempts (the last one included).

    `code` is the HTTP status (None: no answer came), `answer` its JSON (None: no body).
    """
    endpoint = ENDPOINTS[kind]
    if code is not None and 200 <= code < 300:
        return _success_verdict(endpoint, answer)
    if code == 404 and endpoint.method == "DELETE" and attempts > 1:
        # An earlier attempt deleted it, and that answer was lost.
        return DuoVerdict(status=BerichtStatus.AANGENOMEN)
    if code == 404 and kind is BerichtKind.AANBOD_VERWIJDEREN:
        # It was removed in the Portaal Inburgering; as refused it would be offered for sending again and again.
        return DuoVerdict(status=BerichtStatus.AANGENOMEN, words=("DUO had dit aanbod al niet meer.",))
    if code is not None and 400 <= code < 500 and code not in (401, 408, 429):
        return DuoVerdict(status=BerichtStatus.GEWEIGERD, words=refusal_words(answer) or (_refused(code),))
    if attempts >= MOST_ATTEMPTS:
        words = (_failed(code), f"Koers heeft het {attempts} keer geprobeerd.")
        return DuoVerdict(status=BerichtStatus.MISLUKT, words=words)
    return DuoVerdict(status=BerichtStatus.KLAAR, words=(_failed(code),), pause=pause(attempts))


def pause(attempts: int) -> timedelta:
    """How long to wait after this many attempts: longer each time, at most four hours."""
    return PAUSES[min(max(attempts, 1), len(PAUSES)) - 1]


def refusal_words(answer: object) -> tuple[str, ...]:
    """DUO's texts in the body of a refusal (one Foutmelding, or a list); empty when it holds none."""
    texts = []
    for each in answer if isinstance(answer, list) else [answer]:
        try:
            texts.append(Foutmelding.from_json(each).fouttekst.strip())
        except MalformedMessage:
            continue
    return tuple(text for text in texts if text)


def _success_verdict(endpoint: Endpoint, answer: object) -> DuoVerdict:
    if endpoint.method != "GET" or endpoint.answer is None:
        return DuoVerdict(status=BerichtStatus.AANGENOMEN)
    rows = answer if endpoint.many else [answer]
    if not isinstance(rows, list) or any(endpoint.answer.problems_in(each) for each in rows):
        return DuoVerdict(status=BerichtStatus.MISLUKT, words=("Koers kan het antwoord van DUO niet lezen.",))
    return DuoVerdict(status=BerichtStatus.AANGENOMEN)


def _refused(code: int) -> str:
    if code == 404:
        return "DUO kent deze persoon niet, of kent bij deze persoon niet waar het bericht over gaat."
    if code == 403:
        return "DUO weigert dit bericht zonder reden te noemen. Kijk in Portaal Inburgering of vraag het DUO."
    return f"DUO kon dit bericht niet lezen (code {code}). Meld dit aan uw beheerder."


def _failed(code: int | None) -> str:
    if code is None:
        return "DUO gaf geen antwoord."
    if code == 401:
        return "DUO herkent de afzender niet. Uw beheerder kan het certificaat en het OIN nakijken."
    if code == 503:
        return "DUO is tijdelijk niet bereikbaar."
    return f"Bij DUO ging iets mis (code {code})."
