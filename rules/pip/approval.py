"""The second pair of eyes: where the approval of a plan stands. A working agreement of the gemeente, no law."""

from enum import StrEnum

ARTICLE = "Werkafspraak van de gemeente (vier ogen)"


class Approval(StrEnum):
    """Where the approval of a plan stands."""

    NIET_GEVRAAGD = "niet_gevraagd"
    GEVRAAGD = "gevraagd"
    GEGEVEN = "gegeven"
    VERVALLEN = "vervallen"  # the plan changed after it was approved
    TERUGGESTUURD = "teruggestuurd"


LACKING: dict[Approval, str] = {
    Approval.NIET_GEVRAAGD: "Vraag een coördinator om akkoord.",
    Approval.GEVRAAGD: "Een coördinator moet nog akkoord geven.",
    Approval.VERVALLEN: "Het plan is na het akkoord gewijzigd. Vraag opnieuw akkoord.",
    Approval.TERUGGESTUURD: "Een coördinator stuurde het plan terug. Pas het aan en vraag opnieuw akkoord.",
}


def approval(*, requested: bool, approved: bool, sent_back: bool, unchanged: bool) -> Approval:
    """The one state that these four facts give; `unchanged`: the plan reads as it did when it was approved."""
    if approved:
        return Approval.GEGEVEN if unchanged else Approval.VERVALLEN
    if requested:
        return Approval.GEVRAAGD
    return Approval.TERUGGESTUURD if sent_back else Approval.NIET_GEVRAAGD
