"""What a dossier says, as it stands beside DUO's answers."""

from models.dossier import Dossier
from rules.duo.comparison import DossierValues


def ours(dossier: Dossier) -> DossierValues:
    """The dates and codes of a dossier that DUO knows too."""
    return DossierValues(
        doelgroep=dossier.doelgroep,
        plicht_start=dossier.plicht_start_on,
        kennisgeving=dossier.kennisgeving_on,
        first_pip=dossier.first_pip_on,
        current_pip=dossier.current_pip_on,
        leerroute=dossier.leerroute,
        earlier_pip=dossier.earlier_pip_on,
        earlier_leerroute=dossier.earlier_leerroute,
        termijn_until=dossier.termijn_until_on,
    )
