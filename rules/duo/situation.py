"""What DUO's acceptance rules need to know of a person, apart from the message itself."""

from dataclasses import dataclass
from datetime import date

from rules.law.terms import Doelgroep, Leerroute


@dataclass(frozen=True, kw_only=True)
class KnownPip:
    """A PIP that DUO knows; `ours`: of this gemeente. The leerroute of another gemeente's PIP may be unknown (None)."""

    dagtekening: date
    leerroute: Leerroute | None
    ours: bool = True


@dataclass(frozen=True, kw_only=True)
class KnownResult:
    """A result that DUO knows; `ours`: reported by this gemeente."""

    ours: bool = True


@dataclass(frozen=True, kw_only=True)
class School:
    """A school as DUO knows it: its instellingsnummer and its quality marks."""

    number: str = ""
    name: str = ""
    bow: bool = False  # keurmerk Blik op Werk
    tst: bool = False  # recognised for the taalschakeltraject


@dataclass(frozen=True, kw_only=True)
class Situation:
    """One person on the day `on`. Last days are inclusive; what is not known is None."""

    on: date
    doelgroep: Doelgroep
    has_bsn: bool = True
    known_to_duo: bool = True  # DUO sent a kennisgeving
    resident: bool = True  # lives in this gemeente, not in an azc
    coupled: bool = False  # lives in an azc and is coupled to this gemeente
    plicht_start: date | None = None
    vestiging: date | None = None  # registered in the BRP of this gemeente
    pips: tuple[KnownPip, ...] = ()  # that DUO knows, oldest first; without the one that is checked
    termijn_start: date | None = None
    termijn_last_day: date | None = None
    known_map: KnownResult | None = None
    known_pvt: KnownResult | None = None
    map_on: date | None = None
    pvt_on: date | None = None
    z_on: date | None = None  # the end of the Z-route as noted in the dossier
    z_done: date | None = None  # datumAfrondingZroute as DUO knows it, or will know it after the messages that wait
    met_by_z: bool = False  # DUO closed the inburgeringsplicht because the Z-route is done
    course_hours: bool = False  # course hours are registered on the current aanbod
    known_contact: bool = False  # DUO has a contactpersoon for this person
    participation_limit: int | None = None  # urenBelastbaarheidParticipatieactiviteit of a partial ontheffing

    @property
    def current_pip(self) -> KnownPip | None:
        """The PIP that is in force for DUO; None when it knows none."""
        return self.pips[-1] if self.pips else None

    @property
    def leerroute(self) -> Leerroute | None:
        """The leerroute of the PIP that is in force for DUO."""
        return self.current_pip.leerroute if self.current_pip else None

    @property
    def asiel(self) -> bool:
        """Whether this person is an asielstatushouder for DUO (asielmigrant)."""
        return self.doelgroep is Doelgroep.ASIELSTATUSHOUDER
