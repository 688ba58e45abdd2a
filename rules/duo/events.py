"""What DUO's notifications mean, what a person then does, and which dates follow from them at once.

A notification says only that something happened: what it was is asked of DUO afterwards (`asks`), and what may be taken
over without asking is in `proposals`. Nothing here changes a dossier. Codes: DUO's published list of June 2026.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from types import MappingProxyType

from rules.duo.kinds import BerichtKind
from rules.law.terms import Doelgroep
from rules.law.wording import day, figure_in_words, with_figures

PLICHT, DOELGROEP, TERMIJN = BerichtKind.VRAAG_PLICHT, BerichtKind.VRAAG_DOELGROEP, BerichtKind.VRAAG_TERMIJN
PIP, LBT, EXAMENS, POGINGEN = (
    BerichtKind.VRAAG_PIP,
    BerichtKind.VRAAG_LBT,
    BerichtKind.VRAAG_EXAMENS,
    BerichtKind.VRAAG_POGINGEN,
)
ONTHEFFING, VRIJSTELLING = BerichtKind.VRAAG_ONTHEFFING, BerichtKind.VRAAG_VRIJSTELLING


@dataclass(frozen=True, kw_only=True)
class Gebeurtenis:
    """One kind of notification. `soon`: it starts or ends a term, a right or the plicht, so it is shown first.

    In the sentences `{name}` stands for a figure of the law; `gebeurtenis` fills it in.
    """

    means: str
    todo: str
    asks: tuple[BerichtKind, ...] = ()
    soon: bool = False
    consequences: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """A value for a field of the dossier that follows from a notification; a person takes it over or not."""

    field: str
    value: str  # a date as YYYY-MM-DD, or a code
    why: str


TO_GEZIN = (
    "De gemeente doet geen inburgeringsaanbod meer: deze persoon kiest en betaalt de cursus zelf en kan bij DUO lenen.",
    "In de Z-route vervallen de {zroute_participatieuren} participatie; de {zroute_cursusuren} cursus blijven.",
    "Het recht op ontzorgen en op maatschappelijke begeleiding vervalt. Kijk wat er nog loopt.",
    "Het plan noemt de intensiteit van de leerroute niet meer, en de geschatte uren gaan niet meer naar DUO.",
    "Examens zijn niet meer de eerste {examen_gratis_pogingen} gratis, en DUO kan een boete geven.",
)
TO_ASIEL = (
    "De gemeente doet een inburgeringsaanbod en meldt dat bij DUO.",
    "In de Z-route gelden ook {zroute_participatieuren} participatie, naast de {zroute_cursusuren} cursus.",
    "Deze persoon heeft recht op maatschappelijke begeleiding, en met bijstand op {ontzorgen} ontzorgen.",
    "Het plan noemt de intensiteit van de leerroute.",
    "Elk examen is de eerste {examen_gratis_pogingen} gratis. DUO geeft geen boete.",
)
_MELD = "Kijk in Portaal Inburgering wat DUO heeft besloten en pas het plan aan als dat nodig is."
_CONTRACT = "Vergelijk het contract van de school met het plan en bespreek het verschil met school en inburgeraar."

GEBEURTENISSEN: Mapping[str, Gebeurtenis] = MappingProxyType(
    {
        # new
        "SS101": Gebeurtenis(
            means="Deze persoon is inburgeringsplichtig.",
            todo="Controleer de datums en begin met de brede intake.",
            asks=(PLICHT, DOELGROEP),
            soon=True,
        ),
        "SS128": Gebeurtenis(
            means="Deze persoon is inburgeringsplichtig en bereikt binnen {duo_aow_melden} de AOW-leeftijd.",
            todo="De plicht eindigt bij de AOW-leeftijd. Bespreek eerst wat in die tijd nog zin heeft.",
            asks=(PLICHT, DOELGROEP),
            soon=True,
        ),
        "SS139": Gebeurtenis(
            means="De termijn van {vaststellen_pip} voor het PIP is begonnen.",
            todo="Neem de datum over, zodat Koers de {vaststellen_pip} kan bewaken.",
            asks=(PLICHT,),
            soon=True,
        ),
        "SS129": Gebeurtenis(
            means="De tijdelijke vrijstelling is ingetrokken. Er is nog geen leerroute.",
            todo="De plicht geldt weer. Begin met de brede intake en het plan.",
            asks=(PLICHT,),
            soon=True,
        ),
        # moved
        "SS120": Gebeurtenis(
            means="Deze persoon is in uw gemeente komen wonen en heeft nog geen PIP.",
            todo="Neem de regie over: vraag de vorige gemeente om een warme overdracht en begin met de brede intake.",
            asks=(PLICHT, DOELGROEP),
            soon=True,
        ),
        "SS121": Gebeurtenis(
            means="Deze persoon is in uw gemeente komen wonen, met een PIP van de vorige gemeente.",
            todo="Maak een eigen PIP met als reden verhuizing. De leerroute blijft en de termijn loopt door.",
            asks=(PIP, TERMIJN, PLICHT),
            soon=True,
            consequences=(
                "De leerroute van het vorige PIP geldt ook hier; veranderen kan alleen volgens de gewone regels.",
                "Begeleiding, PVT, MAP en voorschoolse educatie kunt u opnieuw afspreken.",
                "Vraag de vorige gemeente welke uren, gesprekken en examens al zijn geweest.",
            ),
        ),
        # doelgroep
        "SS124": Gebeurtenis(
            means="De doelgroep is veranderd: van asielstatushouder naar gezinsmigrant of overige migrant.",
            todo="Controleer de doelgroep en pas het plan aan.",
            asks=(DOELGROEP,),
            soon=True,
            consequences=TO_GEZIN,
        ),
        "SS125": Gebeurtenis(
            means="De doelgroep is veranderd: van gezinsmigrant of overige migrant naar asielstatushouder.",
            todo="Controleer de doelgroep en pas het plan aan.",
            asks=(DOELGROEP,),
            soon=True,
            consequences=TO_ASIEL,
        ),
        # suspended or ended
        "SS109": Gebeurtenis(
            means="Deze persoon heeft een tijdelijke vrijstelling.",
            todo="Spreek af wat tijdens de vrijstelling doorgaat. Het dossier blijft open.",
            asks=(PLICHT, VRIJSTELLING),
            soon=True,
        ),
        "SS110": Gebeurtenis(
            means="De inburgeringsplicht is ingetrokken.",
            todo="Vraag na waarom en sluit het dossier als de plicht voorbij is.",
            asks=(PLICHT,),
            soon=True,
        ),
        "SS111": Gebeurtenis(
            means="Deze persoon is overleden.",
            todo="Zeg afspraken af, kijk of er familie is die hulp nodig heeft en sluit het dossier.",
            soon=True,
        ),
        # met
        "SS106": Gebeurtenis(
            means="Deze persoon heeft het inburgeringsdiploma.",
            todo="Feliciteer deze persoon, rond af en sluit het dossier.",
            asks=(PLICHT, EXAMENS),
        ),
        "SS107": Gebeurtenis(
            means="Deze persoon is helemaal vrijgesteld.",
            todo="Bespreek wat nog wenselijk is en sluit het dossier.",
            asks=(PLICHT, VRIJSTELLING),
        ),
        "SS108": Gebeurtenis(
            means="Deze persoon is helemaal ontheven.",
            todo="Bespreek wat nog wenselijk is en sluit het dossier.",
            asks=(PLICHT, ONTHEFFING),
        ),
        # leerroute and termijn
        "SS137": Gebeurtenis(
            means="Deze persoon is ingeschreven voor de leerbaarheidstoets.",
            todo="Noteer in de brede intake wanneer de toets is.",
            asks=(BerichtKind.VRAAG_EXAMENNUMMER,),
        ),
        "SS131": Gebeurtenis(
            means="De uitslag van de leerbaarheidstoets is bekend.",
            todo="Neem de uitslag over in de brede intake en weeg hem mee bij de leerroute.",
            asks=(LBT,),
        ),
        "SS102": Gebeurtenis(
            means="De inburgeringstermijn is begonnen.",
            todo="Vergelijk het begin en het einde met wat Koers heeft berekend.",
            asks=(TERMIJN,),
        ),
        "SS103": Gebeurtenis(
            means="DUO heeft de inburgeringstermijn verlengd.",
            todo="Neem de nieuwe laatste dag over en bespreek wat dat voor het plan betekent.",
            asks=(TERMIJN,),
            soon=True,
        ),
        "SS104": Gebeurtenis(
            means="DUO heeft de inburgeringstermijn op verzoek verlengd.",
            todo="Neem de nieuwe laatste dag over en bespreek wat dat voor het plan betekent.",
            asks=(TERMIJN,),
            soon=True,
        ),
        "SS130": Gebeurtenis(
            means="De vrijstelling is ingetrokken. Het PIP is al bekend.",
            todo="De plicht geldt weer. Kijk of het plan nog past.",
            asks=(PLICHT, TERMIJN),
            soon=True,
        ),
        # requests
        "SS113": Gebeurtenis(means="Een verzoek van deze persoon aan DUO is afgewezen.", todo=_MELD),
        "SS114": Gebeurtenis(means="Een verzoek van deze persoon aan DUO is afgewezen.", todo=_MELD),
        "SS115": Gebeurtenis(means="Een verzoek van deze persoon aan DUO is afgewezen.", todo=_MELD),
        "SS116": Gebeurtenis(means="Een verzoek van deze persoon aan DUO is afgewezen.", todo=_MELD),
        "SS118": Gebeurtenis(means="Een verzoek van deze persoon aan DUO is afgewezen.", todo=_MELD),
        "SS117": Gebeurtenis(
            means="Deze persoon heeft een gedeeltelijke vrijstelling.",
            todo="Kijk voor welk onderdeel, en pas het plan aan als dat nodig is.",
            asks=(VRIJSTELLING,),
        ),
        "SS119": Gebeurtenis(
            means="Deze persoon heeft een gedeeltelijke ontheffing.",
            todo="Kijk voor welk onderdeel of hoeveel uur participatie, en pas het plan aan als dat nodig is.",
            asks=(ONTHEFFING,),
        ),
        "SS199": Gebeurtenis(
            means="De uitslag van een examen is bekend.",
            todo="Neem de uitslag over bij Voortgang en bespreek wat de volgende stap is.",
            asks=(EXAMENS, POGINGEN),
        ),
        # announced by DUO, not sent yet
        "SS112": Gebeurtenis(
            means="Deze persoon heeft om verlenging van de inburgeringstermijn gevraagd.",
            todo="Help zo nodig met wat DUO daarvoor wil weten.",
        ),
        "SS122": Gebeurtenis(
            means="Deze persoon is uit uw gemeente verhuisd.",
            todo="Maak uw meldingen aan DUO compleet, draag warm over aan de nieuwe gemeente en sluit het dossier.",
            soon=True,
        ),
        "SS123": Gebeurtenis(
            means="Deze persoon is uit Nederland vertrokken.",
            todo="Ga na of dat klopt en sluit het dossier als het voorgoed is.",
            asks=(PLICHT,),
            soon=True,
        ),
        "SS126": Gebeurtenis(
            means="De {vaststellen_pip} zijn voorbij en DUO kent nog geen leerroute.",
            todo="Stel het PIP vast en stuur het naar DUO. Is het al vastgesteld, kijk dan of DUO het heeft gekregen.",
            asks=(PIP,),
            soon=True,
        ),
        "SS127": Gebeurtenis(
            means="DUO kent nog geen inburgeringsaanbod.",
            todo="Regel het aanbod bij een school en meld het aan DUO.",
        ),
        "SS132": Gebeurtenis(means="Het contract met de school wijkt af van het plan.", todo=_CONTRACT),
        "SS133": Gebeurtenis(means="Het contract met de school wijkt af van het plan.", todo=_CONTRACT),
        "SS134": Gebeurtenis(means="Het contract met de school wijkt af van het plan.", todo=_CONTRACT),
        "SS135": Gebeurtenis(means="Het contract met de school wijkt af van het plan.", todo=_CONTRACT),
        "SS136": Gebeurtenis(means="Het contract met de school wijkt af van het plan.", todo=_CONTRACT),
        "SS140": Gebeurtenis(
            means="DUO vraagt advies over een ontheffing om bijzondere individuele omstandigheden.",
            todo="Schrijf het advies en stuur het naar DUO.",
            soon=True,
        ),
        "SS141": Gebeurtenis(
            means="Deze persoon heeft aan de Z-route voldaan.",
            todo="Rond af en sluit het dossier.",
            asks=(PLICHT,),
        ),
        "SS142": Gebeurtenis(
            means="De opleiding van deze persoon is gestopt.",
            todo="Bespreek wat er is gebeurd en hoe het verder gaat.",
            soon=True,
        ),
    }
)
UNKNOWN = Gebeurtenis(
    means="DUO meldt iets dat Koers nog niet kent.",
    todo="Kijk in Portaal Inburgering wat er is gebeurd.",
    soon=True,
)


def asks(code: str) -> tuple[BerichtKind, ...]:
    """What is asked of DUO after a notification of this code."""
    return GEBEURTENISSEN.get(code, UNKNOWN).asks


def gebeurtenis(code: str, on: date) -> Gebeurtenis:
    """What a code means, with the figures of the law as they hold on the day `on`.

    A code that DUO made later is no fault: it gives `UNKNOWN`, and is shown as such.
    """
    event = GEBEURTENISSEN.get(code, UNKNOWN)
    return replace(
        event,
        means=with_figures(event.means, on),
        todo=with_figures(event.todo, on),
        consequences=tuple(with_figures(each, on) for each in event.consequences),
    )


def proposals(
    code: str, registered: date, *, kennisgeving: date | None, brp: date | None, doelgroep: Doelgroep
) -> tuple[Proposal, ...]:
    """The values that follow from a notification itself, without asking DUO; `registered` is its day.

    Empty when nothing follows, or when the dossier has the value already.
    """
    if code == "SS139":
        return (*_kennisgeving(registered, kennisgeving), *_brp(registered, brp))
    if code == "SS124" and doelgroep is Doelgroep.ASIELSTATUSHOUDER:
        why = "DUO maakt geen verschil tussen deze twee. Kies wat bij deze persoon past."
        return tuple(
            Proposal(field="doelgroep", value=each.value, why=why)
            for each in (Doelgroep.GEZINSMIGRANT, Doelgroep.OVERIGE_MIGRANT)
        )
    if code == "SS125" and doelgroep is not Doelgroep.ASIELSTATUSHOUDER:
        return (Proposal(field="doelgroep", value=Doelgroep.ASIELSTATUSHOUDER.value, why="DUO meldt deze doelgroep."),)
    return ()


def _brp(registered: date, brp: date | None) -> tuple[Proposal, ...]:
    """The latest day of registration in the BRP with which the term can have started."""
    if brp is not None:
        return ()
    why = (
        f"DUO meldde op {day(registered)} dat de {figure_in_words('vaststellen_pip', registered)} zijn begonnen. Die "
        "beginnen niet voor de inschrijving in de BRP (Besluit art. 5.3). Kijk de datum na in de BRP."
    )
    return (Proposal(field="brp_on", value=registered.isoformat(), why=why),)


def _kennisgeving(registered: date, kennisgeving: date | None) -> tuple[Proposal, ...]:
    if kennisgeving is None:
        weeks = figure_in_words("vaststellen_pip", registered)
        why = (
            f"DUO meldde op {day(registered)} dat de {weeks} zijn begonnen. Die beginnen op de dag na de "
            "kennisgeving (Besluit art. 5.3). Kijk de datum na in de kennisgeving."
        )
        # The latest day it can have been: with a later one the clock would run a day too long.
        return (Proposal(field="kennisgeving_on", value=(registered - timedelta(days=1)).isoformat(), why=why),)
    return ()
