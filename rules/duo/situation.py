"""What the acceptance rules must know of a person beside the message itself; nothing of tables."""

from dataclasses import dataclass
from datetime import date

from rules.law.terms import Doelgroep, Leerroute


@dataclass(frozen=True, kw_only=True)
class KnownPip:
    """A PIP that DUO knows; `ours`: of this gemeente. Of another gemeente the leerroute may not be known here."""

    dagtekening: date
    leerroute: Leerroute | None
    ours: bool = True


@dataclass(frozen=True, kw_only=True)
class KnownResult:
    """A result that DUO knows; `ours`: told by this gemeente."""

    ours: bool = True


@dataclass(frozen=True, kw_only=True)
class School:
    """A school as DUO knows it: its instellingsnummer, and whether it has a mark."""

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
    resident: bool = True  # lives in this gemeente, not in a place of the COA
    coupled: bool = False  # lives in a place of the COA and is coupled to this gemeente
    plicht_start: date | None = None
    vestiging: date | None = None  # registered in the BRP of this gemeente
    pips: tuple[KnownPip, ...] = ()  # oldest first, without the one that is judged
    termijn_start: date | None = None
    termijn_last_day: date | None = None
    known_map: KnownResult | None = None
    known_pvt: KnownResult | None = None
    map_on: date | None = None
    pvt_on: date | None = None
    z_on: date | None = None  # the end of the Z-route as it is noted here
    z_done: date | None = None  # datumAfrondingZroute as DUO knows it, or will when it is told
    met_by_z: bool = False  # DUO closed the inburgeringsplicht because the Z-route is done
    course_hours: bool = False  # course hours are registered on the current aanbod
    known_contact: bool = False  # DUO has a contactpersoon for this person
    participation_limit: int | None = None  # urenBelastbaarheidParticipatieactiviteit of a partial ontheffing

    @property
    def current_pip(self) -> KnownPip | None:
        """The PIP that holds for DUO."""
        return self.pips[-1] if self.pips else None

    @property
    def leerroute(self) -> Leerroute | None:
        """The leerroute of the PIP that holds."""
        return self.current_pip.leerroute if self.current_pip else None

    @property
    def asiel(self) -> bool:
        """Whether DUO takes this person for an asielstatushouder (asielmigrant)."""
        return self.doelgroep is Doelgroep.ASIELSTATUSHOUDER
