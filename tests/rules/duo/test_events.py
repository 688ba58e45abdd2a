"""What DUO's notifications mean, and what an answer of DUO says beside the dossier."""

from datetime import date

import pytest

from rules.duo import ENDPOINTS, BerichtKind
from rules.duo.comparison import SHOWN, DossierValues, as_seen, duo_comparisons, read_messages
from rules.duo.events import GEBEURTENISSEN, UNKNOWN, asks, gebeurtenis, proposals
from rules.duo.message import MalformedMessage
from rules.duo.ontheffing import participation_limit
from rules.law.terms import Doelgroep, Leerroute
from texts.duo.inbox import ABOUT, field_name, proposed, value
from texts.wording.labels import DOELGROEPEN

DAY = date(2026, 11, 20)
ASIEL, GEZIN, OVERIG = Doelgroep.ASIELSTATUSHOUDER, Doelgroep.GEZINSMIGRANT, Doelgroep.OVERIGE_MIGRANT
# What DUO says in public that it sends, or will send.
PUBLIC = [101, *range(102, 105), *range(106, 138), *range(139, 143), 199]
NAMED = {f"SS{each}" for each in PUBLIC if each not in (105, 138)}
PLICHT: dict[str, object] = {
    "indicatorInburgeringsplicht": True,
    "begindatum": "2026-09-01",
    "datumKennisgevingInburgeringsplicht": "2026-09-03",
}


def test_every_event_of_duo_has_a_meaning_and_something_to_do() -> None:
    assert set(GEBEURTENISSEN) == NAMED
    assert all(each.means.endswith(".") and each.todo.endswith(".") for each in GEBEURTENISSEN.values())
    assert gebeurtenis("SS777", DAY) == UNKNOWN


def test_only_questions_are_asked_of_duo() -> None:
    question_kinds = {kind for each in GEBEURTENISSEN.values() for kind in each.asks}

    assert all(ENDPOINTS[kind].method == "GET" for kind in question_kinds)


@pytest.mark.parametrize("code", sorted(set(GEBEURTENISSEN) - {"SS139", "SS124", "SS125", "SS109"}))
def test_most_events_change_nothing_by_themselves(code: str) -> None:
    assert proposals(code, DAY, kennisgeving=None, brp=None, doelgroep=ASIEL) == ()


@pytest.mark.parametrize(
    ("code", "doelgroep", "values"),
    [
        ("SS124", ASIEL, ["gezinsmigrant", "overige_migrant"]),
        ("SS124", GEZIN, []),
        ("SS125", GEZIN, ["asielstatushouder"]),
        ("SS125", OVERIG, ["asielstatushouder"]),
        ("SS125", ASIEL, []),
    ],
)
def test_another_doelgroep_is_proposed_when_the_dossier_has_the_old_one(
    code: str, doelgroep: Doelgroep, values: list[str]
) -> None:
    offered = proposals(code, DAY, kennisgeving=DAY, brp=DAY, doelgroep=doelgroep)

    assert [each.value for each in offered] == values
    assert all(proposed(each.field, each.value) in DOELGROEPEN.values() for each in offered)


@pytest.mark.parametrize(
    ("code", "exempt", "values"),
    [
        ("SS109", None, ["2026-11-20"]),
        ("SS109", DAY, []),
        ("SS129", DAY, [""]),
        ("SS130", DAY, [""]),
        ("SS129", None, []),
    ],
)
def test_a_temporary_exemption_is_proposed_and_withdrawn(code: str, exempt: date | None, values: list[str]) -> None:
    offered = proposals(code, DAY, kennisgeving=DAY, brp=DAY, doelgroep=ASIEL, exempt=exempt)

    assert [(each.field, each.value) for each in offered] == [("exempt_on", each) for each in values]


@pytest.mark.parametrize(
    ("kennisgeving", "brp", "fields"),
    [
        (None, None, ["kennisgeving_on", "brp_on"]),
        (DAY, None, ["brp_on"]),
        (None, DAY, ["kennisgeving_on"]),
        (DAY, DAY, []),
    ],
)
def test_at_the_start_of_the_ten_weeks_each_missing_date_is_proposed(
    kennisgeving: date | None, brp: date | None, fields: list[str]
) -> None:
    offered = proposals("SS139", DAY, kennisgeving=kennisgeving, brp=brp, doelgroep=ASIEL)

    assert [each.field for each in offered] == fields


def test_the_obligation_as_duo_knows_it_is_compared_with_the_dossier() -> None:
    ours = DossierValues(doelgroep=ASIEL, plicht_start=date(2026, 9, 1))

    lines = {
        each.about: each
        for each in duo_comparisons(BerichtKind.VRAAG_PLICHT, read_messages(BerichtKind.VRAAG_PLICHT, PLICHT), ours)
    }

    assert not lines["plicht_start_on"].differs
    assert lines["plicht_start_on"].field == ""
    assert (lines["kennisgeving_on"].field, lines["kennisgeving_on"].value) == ("kennisgeving_on", "2026-09-03")
    assert value(lines["kennisgeving_on"], None) == "–"


