"""The beschikking contains what the law requires, and nothing that does not apply to the inburgeraar."""

from dataclasses import replace

import pytest

from exports.pip.beschikking_pdf import beschikking_pdf
from exports.pip.ontwikkelplan_pdf import pip_pdf
from exports.pip.summary_pdf import summary_pdf
from rules.law.terms import Doelgroep, Leerroute, Taalniveau, Wijziging
from rules.pip.changes import Taalonderdeel
from rules.pip.document import EDITION, PipDocument
from tests.exports.documents import BSN, TODAY, heights, outline, reader, text
from tests.exports.pips import CONCEPT, EVERYONE, FIGURES, FIRST, FULL, SHA, a_heavy_pip, with_choice
from texts.pip.beschikking import EDITIONS

A4, FOOT, MARGIN = 842, 30, 60  # points
READ = text(beschikking_pdf(FULL, TODAY))
NEVER_FOR_ASYLUM = ("boete", "terugbeta", "betaalt u later terug", "lening", "geld lenen", "u betaalt de lessen zelf")


def _printed(document: PipDocument) -> str:
    return text(beschikking_pdf(document, TODAY))


@pytest.mark.parametrize(
    "words",
    [
        "Het college van burgemeester en wethouders van Duinmeer",
        "Aan Hanna Kovač-Özdemir",
        "Kerkstraat 12, 1234 AB Duinmeer",
        "Dagtekening 21 november 2026",
        "Kenmerk 2026-0001 / PIP 2",
        "Behandeld door Sanne de Boer",
        "Telefoon 0123-456789",
        "Leerroute B1-route",
        "Niveau van de examens B1",
        "Eerst ons schrift leren Ja, u leest en schrijft al in een ander schrift (AA)",
        "Ik wil bakker worden.",
        "De toets zegt: B1 is haalbaar.",
        "Onderwijsroute Mevrouw is jong. Zij wil snel werken.",
        "Z-route Niets opgeschreven. Te licht voor mevrouw.",
        "Alles bij elkaar past de B1-route nu het beste bij u.",
        "duurt ten minste 12 uur",
        "ten minste 40 uur praktijk",
        "examen Kennis van de Nederlandse Maatschappij (KNM)",
        "Begeleiding Elke twee weken een gesprek",
        "Voorschool (vve) Samir gaat naar de voorschool",
        "Tot en met 28 februari 2027",
        "huur, zorgverzekering",
        "Eerst leren, dan werken.",
        "U Gaat naar de open dag",
        "De gemeente Meldt u aan bij de school",
        "Volgende gesprek 9 maart 2027",
        "Eerste dag 2 juni 2026",
        "Laatste dag 1 juni 2029",
        "Stuur binnen zes weken een brief aan het college",
        "voorlopige voorziening",
        "Namens het college van burgemeester en wethouders van Duinmeer",
    ],
)
def test_the_decision_is_printed_in_words(words: str) -> None:
    assert words in READ


def test_the_clause_on_bezwaar_is_the_same_on_both_papers_and_names_the_electronic_way() -> None:
    document = replace(FULL, texts="2026-12")
    clause = EDITIONS["2026-12"].objection.split("{bezwaar}")[0]

    for printed in (_printed(document), text(pip_pdf(document, TODAY))):
        assert clause in printed
        assert "U kunt het bezwaar ook elektronisch indienen." in printed
    assert "elektronisch" not in READ  # a decision keeps the words with which it was made


@pytest.mark.parametrize(
    ("limit", "sentence"), [(None, "U doet ook 800 uur mee"), (300, "U doet ook 300 uur mee"), (0, "")]
)
def test_the_letter_asks_no_more_participation_hours_than_duo_says_are_bearable(
    limit: int | None, sentence: str
) -> None:
    document = with_choice(replace(FULL, participation_limit=limit), Doelgroep.ASIELSTATUSHOUDER, Leerroute.Z)

    letter, summary = _printed(document), text(summary_pdf(document, "nl", TODAY))

    assert sentence in letter
    assert ("mee in de samenleving" in letter) is ("mee in de samenleving" in summary) is bool(sentence)
    assert limit is None or not limit or f"{limit} uur" in summary


def test_the_onderwijsroute_has_no_heading_for_the_map() -> None:
    document = with_choice(FULL, Doelgroep.ASIELSTATUSHOUDER, Leerroute.ONDERWIJS)

    assert "Module Arbeidsmarkt en Participatie (MAP) De Module" not in _printed(document)
    assert "hoeft u de Module Arbeidsmarkt en Participatie (MAP) niet te doen" in _printed(document)
    assert "Module Arbeidsmarkt" not in text(pip_pdf(document, TODAY))


