"""Fields that a run takes away and draws anew while somebody types in them: nothing that was typed goes with them."""

from pathlib import Path

from playwright.sync_api import Page, expect

SCRIPT = Path(__file__).parents[2] / "doors" / "static" / "koers.js"
FIELDS = """
<div class="st-key-hours"><input type="text" aria-label="Uren"></div>
<div class="st-key-start"><input type="text" aria-label="Vanaf"></div>
"""
DRAW_ANEW = """() => {
    window.left = [];
    for (const old of document.querySelectorAll("input")) {
        const anew = old.cloneNode();
        const place = old.parentElement;
        anew.value = "";
        place.replaceChildren();
        setTimeout(() => place.append(anew));
        anew.addEventListener("focusout", () => window.left.push(anew.ariaLabel));
    }
}"""
TYPE_IN_BOTH = """() => {
    for (const [name, text] of [["Uren", "7,5"], ["Vanaf", "01-12-2026"]]) {
        const field = document.querySelector(`[aria-label="${name}"]`);
        field.value = text;
        field.dispatchEvent(new Event("input", { bubbles: true }));
    }
    document.querySelector('[aria-label="Vanaf"]').focus();
}"""


def test_each_field_that_was_typed_in_and_not_left_is_filled_again(page: Page) -> None:
    page.set_content(f"<html><body>{FIELDS}</body></html>")
    page.add_script_tag(path=SCRIPT)

    page.evaluate(TYPE_IN_BOTH)
    page.evaluate(DRAW_ANEW)

    expect(page.get_by_role("textbox", name="Uren")).to_have_value("7,5")
    expect(page.get_by_role("textbox", name="Vanaf")).to_have_value("01-12-2026")
    expect(page.get_by_role("textbox", name="Vanaf")).to_be_focused()
    assert "Uren" in page.evaluate("window.left")  # where the focus does not return, the text is sent at once


def test_a_field_that_was_left_is_not_filled_again(page: Page) -> None:
    page.set_content(f"<html><body>{FIELDS}</body></html>")
    page.add_script_tag(path=SCRIPT)
    hours = page.get_by_role("textbox", name="Uren")

    hours.fill("7,5")
    page.get_by_role("textbox", name="Vanaf").fill("01-12-2026")
    page.evaluate(DRAW_ANEW)

    expect(page.get_by_role("textbox", name="Vanaf")).to_have_value("01-12-2026")
    expect(hours).to_have_value("")
