"""The status of the approval of a plan by a coördinator. A working agreement of the gemeente, no law."""

from enum import StrEnum

ARTICLE = "Werkafspraak van de gemeente (vier ogen)"


class Approval(StrEnum):
    """The status of the approval of a plan."""

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
    """The status that follows from four facts; `unchanged`: the plan is equal to the plan that was approved."""
    if approved:
        return Approval.GEGEVEN if unchanged else Approval.VERVALLEN
    if requested:
        return Approval.GEVRAAGD
    return Approval.TERUGGESTUURD if sent_back else Approval.NIET_GEVRAAGD
