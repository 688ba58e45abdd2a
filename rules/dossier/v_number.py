"""The V-number (vreemdelingennummer) in one form, however it was typed or exported."""

import re
import unicodedata

_EXCEL_FRACTION = re.compile(r"(\d)[.,]0+$")  # a number that Excel kept as 2712000001.0


def v_number_form(typed: str) -> str:
    """The number in digits only: ="2712000001", V2712000001, 271.200.0001 and 2712 000 001 are one number.

    Digits of every script become 0 to 9. A text that is no such number is given back without spaces around it; empty
    when nothing but marks was typed.
    """
    text = _EXCEL_FRACTION.sub(r"\1", unicodedata.normalize("NFKC", typed).strip().removeprefix("=").strip("\"' "))
    bare = "".join(str(unicodedata.digit(each, each)) for each in text if each.isalnum())
    number = bare[1:] if bare[:1] in ("V", "v") else bare
    if number.isdecimal():
        return number.zfill(10) if len(number) == 9 else number  # Excel leaves out the zero in front
    return text.strip() if bare else ""


def is_v_number(form: str) -> bool:
    """Whether a text in the form of `v_number_form` is a number by which somebody can be known."""
    return form.isascii() and form.isdecimal()
