import sys
def test_snap(server, page, context):
    from tests.browser import people as P
    u=P.a_colleague(server); c=P.a_case(server,u); P.let_in(context,server,u)
    P.open_domain(page,server,c,"kinderen"); P.choice(page,"kinderen_thuis","ja").click()
    page.get_by_role("textbox", name="Naam", exact=True).fill("Selam")
    P.becomes(lambda: P.stored(server,c,"kinderen") is not None, True)
    page.get_by_role("button", name="Nog een kind toevoegen").click()
    page.get_by_role("textbox", name="Naam (kind 2)").fill("Dawit")
    P.becomes(lambda: len(P.stored(server,c,"kinderen")), 2)
    page.get_by_text("2 van").wait_for()
    s=page.locator("body").aria_snapshot(); i=s.find("Hoe heten uw kinderen"); print(s[:900]); print(s[i-200:i+1800])
    page.screenshot(path="/tmp/koers/bt/x.png",full_page=True)
    P.open_domain(page,server,c,"vaardigheden")
    page.get_by_role("button", name="Zorgen voor", exact=False).or_(page.get_by_role("toolbar").get_by_role("button")).first.click()
    P.becomes(lambda: P.stored(server,c,"vaardigheden") is not None, True)
    print(page.get_by_role("toolbar").first.inner_html()[:1500]); print(page.get_by_role("toolbar").first.aria_snapshot())
    s=page.locator("body").aria_snapshot(); i=s.find("Welk werk heeft u gedaan"); print(s[i-200:i+1800])
