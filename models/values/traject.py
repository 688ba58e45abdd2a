"""What the rules want to know of a dossier, from its columns."""

from models.dossier import Dossier
from rules.law.facts import TrajectFacts


def traject_facts(dossier: Dossier) -> TrajectFacts:
    """The dates of a dossier as the rules read them."""
    return TrajectFacts(
        doelgroep=dossier.doelgroep,
        birth_date=dossier.birth_date,
        plicht_start=dossier.plicht_start_on,
        kennisgeving=dossier.kennisgeving_on,
        brp=dossier.brp_on,
        housed=dossier.housed_on,
        bijstand_from=dossier.bijstand_from,
        exempt=dossier.exempt_on,
        third_party_asked=dossier.third_party_asked_on,
        third_party_received=dossier.third_party_received_on,
        intake_started=dossier.intake_started_on,
        intake_completed=dossier.intake_completed_on,
        pip_started=dossier.pip_started_on,
        pip_status=dossier.pip_status,
        first_pip=dossier.first_pip_on,
        earlier_pip=dossier.earlier_pip_on,
        next_talk=dossier.next_talk_on,
        pvt_signed=dossier.pvt_signed_on,
        map_talk=dossier.map_talk_on,
        termijn_until=dossier.termijn_until_on,
        regular_permit=dossier.regular_permit,
        ontzorgen_until=dossier.ontzorgen_until_on,
        ontzorgen_stopped=dossier.ontzorgen_stopped_on,
        closed=dossier.closed_on,
    )
