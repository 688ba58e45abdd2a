"""What a dossier says, as it stands beside DUO's answers."""

from models.dossier import Dossier
from models.values.change import first_pip_of
from rules.duo.comparison import DossierValues
from rules.law.deadlines import termijn_from


def ours(dossier: Dossier) -> DossierValues:
    """The dates and codes of a dossier that DUO knows too. The last day is the law's, unless DUO set another."""
    term = termijn_from(first_pip_of(dossier), dossier.termijn_until_on)
    return DossierValues(
        doelgroep=dossier.doelgroep,
        plicht_start=dossier.plicht_start_on,
        kennisgeving=dossier.kennisgeving_on,
        first_pip=dossier.first_pip_on,
        current_pip=dossier.current_pip_on,
        leerroute=dossier.leerroute,
        earlier_pip=dossier.earlier_pip_on,
        earlier_leerroute=dossier.earlier_leerroute,
        termijn_last_day=term.last_day if term else dossier.termijn_until_on,
    )
