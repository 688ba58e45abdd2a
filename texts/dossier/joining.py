"""The words of joining two dossiers of one person: what stands in the way, what is asked, and what is compared."""

from rules.dossier.joining import JoinObstacle, JoinQuestion
from texts.dossier.registration import FIELDS

FACTS: dict[str, str] = {
    **FIELDS,
    "z_done_on": "Eindgesprek Z-route",
    "earlier_pip_on": "Eerste PIP in een andere gemeente",
    "earlier_leerroute": "Leerroute van dat PIP",
    "termijn_until_on": "Laatste dag van de termijn volgens DUO",
}
OBSTACLES: dict[JoinObstacle, str] = {
    JoinObstacle.ONE_DOSSIER: "Dit is hetzelfde dossier. Kies een ander dossier.",
    JoinObstacle.JOINED_ALREADY: "Een van deze dossiers is al samengevoegd. Laad de pagina opnieuw.",
    JoinObstacle.DECIDED_IN_OTHER: (
        "In het dossier dat dichtgaat is een PIP vastgesteld. Een vastgesteld PIP blijft waar het is. Kies dat dossier "
        "als het dossier dat blijft."
    ),
    JoinObstacle.UNSENT_TO_DUO: (
        "In het dossier dat dichtgaat staat een bericht aan DUO klaar. Laat het verzenden, of trek het eerst in bij "
        "PIP, deel DUO."
    ),
    JoinObstacle.KEPT_IS_CLOSED: "Het dossier dat blijft is gesloten. Open het eerst weer, of kies het andere.",
}
QUESTIONS: dict[JoinQuestion, str] = {
    JoinQuestion.TWO_DECIDED: (
        "Er zijn twee vastgestelde PIP's: twee besluiten voor één persoon. Koers voegt die niet samen. Het PIP van het "
        "dossier dat blijft, geldt. Ik trek het andere besluit in, en laat dat de inburgeraar en DUO weten."
    ),
    JoinQuestion.TWO_PLANS: (
        "Allebei hebben ze een PIP. Het PIP van het dossier dat blijft, gaat verder. Het andere, met de gesprekken en "
        "afspraken over de voortgang die erbij horen, blijft te lezen in het gesloten dossier."
    ),
    JoinQuestion.TWO_INTAKES: (
        "Allebei hebben ze een brede intake. De intake van het dossier dat blijft, gaat verder. De andere blijft te "
        "lezen in het gesloten dossier; neem zelf over wat u nodig hebt."
    ),
    JoinQuestion.TWO_ONTZORGEN: (
        "Allebei hebben ze ontzorgen. Dat van het dossier dat blijft, geldt. Het andere blijft in het gesloten dossier."
    ),
    JoinQuestion.TWO_HOUSEHOLDS: (
        "Ze wonen in twee huishoudens met andere dossiers. Het huishouden van het dossier dat blijft, geldt."
    ),
    JoinQuestion.SAME_KLAS: (
        "Allebei zitten ze in dezelfde startklas. De observaties van het dossier dat blijft, gaan verder. De andere "
        "blijven in het gesloten dossier."
    ),
    JoinQuestion.SAME_HOURS: (
        "Allebei hebben ze gevolgde uren van één soort in dezelfde periode. Alle uren komen mee en tellen dan dubbel. "
        "Ik kijk ze daarna na bij Voortgang, deel Uren."
    ),
}
SCREENS: dict[str, str] = {"intake": "Brede intake", "pip": "PIP"}
