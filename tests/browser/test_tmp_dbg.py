from tests.browser.test_intake_trouble import *
from tests.browser.people import changes
def test_dbg(server, page, user):
    yusra = a_colleague(server, name="Yusra Abdi")
    case = a_case(server, user, yusra)
    open_domain(page, server, case, "trots_op")
    frames=[]
    field(page, "trots_op").fill("Van Sanne, lang geleden")
    is_kept(server, case, "trots_op", "Van Sanne, lang geleden")
    import time; t=time.time()
    page.on("websocket", lambda ws: (frames.append(("ws", round(time.time()-t,1))), ws.on("framesent", lambda f: frames.append(("sent", round(time.time()-t,1), (f if isinstance(f,bytes) else f.encode())[:3000])))))
    with power_cut(server):
        answered(server, case, "trots_op", "Van Yusra, nieuwer", by=yusra)
    try: expect(page.get_by_text("Opgeslagen: Van Yusra, nieuwer")).to_be_visible(timeout=15000)
    except AssertionError: print("NOT VISIBLE")
    print(stored(server, case, "trots_op"), changes(server,case,"trots_op"))
    for f in frames: print(f)
    print(field(page,"trots_op").is_enabled(), field(page,"trots_op").input_value())
