"""The words of the instruments: their topics and levels, signals of learnability, and what can be wrong."""

from collections.abc import Mapping
from decimal import Decimal

from forms.intake.instruments import InstrumentKind
from forms.intake.signals import Signal, SignalKind
from rules.law.terms import Leerroute
from rules.problems import ProblemCode
from texts.wording.formats import number
from texts.wording.labels import LEERROUTES
from texts.wording.problems import Overrides

INSTRUMENTS: dict[InstrumentKind, str] = {
    InstrumentKind.PPS_V: "PPS-V",
    InstrumentKind.ZRM: "ZRM",
    InstrumentKind.COA: "COA: zes domeinen",
}
SHORT: dict[InstrumentKind, str] = {
    InstrumentKind.PPS_V: "PPS-V",
    InstrumentKind.ZRM: "ZRM",
    InstrumentKind.COA: "COA",
}
ABOUT: dict[InstrumentKind, str] = {
    InstrumentKind.PPS_V: "Neem de uitkomsten over uit het rapport.",
    InstrumentKind.ZRM: "De Zelfredzaamheid-Matrix gaat over de laatste 30 dagen. Criteria: zie uw ZRM-handleiding.",
    InstrumentKind.COA: "Wat het COA heeft overgedragen, of wat u zelf ziet.",
}
TOPIC_NAMES: dict[InstrumentKind, dict[str, str]] = {
    InstrumentKind.PPS_V: {
        "leerbaarheid": "Leerbaarheid",
        "nederlands": "Taalniveau Nederlands",
        "engels": "Taalniveau Engels",
        "zelfredzaamheid": "Zelfredzaamheid",
        "werkzoekgedrag": "Werkzoekgedrag",
        "opleiding": "Opleiding",
        "werkervaring": "Werkervaring",
        "belemmeringen": "Belemmerende factoren",
        "persoonlijkheid": "Persoonlijkheid",
        "competenties": "Competenties",
    },
    InstrumentKind.ZRM: {
        "financien": "Financiën",
        "werk_opleiding": "Werk en opleiding",
        "tijdsbesteding": "Tijdsbesteding",
        "huisvesting": "Huisvesting",
        "huiselijke_relaties": "Huiselijke relaties",
        "geestelijke_gezondheid": "Geestelijke gezondheid",
        "lichamelijke_gezondheid": "Lichamelijke gezondheid",
        "middelengebruik": "Middelengebruik",
        "basale_adl": "Basale ADL",
        "instrumentele_adl": "Instrumentele ADL",
        "sociaal_netwerk": "Sociaal netwerk",
        "maatschappelijke_participatie": "Maatschappelijke participatie",
        "justitie": "Justitie",
    },
    InstrumentKind.COA: {
        "zelfzorg": "Zelfzorg",
        "dagstructuur": "Dagstructuur",
        "sociaal_netwerk": "Sociaal netwerk",
        "persoonlijk_welbevinden": "Persoonlijk welbevinden",
        "externe_contacten": "Externe contacten",
        "toekomstplanning": "Toekomstplanning",
        "opleiding": "Opleiding",
        "werkervaring": "Werkervaring",
        "activiteiten": "Activiteiten in het azc",
    },
}
TOPIC_HELP: dict[tuple[InstrumentKind, str], str] = {
    (InstrumentKind.PPS_V, "belemmeringen"): "Schrijf op wat het betekent voor leren en werken. Geen diagnose.",
}
FIVE_WORDS: dict[InstrumentKind, dict[str, str]] = {
    InstrumentKind.PPS_V: {"1": "laag", "2": "ondergemiddeld", "3": "gemiddeld", "4": "bovengemiddeld", "5": "hoog"},
    InstrumentKind.ZRM: {
        "1": "acute problematiek",
        "2": "niet zelfredzaam",
        "3": "beperkt zelfredzaam",
        "4": "voldoende zelfredzaam",
        "5": "volledig zelfredzaam",
    },
    InstrumentKind.COA: {"1": "gaat nog niet", "2": "", "3": "", "4": "", "5": "gaat goed"},
}
LANGUAGE_WORDS: dict[str, str] = {
    "geen": "geen",
    "onder_a1": "onder A1",
    "a1": "A1",
    "a2": "A2",
    "b1": "B1",
    "b2": "B2 of hoger",
}
REASON: dict[InstrumentKind, str] = {
    InstrumentKind.PPS_V: "Toelichting",
    InstrumentKind.ZRM: "Reden",
    InstrumentKind.COA: "Toelichting",
}

SIGNALS: dict[SignalKind, str] = {
    SignalKind.TAAL: "Startklas: taal",
    SignalKind.LEERBAARHEID: "Startklas: leren",
    SignalKind.MOTIVATIE: "Startklas: motivatie",
    SignalKind.COMPETENTIES: "Startklas: competenties",
    SignalKind.EINDRAPPORT: "Startklas: eindrapport",
    SignalKind.LEERBAARHEIDSTOETS: "Leerbaarheidstoets",
    SignalKind.PPS_V: "PPS-V: leerbaarheid",
    SignalKind.ZRM: "ZRM: gemiddeld",
}
LBT_OUTCOMES: dict[str, str] = {
    "b1_haalbaar": "B1-route haalbaar",
    "b1_niet_haalbaar": "B1-route niet haalbaar",
    "onbekend": "resultaat onbekend",
    "gepland": "gepland",
    "afgenomen": "gemaakt",
    "vrijgesteld": "vrijgesteld",
}
NEVER_ONE_MOMENT = (
    "De leerroute rust nooit op één moment. Kijk naar alle signalen samen, en naar wat deze persoon zelf zegt."
)

PROBLEMS: Overrides = {
    ("values", ProblemCode.MISSING): "Vul minstens één uitkomst in.",
    ProblemCode.TOO_EARLY: "Deze dag ligt voor 1900. Kijk het jaartal na.",
}


def level(kind: InstrumentKind, code: str) -> str:
    """A level in words: "3 (beperkt zelfredzaam)", "onder A1"; "" for none."""
    if code in LANGUAGE_WORDS:
        return LANGUAGE_WORDS[code]
    word = FIVE_WORDS[kind].get(code, "")
    return f"{code} ({word})" if word else code


def outcome(signal: Signal) -> str:
    """What a signal says, in a few words: "3 van 5", "B1-route haalbaar"."""
    if signal.score is not None:
        return f"{number(signal.score)} van 5"
    if signal.kind is SignalKind.LEERBAARHEIDSTOETS:
        return LBT_OUTCOMES.get(signal.outcome, signal.outcome)
    return LEERROUTES[Leerroute(signal.outcome)] if signal.outcome in list(Leerroute) else "geschreven"


def short_outcome(signal: Signal) -> str:
    """The same for beside a point in the picture: "3", "B1 haalbaar"."""
    return number(signal.score) if signal.score is not None else outcome(signal).replace("B1-route ", "B1 ")


def scored(average: Decimal | None, score: int, of: int) -> str:
    """What a result comes down to: "gemiddeld 3,2", or when it is not whole "4 van 13 gescoord"."""
    return f"gemiddeld {number(average)}" if average is not None else f"{score} van {of} gescoord"


def moved(now: str, before: str, words: Mapping[str, str]) -> str:
    """The word for going up or down since last time; "" when one of the two is not known."""
    if not (now and before) or now in LANGUAGE_WORDS or before in LANGUAGE_WORDS:
        return ""
    return words["up"] if now > before else words["down"] if now < before else words["same"]