@pytest.mark.parametrize(
    ("indeling", "detail", "mine", "doelgroep_code"),
    [
        ("Asielstatushouder", "Asielstatushouder", ASIEL, ""),
        ("Gezinsmigrant en overige migrant", "Gezinshereniger", GEZIN, ""),
        ("Gezinsmigrant en overige migrant", "Gezinshereniger", OVERIG, ""),
        ("Gezinsmigrant en overige migrant", "Gezinshereniger", ASIEL, "gezinsmigrant"),
        ("Gezinsmigrant en overige migrant", "Geestelijk bedienaar", ASIEL, "overige_migrant"),
        ("Asielstatushouder", None, GEZIN, "asielstatushouder"),
    ],
)
def test_the_doelgroep_of_duo_can_be_accepted_only_when_it_differs(
    indeling: str, detail: str | None, mine: Doelgroep, doelgroep_code: str
) -> None:
    answer = {"indeling": indeling, **({"gedetailleerdeDoelgroep": detail} if detail else {})}

    (line,) = duo_comparisons(
        BerichtKind.VRAAG_DOELGROEP, read_messages(BerichtKind.VRAAG_DOELGROEP, answer), DossierValues(doelgroep=mine)
    )

    assert (line.field, line.value) == (("doelgroep", doelgroep_code) if doelgroep_code else ("", ""))


def test_the_end_of_the_termijn_is_the_day_before_duo_s_einddatum() -> None:
    answer = {"startdatum": "2026-03-16", "einddatum": "2029-09-16", "verlengingsgrondomschrijving": "Alfabetisering"}
    ours = DossierValues(doelgroep=ASIEL, first_pip=date(2026, 3, 15), termijn_until=date(2029, 3, 15))

    start, end, reason = duo_comparisons(
        BerichtKind.VRAAG_TERMIJN, read_messages(BerichtKind.VRAAG_TERMIJN, answer), ours
    )

    assert not start.differs
    assert (end.ours, end.theirs, end.field) == (date(2029, 3, 15), date(2029, 9, 15), "termijn_until_on")
    assert reason.theirs == "Alfabetisering"
    assert as_seen(end.ours) == "2029-03-15"


def test_a_first_pip_of_this_gemeente_is_never_replaced_by_the_one_of_duo() -> None:
    answer = {"startdatum": "2026-03-20", "einddatum": "2029-03-20"}
    pip = {"gemeentecode": "0150", "pip": {"dagtekeningPip": "2026-03-19", "leerroute": "Z"}}
    ours = DossierValues(doelgroep=ASIEL, first_pip=date(2026, 3, 15), leerroute=Leerroute.B1)

    fields = [
        line.field
        for kind, body in ((BerichtKind.VRAAG_TERMIJN, answer), (BerichtKind.VRAAG_PIP, pip))
        for line in duo_comparisons(kind, read_messages(kind, body), ours)
    ]

    assert {each for each in fields if each} == {"termijn_until_on"}


def test_exam_results_of_duo_can_only_be_read() -> None:
    exams = [
        {"examendatum": "2026-10-01", "resultaat": "Geslaagd", "onderdeel": "KNM"},
        {"examendatum": "2026-10-02", "resultaat": "Geen", "onderdeel": "LE", "niveau": "B1"},
    ]

    lines = duo_comparisons(
        BerichtKind.VRAAG_EXAMENS, read_messages(BerichtKind.VRAAG_EXAMENS, exams), DossierValues(doelgroep=ASIEL)
    )

    assert [each.theirs for each in lines] == ["KNM: geslaagd, 01-10-2026", "LE B1: geen uitslag, 02-10-2026"]
    assert all(not each.field for each in lines)


def words(kind: BerichtKind, shown_words: list[dict[str, object]]) -> list[object]:
    lines = duo_comparisons(kind, read_messages(kind, shown_words), DossierValues(doelgroep=ASIEL))
    assert all(not each.field and each.about in ABOUT for each in lines)
    return [each.theirs for each in lines]


def test_every_question_after_a_notification_has_lines_to_show() -> None:
    question_kinds = {kind for each in GEBEURTENISSEN.values() for kind in each.asks}
    answer = {"examennummer": "123456789012"}

    (line,) = duo_comparisons(
        BerichtKind.VRAAG_EXAMENNUMMER,
        read_messages(BerichtKind.VRAAG_EXAMENNUMMER, answer),
        DossierValues(doelgroep=ASIEL),
    )

    assert question_kinds <= set(SHOWN)
    assert (ABOUT[line.about], line.theirs, line.field) == ("Examennummer", "123456789012", "")


