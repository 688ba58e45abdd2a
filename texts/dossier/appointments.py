"""What stands in a calendar, in words; a test fails when a kind has none."""

from forms.voortgang.progress import VoortgangKind
from rules.law.deadlines import DeadlineCode
from texts.wording.timeline import MILESTONES

KINDS: dict[str, str] = {
    **{each.value: MILESTONES[each] for each in DeadlineCode},
    "gesprek": "Gesprek voor de brede intake",
    "examen": "Examen",
    "ontzorgen_check": "Ontzorgen: kijken of iemand het zelf kan",
    VoortgangKind.VOORTGANG: "Voortgangsgesprek",
    VoortgangKind.EVALUATIE: "Evaluatie",
    VoortgangKind.PIP_TEAM: "Overleg van het PIP-team",
    VoortgangKind.MAP_EINDGESPREK: "Eindgesprek MAP",
    VoortgangKind.Z_EINDGESPREK: "Eindgesprek Z-route",
    VoortgangKind.SIGNAAL: "Gesprek na een signaal",
}
EXAM_PARTS = {"LE": "lezen", "LU": "luisteren", "SC": "schrijven", "SP": "spreken", "KNM": "KNM"}


def title(kind: str, detail: str = "") -> str:
    """What it is: "Examen lezen"."""
    return f"{KINDS.get(kind, 'Afspraak')} {EXAM_PARTS.get(detail, detail)}".strip()
