"""The aandachtspunten of this intake, and its outcome: startpositie and ontwikkelmogelijkheden."""

from access import Permission
from forms.engine.facts import facts
from forms.engine.schema import Questionnaire
from pages.intake import referrals
from queries.intake.view import IntakeView
from rules.intake.aandachtspunten import aandachtspunten
from texts.intake.ending import evidence
from widgets.frame.visit import Visit
from widgets.intake import attention_points


def points(visit: Visit, view: IntakeView, questionnaire: Questionnaire) -> None:
    """Draw the aandachtspunten from the answers that this user may see, and the outcome of the intake."""
    shown_points = [
        attention_points.Point(each, evidence(questionnaire, view.answers, each))
        for each in aandachtspunten(facts(questionnaire, view.answers), visit.today)
    ]
    refers = visit.may(Permission.EDIT_DOSSIER) and view.head.is_open
    attention_points.points(
        shown_points, view.head.id, (lambda point: referrals.write(visit, view, point)) if refers else None
    )
    attention_points.outcome_of(questionnaire, view.answers)
