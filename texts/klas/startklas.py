"""The words of the startklas: fields of a class, and what can be wrong with what a teacher gives."""

KLAS_FIELDS: dict[str, str] = {
    "name": "Naam van de klas",
    "school": "School of plek",
    "teacher_id": "Docent",
    "starts_on": "Eerste lesdag",
    "weeks": "Aantal weken",
}
OBSERVATIE_WRONG: dict[str, str] = {
    "more_than_planned": "Dit is meer dan het aantal lessen dat er was. Kijk beide getallen na.",
    "fewer_than_attended": "Deze persoon was bij meer lessen dan dit. Kijk beide getallen na.",
    "not_yet": "Deze week is nog niet begonnen.",
    "not_right": "Dit past niet bij de vraag. Vul het opnieuw in.",
}
