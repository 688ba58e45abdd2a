"""An empty page, in a process that has loaded all that Koers loads."""

from pages import beheer, caseload, dossier, inloggen, intake, pip, profiel, vandaag

LOADED = (beheer, caseload, dossier, inloggen, intake, pip, profiel, vandaag)
