"""The messages and questions for DUO: HTTP method, path, and the status code that means success."""

from dataclasses import dataclass
from enum import StrEnum

from rules.duo import answers, messages, ontheffing
from rules.duo.message import DuoMessage


class BerichtKind(StrEnum):
    """One kind of message to DUO, or of question (`VRAAG_…`)."""

    PIP = "pip"
    PIP_VERWIJDEREN = "pip_verwijderen"
    CONTACT = "contact"
    CONTACT_WIJZIGEN = "contact_wijzigen"
    CONTACT_VERWIJDEREN = "contact_verwijderen"
    CONTACT_KOPPELEN = "contact_koppelen"
    CONTACT_ONTKOPPELEN = "contact_ontkoppelen"
    AANBOD = "aanbod"
    AANBOD_VERWIJDEREN = "aanbod_verwijderen"
    MAP = "map"
    PVT = "pvt"
    ZROUTE = "zroute"
    UREN_TAALLES = "uren_taalles"
    UREN_PARTICIPATIE = "uren_participatie"
    UREN_INTAKE = "uren_intake"
    LBT_OVERSLAAN = "lbt_overslaan"
    # questions
    VRAAG_PIP = "vraag_pip"
    VRAAG_PLICHT = "vraag_plicht"
    VRAAG_DOELGROEP = "vraag_doelgroep"
    VRAAG_TERMIJN = "vraag_termijn"
    VRAAG_LBT = "vraag_lbt"
    VRAAG_EXAMENNUMMER = "vraag_examennummer"
    VRAAG_EXAMENS = "vraag_examens"
    VRAAG_POGINGEN = "vraag_pogingen"
    VRAAG_ONTHEFFING = "vraag_ontheffing"
    VRAAG_VRIJSTELLING = "vraag_vrijstelling"
    VRAAG_MAP = "vraag_map"
    VRAAG_PVT = "vraag_pvt"
    VRAAG_UREN = "vraag_uren"
    VRAAG_INSTELLINGEN = "vraag_instellingen"


@dataclass(frozen=True, kw_only=True)
class Endpoint:
    """One operation of a contract. `api` is the contract, `major` its base path `/v{major}`; `path` holds {bsn}, {id}
    or {instellingsnummer} to be filled in. `many`: DUO answers with a list of `answer`."""

    api: str
    major: int
    method: str
    path: str
    success: int
    body: type[DuoMessage] | None = None
    answer: type[DuoMessage] | None = None
    many: bool = False


_PIP = "/personen/{bsn}/PIP"
_CONTACTS = "/contactpersonen"
_CONTACT = "/contactpersonen/{id}"
_COUPLED = "/contactpersonen/{id}/personen/{bsn}"
_OFFER = "/personen/{bsn}/Inburgeringsaanbod/{instellingsnummer}"
_LBT = "/personen/{bsn}/lbt"
_HOURS = "/personen/{bsn}/uren"


def _pip(
    method: str, success: int, body: type[DuoMessage] | None = None, answer: type[DuoMessage] | None = None
) -> Endpoint:
    return Endpoint(api="PIP", major=1, method=method, path=_PIP, success=success, body=body, answer=answer)


def _contact(method: str, path: str, success: int, body: type[DuoMessage] | None = None) -> Endpoint:
    answer = messages.Contactpersoon if path == _CONTACTS else None
    return Endpoint(
        api="Contactpersoon", major=1, method=method, path=path, success=success, body=body, answer=answer
    )  # fmt: skip


def _offer(method: str, success: int, body: type[DuoMessage] | None = None) -> Endpoint:
    return Endpoint(api="Inburgeringsaanbod", major=1, method=method, path=_OFFER, success=success, body=body)


def _result(path: str, body: type[DuoMessage]) -> Endpoint:
    return Endpoint(
        api="MAP_PVT_Zroute", major=1, method="PUT", path="/personen/{bsn}/" + path, success=200, body=body
    )  # fmt: skip


def _hours(path: str, body: type[DuoMessage]) -> Endpoint:
    return Endpoint(
        api="GevolgdeUren", major=1, method="PUT", path=f"{_HOURS}/{path}", success=200, body=body
    )  # fmt: skip


def _question(api: str, path: str, answer: type[DuoMessage], *, many: bool = False) -> Endpoint:
    return Endpoint(api=api, major=1, method="GET", path=path, success=200, answer=answer, many=many)