def test_name_and_address_are_printed_under_each_other_as_on_an_envelope() -> None:
    positions: dict[str, float] = {}

    def visit(words: str, _graphics: list[float], matrix: list[float], *_: object) -> None:
        positions.setdefault(words.strip(), matrix[4])

    reader(beschikking_pdf(FULL, TODAY)).pages[0].extract_text(visitor_text=visit)

    assert positions["Kerkstraat 12, 1234 AB Duinmeer"] == positions["Hanna Kovač-Özdemir"]


def test_the_letter_does_not_list_the_goals_of_the_ontwikkelplan() -> None:
    assert len(reader(beschikking_pdf(FULL, TODAY)).pages) <= 4
    assert "Ik wil zelf bellen met de dokter." not in READ
    assert "Wim Visser" not in READ


@pytest.mark.parametrize(("doelgroep", "leerroute"), EVERYONE)
def test_the_letter_names_no_sanction_that_does_not_apply_to_the_inburgeraar(
    doelgroep: Doelgroep, leerroute: Leerroute
) -> None:
    for document in (FULL, FIRST, CONCEPT, *(replace(FULL, change_kind=kind) for kind in Wijziging)):
        printed = _printed(with_choice(document, doelgroep, leerroute)).lower()

        if doelgroep is Doelgroep.ASIELSTATUSHOUDER:
            assert not [each for each in NEVER_FOR_ASYLUM if each in printed]
            assert "de gemeente regelt en betaalt uw lessen" in printed
        else:
            assert "dan kan duo u een boete geven" in printed
            assert "56a" not in printed
            assert "28 februari 2027" not in printed


@pytest.mark.parametrize(("doelgroep", "leerroute"), EVERYONE)
def test_each_route_asks_what_the_law_asks_of_this_doelgroep(doelgroep: Doelgroep, leerroute: Leerroute) -> None:
    printed = _printed(with_choice(FULL, doelgroep, leerroute))

    asylum_z = leerroute is Leerroute.Z and doelgroep is Doelgroep.ASIELSTATUSHOUDER
    assert ("U doet ook 800 uur mee" in printed) is asylum_z
    assert ("800 uur les in Nederlands" in printed) is (leerroute is Leerroute.Z)
    assert ("ongeveer 1.500 uur" in printed) is (leerroute is Leerroute.ONDERWIJS)
    assert ("ten minste 40 uur praktijk" in printed) is (leerroute is not Leerroute.ONDERWIJS)
    assert ("U doet het examen Kennis" in printed) is (leerroute is not Leerroute.Z)


@pytest.mark.parametrize(
    ("kind", "subject", "ground"),
    [
        (None, "Vaststelling van uw persoonlijk plan", "Wet inburgering 2021, artikelen 14 en 15;"),
        (Wijziging.INHOUD, "Wijziging van uw persoonlijk plan", "artikelen 14, 15 en 17"),
        (Wijziging.AFSCHALEN, "examens op niveau A2", "artikelen 5.3 en 5.5"),
        (Wijziging.SCHAKELEN, "een andere leerroute", "artikelen 14, 15 en 17"),
        (Wijziging.VERHUIZING, "na uw verhuizing naar Duinmeer", "Wet inburgering 2021, artikelen 14 en 15;"),
    ],
)
def test_each_kind_of_decision_names_its_subject_and_its_articles(
    kind: Wijziging | None, subject: str, ground: str
) -> None:
    document = FIRST if kind is None else replace(FULL, change_kind=kind)

    printed = _printed(document)

    assert subject in printed
    assert ground in printed
    assert ("De termijn verandert niet door dit besluit." in printed) is (kind is not None)
    assert ("in de plaats van het besluit van 1 juni 2026" in printed) is (kind is not None)


def test_a_change_says_why_and_which_conditions_were_met() -> None:
    printed = _printed(
        replace(
            FULL,
            change_kind=Wijziging.AFSCHALEN,
            change_grounds=("U volgde 620 uur les.",),
            plan=replace(FULL.plan, niveau=Taalniveau.A2),
        )
    )

    assert "Waarom uw PIP verandert Er is een leerplek gevonden. • U volgde 620 uur les." in printed
    assert "Niveau van de examens A2" in printed


