"""The fixed texts of the beschikking. A version keeps the texts with which it was frozen (`PipDocument.texts`).

Other wording is a new entry in `EDITIONS` under its month, and that month in `rules.pip.document.EDITION`; an entry
that was used in a decision is never edited. Articles by the domain papers; the bezwaarclausule rests on Awb art. 6:4,
6:5, 6:7, 6:8, 6:16 and 8:81.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from rules.law.terms import Doelgroep, Leerroute, Wijziging

FIRST = "2026-11"
_ASIEL, _GEZIN, _OVERIG = Doelgroep.ASIELSTATUSHOUDER, Doelgroep.GEZINSMIGRANT, Doelgroep.OVERIGE_MIGRANT
_OWN_SCHOOL = (
    "U kiest zelf een school en u betaalt de lessen zelf. Uw regievoerder helpt u met kiezen. "
    "Misschien kunt u geld lenen bij DUO. Een lening betaalt u later terug."
)
_OWN_FAULT = (
    "Werkt u door uw eigen schuld niet mee aan dit plan? Dan kan het college u een boete geven (Wet inburgering 2021, "
    "artikel 23). Voldoet u door uw eigen schuld niet op tijd aan de inburgeringsplicht? Dan kan DUO u een boete geven."
)


@dataclass(frozen=True, kw_only=True)
class BeschikkingTexts:
    """All fixed sentences of one edition; words between braces are filled in by `exports.pip.beschikking_pdf`."""

    subject: str = "Vaststelling van uw persoonlijk plan inburgering en participatie (PIP)"
    subjects: Mapping[Wijziging, str] = field(
        default_factory=lambda: MappingProxyType(
            {
                Wijziging.INHOUD: "Wijziging van uw persoonlijk plan inburgering en participatie (PIP)",
                Wijziging.AFSCHALEN: "Wijziging van uw PIP: examens op niveau A2",
                Wijziging.SCHAKELEN: "Wijziging van uw PIP: een andere leerroute",
                Wijziging.VERHUIZING: "Vaststelling van uw PIP na uw verhuizing naar {gemeente}",
            }
        )
    )
    ground: str = "Wet inburgering 2021, artikelen 14 en 15; Besluit inburgering 2021, artikel 5.3"
    grounds: Mapping[Wijziging, str] = field(
        default_factory=lambda: MappingProxyType(
            {
                Wijziging.INHOUD: "Wet inburgering 2021, artikelen 14, 15 en 17; Besluit inburgering 2021, artikel 5.3",
                Wijziging.AFSCHALEN: "Wet inburgering 2021, artikelen 15 en 17, derde lid; "
                "Besluit inburgering 2021, artikelen 5.3 en 5.5",
                Wijziging.SCHAKELEN: "Wet inburgering 2021, artikelen 14, 15 en 17; "
                "Besluit inburgering 2021, artikel 5.3",
                Wijziging.VERHUIZING: "Wet inburgering 2021, artikelen 14 en 15; Besluit inburgering 2021, artikel 5.3",
            }
        )
    )
    decision: str = (
        "Het college van burgemeester en wethouders van {gemeente} stelt hierbij uw PIP vast. In het PIP staat hoe u "
        "gaat inburgeren en meedoen."
    )
    decisions: Mapping[Wijziging, str] = field(
        default_factory=lambda: MappingProxyType(
            {
                Wijziging.INHOUD: "Het college van burgemeester en wethouders van {gemeente} wijzigt hierbij uw PIP.",
                Wijziging.AFSCHALEN: "Het college van burgemeester en wethouders van {gemeente} wijzigt hierbij uw "
                "PIP. U mag {a2} doen op niveau A2.",
                Wijziging.SCHAKELEN: "Het college van burgemeester en wethouders van {gemeente} wijzigt hierbij uw "
                "PIP. U gaat verder met de {leerroute}.",
                Wijziging.VERHUIZING: "U woont nu in {gemeente}. Daarom stelt het college van burgemeester en "
                "wethouders van {gemeente} hierbij een nieuw PIP vast. Uw leerroute blijft hetzelfde.",
            }
        )
    )
    replaces: str = "Dit besluit komt in de plaats van het besluit van {before}."
    routes: Mapping[Leerroute, str] = field(
        default_factory=lambda: MappingProxyType(
            {
                Leerroute.B1: "In de B1-route leert u Nederlands en doet u vier taalexamens: lezen, luisteren, "
                "schrijven en spreken.",
                Leerroute.ONDERWIJS: "In de onderwijsroute volgt u een taalschakeltraject van ongeveer {onderwijs} "
                "uur. U leert Nederlands en andere vakken die u nodig heeft voor een opleiding.",
                Leerroute.Z: "In de Z-route volgt u {les} uur les in Nederlands en in kennis van Nederland (KNM). "
                "U hoeft geen taalexamen te doen. Aan het einde heeft u een eindgesprek met de gemeente.",
            }
        )
    )
    z_participation: str = (
        "U doet ook {meedoen} uur mee in de samenleving, bijvoorbeeld met werk of vrijwilligerswerk (Besluit "
        "inburgering 2021, artikel 3.14)."
    )
    lessons: Mapping[Doelgroep, str] = field(
        default_factory=lambda: MappingProxyType(
            {_ASIEL: "De gemeente regelt en betaalt uw lessen.", _GEZIN: _OWN_SCHOOL, _OVERIG: _OWN_SCHOOL}
        )
    )
    why: str = (
        "Het college nam dit besluit na de brede intake (Wet inburgering 2021, artikel 14). Daarin keken we met u naar "
        "uw situatie, naar wat u kunt en naar wat u wilt. We keken naar alle drie de leerroutes."
    )
    weighed: str = "Alles bij elkaar past de {leerroute} nu het beste bij u."
    pvt: str = (
        "Het participatieverklaringstraject duurt ten minste {pvt} uur. U leert over de waarden van Nederland. Aan het "
        "einde tekent u de participatieverklaring (Besluit inburgering 2021, artikel 3.1)."
    )
    map: str = (
        "De Module Arbeidsmarkt en Participatie heeft ten minste {map} uur praktijk. Aan het einde heeft u een "
        "eindgesprek met de gemeente (Wet inburgering 2021, artikel 8)."
    )
    no_map: str = "Bij de onderwijsroute hoeft u de Module Arbeidsmarkt en Participatie (MAP) niet te doen."
    knm: Mapping[Leerroute, str] = field(
        default_factory=lambda: MappingProxyType(
            {
                Leerroute.B1: "U doet het examen Kennis van de Nederlandse Maatschappij (KNM).",
                Leerroute.ONDERWIJS: "U doet het examen Kennis van de Nederlandse Maatschappij (KNM).",
                Leerroute.Z: "U krijgt les in Kennis van de Nederlandse Maatschappij (KNM). Deze uren horen bij de "
                "{les} uur les van de Z-route.",
            }
        )
    )
    ontzorgen: str = (
        "De gemeente betaalt een tijd lang vaste lasten voor u uit uw bijstand (Participatiewet, art. 56a)."
    )
    talks: str = "Met uw regievoerder praat u over hoe het gaat. Past het plan niet meer? Dan passen we het aan."
    trouble: str = (
        "Lukt een afspraak niet? Bel of mail uw regievoerder zo snel mogelijk. Dan zoeken we samen naar een oplossing."
    )
    consequences: Mapping[Doelgroep, str] = field(
        default_factory=lambda: MappingProxyType({_ASIEL: "", _GEZIN: _OWN_FAULT, _OVERIG: _OWN_FAULT})
    )
    termijn: str = (
        "Binnen deze termijn moet u aan de inburgeringsplicht voldoen. De termijn begint op de dag na de dagtekening "
        "van uw eerste plan (Wet inburgering 2021, artikel 11). DUO regelt de examens en beslist over verlenging."
    )
    termijn_stays: str = "De termijn verandert niet door dit besluit."
    participatiewet: str = "Een besluit over uw bijstand krijgt u apart."
    objection: str = (
        "Bent u het niet eens met dit besluit? Praat er dan eerst over met uw regievoerder. U kunt ook bezwaar maken. "
        "Stuur binnen {bezwaar} een brief aan het college van burgemeester en wethouders van {gemeente}{adres}. De "
        "{bezwaar} beginnen op de dag nadat dit besluit aan u is gestuurd of gegeven. Zet in de brief uw naam en "
        "adres, de datum, het kenmerk van dit besluit en waarom u het niet eens bent. Zet er ook uw handtekening "
        "onder. Iemand anders mag u helpen."
    )
    meanwhile: str = (
        "Dit besluit geldt ook als u bezwaar maakt. Kunt u niet op het antwoord wachten? Vraag dan de rechtbank om een "
        "voorlopige voorziening. Dat kan alleen als u ook bezwaar heeft gemaakt."
    )
    signed: str = "Namens het college van burgemeester en wethouders van {gemeente}"
    enclosed: str = "Bij dit besluit horen uw ontwikkelplan, met al uw doelen en afspraken, en een samenvatting."


_ELECTRONIC = (
    " U kunt het bezwaar ook elektronisch indienen. Hoe dat gaat, staat op de website van de gemeente. Dan hoeft u "
    "geen brief te sturen."
)
EDITIONS: Mapping[str, BeschikkingTexts] = MappingProxyType(
    {
        FIRST: BeschikkingTexts(),
        # Wet modernisering elektronisch bestuurlijk verkeer: one may object by an electronic way too (Awb afd. 2.3).
        "2026-12": BeschikkingTexts(objection=BeschikkingTexts.objection + _ELECTRONIC),
    }
)


def fixed(edition: str) -> BeschikkingTexts:
    """The texts of an edition; the first for a decision from before editions were kept. KeyError for any other."""
    return EDITIONS[edition or FIRST]
