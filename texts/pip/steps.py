"""The Dutch name of each next step in a dossier; a test fails when one is missing."""

from collections.abc import Iterable

from rules.law.status import NextStep

NEXT_STEPS: dict[NextStep, str] = {
    NextStep.DATUM_KENNISGEVING_INVULLEN: "Datum kennisgeving invullen",
    NextStep.INTAKE_STARTEN: "Brede intake starten",
    NextStep.INTAKE_AFRONDEN: "Brede intake afronden",
    NextStep.WACHTEN_OP_INFORMATIE: "Wachten op informatie",
    NextStep.PIP_OPSTELLEN: "PIP opstellen",
    NextStep.PIP_VASTSTELLEN: "PIP vaststellen",
    NextStep.WIJZIGING_VASTSTELLEN: "Wijziging van het PIP vaststellen",
    NextStep.VOORTGANGSGESPREK: "Voortgangsgesprek voeren",
    NextStep.VOORTGANGSGESPREK_PLANNEN: "Voortgangsgesprek plannen",
    NextStep.ONTZORGEN_EVALUEREN: "Ontzorgen evalueren",
    NextStep.TERMIJN_AFRONDEN: "Inburgeringstermijn afronden",
    NextStep.GEEN: "Geen",
}


DECISION_STEPS = {"verzenden": "verzenden", "tekenen": "laten tekenen", "duo": "melden aan DUO"}


def decision_steps(steps: Iterable[str]) -> str:
    """What is left after a vaststelling, in one line: "nog verzenden, laten tekenen, melden aan DUO"."""
    return f"nog {', '.join(DECISION_STEPS[each] for each in steps)}"