@pytest.mark.parametrize(
    ("parts", "decided", "niveau"),
    [
        ((), "U mag de taalexamens doen op niveau A2.", "Niveau van de examens A2 Hoeveel"),
        (tuple(Taalonderdeel), "U mag de taalexamens doen op niveau A2.", "Niveau van de examens A2 Hoeveel"),
        (
            (Taalonderdeel.SPREKEN,),
            "U mag het taalexamen spreken doen op niveau A2.",
            "Niveau van de examens Spreken: A2. De andere taalexamens: B1.",
        ),
        (
            (Taalonderdeel.SCHRIJVEN, Taalonderdeel.SPREKEN),
            "U mag de taalexamens schrijven en spreken doen op niveau A2.",
            "Niveau van de examens Schrijven en spreken: A2. De andere taalexamens: B1.",
        ),
    ],
)
def test_with_some_exams_scaled_down_the_letter_does_not_say_that_all_are_at_a2(
    parts: tuple[Taalonderdeel, ...], decided: str, niveau: str
) -> None:
    scaled = replace(
        FULL, change_kind=Wijziging.AFSCHALEN, a2_parts=parts, plan=replace(FULL.plan, niveau=Taalniveau.A2)
    )

    printed = _printed(scaled)

    assert decided in printed
    assert niveau in printed
    assert niveau in text(pip_pdf(scaled, TODAY))


def test_a_version_from_before_kinds_of_change_were_kept_is_a_change_of_its_content() -> None:
    assert "Wijziging van uw persoonlijk plan" in _printed(replace(FULL, change_kind=None))


def test_the_figures_are_those_of_the_day_on_which_it_was_frozen() -> None:
    document = with_choice(replace(FULL, figures=FIGURES), Doelgroep.GEZINSMIGRANT, Leerroute.Z)

    assert "750 uur les in Nederlands" in _printed(document)


def test_a_draft_says_that_it_is_no_decision_and_hides_the_bsn() -> None:
    printed = _printed(CONCEPT)

    assert "CONCEPT van een besluit. Hieraan kunt u geen rechten ontlenen." in printed
    assert BSN not in printed
    assert "Dagtekening nog niet vastgesteld" in printed
    assert "bezwaar" not in printed.lower()
    assert "Ondertekening" not in outline(beschikking_pdf(CONCEPT, TODAY))


def test_every_page_shows_the_short_checksum_and_the_last_page_the_full_one() -> None:
    file = reader(beschikking_pdf(FULL, TODAY))

    assert all(f"controlegetal {SHA[:16]}" in page.extract_text() for page in file.pages)
    assert SHA in file.pages[-1].extract_text()
    assert "controlegetal" not in _printed(CONCEPT)


def test_the_file_says_what_it_is_in_dutch() -> None:
    file = reader(beschikking_pdf(FULL, TODAY))

    assert str(file.root_object["/Lang"]) == "nl-NL"
    assert file.metadata is not None
    assert file.metadata.title == "Beschikking PIP: Hanna Kovač-Özdemir"
    assert {"Besluit", "Waarom dit besluit?", "Uw inburgeringstermijn", "Bezwaar maken"} <= set(
        outline(beschikking_pdf(FULL, TODAY))
    )


def test_heavy_content_loses_nothing_and_stays_on_the_page() -> None:
    file = beschikking_pdf(a_heavy_pip(), TODAY)

    words = text(file)
    # the reason, the own words, six reasons, begeleiding and five agreements, each with 50 sentences
    assert words.count("notitie") == 14 * 50
    content = [height for height in heights(file) if height > FOOT + 15]
    assert min(content) > MARGIN
    assert max(content) < A4 - FOOT


@pytest.mark.parametrize("approved_by", ["", "Marijke Vos"])
@pytest.mark.parametrize("lines", range(0, 40, 4))
def test_the_last_page_is_never_a_checksum_alone(lines: int, approved_by: str) -> None:
    plan = replace(FULL.plan, agreements_gemeente="\n".join("Een afspraak" for _ in range(lines)))

    last = reader(beschikking_pdf(replace(FULL, approved_by=approved_by, plan=plan), TODAY)).pages[-1].extract_text()

    assert "Namens het college" in last
    assert SHA in last


def test_the_same_decision_gives_the_same_bytes() -> None:
    assert beschikking_pdf(FULL, TODAY) == beschikking_pdf(FULL, TODAY)


def test_the_latest_texts_exist_and_an_unknown_edition_is_refused() -> None:
    assert EDITION in EDITIONS
    with pytest.raises(KeyError):
        beschikking_pdf(replace(FULL, texts="1999-01"), TODAY)