def test_a_partial_ontheffing_says_how_many_hours_of_participation_are_left() -> None:
    granted = {"oordeel": "Toekenning", "datumOordeel": "2026-11-01", "grond": "MED"}
    hours = "urenBelastbaarheidParticipatieactiviteit"

    shown_words = words(
        BerichtKind.VRAAG_ONTHEFFING,
        [
            {"GedeeltelijkeOntheffing": {**granted, hours: 120}},
            {"GedeeltelijkeOntheffing": {**granted, hours: 0}},
            {"GedeeltelijkeOntheffing": {**granted, "examenonderdeel": "LE"}},
            {"GeheleOntheffing": {**granted, "oordeel": "Afwijzing", "grond": "BIO"}},
        ],
    )

    assert shown_words == [
        "ten hoogste 120 uur participatie, medisch: toegekend op 01-11-2026",
        "geen participatie, medisch: toegekend op 01-11-2026",
        "examen LE, medisch: toegekend op 01-11-2026",
        "hele inburgeringsplicht, bijzondere individuele omstandigheden: afgewezen op 01-11-2026",
    ]


def test_the_last_granted_ontheffing_says_the_most_hours_of_participation() -> None:
    def decided(on: str, oordeel: str, hours: int | None) -> dict[str, object]:
        more = {} if hours is None else {"urenBelastbaarheidParticipatieactiviteit": hours}
        return {"GedeeltelijkeOntheffing": {"oordeel": oordeel, "datumOordeel": on, "grond": "MED", **more}}

    answer = read_messages(
        BerichtKind.VRAAG_ONTHEFFING,
        [
            decided("2026-03-01", "Toekenning", 400),
            decided("2026-09-01", "Toekenning", 120),
            decided("2026-10-01", "Afwijzing", 0),
            decided("2026-11-01", "Toekenning", None),
        ],
    )

    assert participation_limit(answer) == 120
    assert participation_limit(answer[2:]) is None


def test_a_vrijstelling_and_the_free_attempts_are_shown_in_words() -> None:
    granted = {"oordeel": "Toekenning", "reden": "DIP"}

    shown_words = words(
        BerichtKind.VRAAG_VRIJSTELLING,
        [
            {"GeheleVrijstelling": {**granted, "datumOordeel": "2026-11-01"}},
            {"TijdelijkeVrijstelling": {**granted, "startdatum": "2026-11-01", "einddatum": "2027-10-31"}},
            {"GedeeltelijkeVrijstelling": {**granted, "examenonderdeel": "SP", "examenniveau": "B1"}},
        ],
    )

    assert shown_words == [
        "hele inburgeringsplicht: toegekend op 01-11-2026, reden DIP",
        "tijdelijk van 01-11-2026 tot en met 31-10-2027: toegekend, reden DIP",
        "SP B1: toegekend, reden DIP",
    ]
    assert words(BerichtKind.VRAAG_POGINGEN, [{"onderdeel": "KNM", "gratisPogingenTegoed": 1}]) == ["KNM: 1"]


@pytest.mark.parametrize(
    ("code", "question_kind"),
    [
        ("SS107", BerichtKind.VRAAG_VRIJSTELLING),
        ("SS108", BerichtKind.VRAAG_ONTHEFFING),
        ("SS109", BerichtKind.VRAAG_VRIJSTELLING),
        ("SS117", BerichtKind.VRAAG_VRIJSTELLING),
        ("SS119", BerichtKind.VRAAG_ONTHEFFING),
        ("SS199", BerichtKind.VRAAG_POGINGEN),
    ],
)
def test_a_decision_of_duo_is_requested_after_its_notification(code: str, question_kind: BerichtKind) -> None:
    assert question_kind in asks(code)


def test_after_a_move_the_termijn_of_the_former_gemeente_is_compared_with_that_of_duo() -> None:
    answer = {"startdatum": "2025-03-15", "einddatum": "2028-03-15"}
    ours = DossierValues(
        doelgroep=ASIEL,
        first_pip=date(2026, 11, 1),
        earlier_pip=date(2025, 3, 14),
        termijn_until=date(2028, 3, 14),
    )

    lines = duo_comparisons(BerichtKind.VRAAG_TERMIJN, read_messages(BerichtKind.VRAAG_TERMIJN, answer), ours)

    assert [each.differs for each in lines] == [False, False]


def test_an_answer_that_breaks_the_contract_is_not_read() -> None:
    with pytest.raises(MalformedMessage):
        read_messages(BerichtKind.VRAAG_PLICHT, {"begindatum": "morgen"})


def test_every_line_and_every_field_that_can_be_accepted_has_a_name() -> None:
    field_names = ("termijn_until_on", "earlier_pip_on", "earlier_leerroute", "doelgroep", "plicht_start_on")

    assert all(field_name(each) != each for each in field_names)
    assert all(label and label[0].isupper() for label in ABOUT.values())