ENDPOINTS: dict[BerichtKind, Endpoint] = {
    BerichtKind.PIP: _pip("POST", 201, messages.DuoPip),
    BerichtKind.PIP_VERWIJDEREN: _pip("DELETE", 200),
    BerichtKind.CONTACT: _contact("POST", _CONTACTS, 201, messages.Contactpersoongegevens),
    BerichtKind.CONTACT_WIJZIGEN: _contact("PUT", _CONTACT, 200, messages.Contactpersoongegevens),
    BerichtKind.CONTACT_VERWIJDEREN: _contact("DELETE", _CONTACT, 200),
    BerichtKind.CONTACT_KOPPELEN: _contact("POST", _COUPLED, 201),
    BerichtKind.CONTACT_ONTKOPPELEN: _contact("DELETE", _COUPLED, 200),
    BerichtKind.AANBOD: _offer("POST", 201, messages.Inburgeringsaanbod),
    BerichtKind.AANBOD_VERWIJDEREN: _offer("DELETE", 204),
    BerichtKind.MAP: _result("map", messages.ResultaatMap),
    BerichtKind.PVT: _result("pvt", messages.ResultaatPvt),
    BerichtKind.ZROUTE: _result("zroute", messages.ResultaatZroute),
    BerichtKind.UREN_TAALLES: _hours("participatietaalles", messages.ParticipatieAlsTaalles),
    BerichtKind.UREN_PARTICIPATIE: _hours("participatieactiviteiten", messages.ParticipatieactiviteitenBredeIntake),
    BerichtKind.UREN_INTAKE: _hours("bredeintake/taallesknm", messages.TaallesEnKnmBredeIntake),
    BerichtKind.LBT_OVERSLAAN: Endpoint(
        api="Leerbaarheidstoets", major=1, method="DELETE", path=f"{_LBT}/examennummer", success=200
    ),
    BerichtKind.VRAAG_PIP: _pip("GET", 200, answer=answers.PipVanGemeente),
    BerichtKind.VRAAG_PLICHT: _question(
        "Inburgeringsplicht", "/personen/{bsn}/inburgeringsplicht", answers.Inburgeringsplicht
    ),
    BerichtKind.VRAAG_DOELGROEP: _question("Inburgeringsplicht", "/personen/{bsn}/doelgroep", answers.DuoDoelgroep),
    BerichtKind.VRAAG_TERMIJN: _question(
        "Inburgeringstermijn", "/personen/{bsn}/inburgeringstermijn", answers.Inburgeringstermijn
    ),
    BerichtKind.VRAAG_LBT: _question(
        "Leerbaarheidstoets", f"{_LBT}/resultaten", answers.LeerbaarheidstoetsResultaat, many=True
    ),
    BerichtKind.VRAAG_EXAMENNUMMER: _question("Leerbaarheidstoets", f"{_LBT}/examennummer", answers.Examennummer),
    BerichtKind.VRAAG_EXAMENS: _question(
        "Examen", "/personen/{bsn}/examens/resultaten", answers.Examenresultaat, many=True
    ),
    BerichtKind.VRAAG_POGINGEN: _question(
        "Examen", "/personen/{bsn}/examens/gratispogingen", answers.GratisPogingTegoed, many=True
    ),
    BerichtKind.VRAAG_ONTHEFFING: _question(
        "Ontheffing", "/personen/{bsn}/ontheffingen", ontheffing.Ontheffing, many=True
    ),
    BerichtKind.VRAAG_VRIJSTELLING: _question(
        "Vrijstelling", "/personen/{bsn}/vrijstellingen", ontheffing.Vrijstelling, many=True
    ),
    BerichtKind.VRAAG_MAP: _question("MAP_PVT_Zroute", "/personen/{bsn}/map", answers.DatumMap),
    BerichtKind.VRAAG_PVT: _question("MAP_PVT_Zroute", "/personen/{bsn}/pvt", answers.DatumPvt),
    BerichtKind.VRAAG_UREN: _question("GevolgdeUren", _HOURS, answers.UrenVanGemeente, many=True),
    BerichtKind.VRAAG_INSTELLINGEN: _question("Inburgeringsaanbod", "/instellingen", answers.Instelling, many=True),
}  # fmt: skip
