from tests.web.house import TWO_DAYS
from meetings.model import Mode, MeetingKind


def test_x(home, page):
    out = "/tmp/w1/shots/"
    home.enrol("Sanne Åkjær", "Aarhus")
    h = home.convene(mode=Mode.HYBRID, join_url="https://teams.example.dk/l/1")
    s = home.convene(TWO_DAYS, MeetingKind.SEMINAR, Mode.ONSITE, slug="sem")

    def shot(name, path, width, dark=False, forced=False):
        page.emulate(dark=dark, forced_colors=forced)
        page.resize(width, 800)
        page.open(home.url(path))
        page.screenshot(out + name + ".png")
        print(name, page.axe(), page.errors)

    p = home.path("Rikke Møller")
    shot("1-first-320", p, 320)
    shot("1-first-1280", p + "?svar=deltager", 1280)
    shot("2-sub-390", p + "?svar=stedfortraeder", 390)
    shot("2-sub-dark", p + "?svar=stedfortraeder", 390, True)
    page.open(home.url(p + "?svar=stedfortraeder"))
    page.choose("select", "En anden …")
    page.type("#navn", "Ellen")
    page.type("#mail", "ikke en adresse")
    page.screenshot(out + "3-other.png")
    page.click("button")
    page.wait_for(".bad")
    page.screenshot(out + "3-refused.png")
    print(page.focused(), page.axe())
    shot("4-sem-390", home.path("Mette Kjærgaard", s), 390)
    shot("4-hyb-390", home.path("Mette Kjærgaard", h), 390, True)
    for n in ("Rikke Møller", "Frederik Aaby"):
        home.answer(home.path(n, h), svar="lokale")
    shot("5-full-390", home.path("Sanne Åkjær", h), 390)
    print(home.answer(home.path("Sanne Åkjær", h), svar="lokale").main[:8])
    home.answer(
        home.path("Mette Kjærgaard"),
        svar="stedfortraeder",
        stedfortraeder=str(home.person("Jonas Østermark").id),
    )
    shot("6-saved-390", home.path("Mette Kjærgaard") + "?gemt=ja", 390)
    shot("6-saved-1280", home.path("Mette Kjærgaard") + "?gemt=ja", 1280)
    shot("7-subst-390", home.path("Jonas Østermark"), 390)
    shot("8-edit-390", home.path("Mette Kjærgaard"), 390)
    shot("9-forced", home.path("Mette Kjærgaard"), 390, False, True)
    shot("10-altered", p[:-3] + "abc", 390)
def test_y(home, page):
    out="/tmp/w1/shots/"
    def shot(name, path, width, dark=False, forced=False):
        page.emulate(dark=dark, forced_colors=forced)
        page.resize(width, 800); page.open(home.url(path)); page.screenshot(out+name+".png"); print(name, page.axe())
    p=home.path("Rikke Møller")
    shot("11-prompt", p+"?svar=deltager", 320)
    r=home.person("Sanne Åkjær")
    q=home.answer(p, svar="deltager", stedfortraeder=str(r.id)); print("\n".join(q.main[:6]), q.fields)
    page.resize(390,800); page.open(home.url(p+"?svar=stedfortraeder")); page.choose("select","Sanne Åkjær"); page.click(".choice input", which=0); page.click("button"); page.wait_for(".bad"); page.screenshot(out+"12-contra.png")
    m=home.coming
    from tests.web.house import OPERATOR, SPRING
    home.answer(p, svar="deltager")
    home.act(lambda o: o.move(m.id, SPRING, "Formanden er forhindret.", OPERATOR))
    shot("13-moved", p, 390)
    home.clock.move(days=140)
    shot("14-late", p, 390)
    home.answer(p, svar="afbud")
    shot("15-late-saved", p+"?gemt=ja", 390)
    home.act(lambda o: o.cancel(m.id, "Ingen punkter.", OPERATOR))
    shot("16-cancelled", p, 390)
    page.evaluate("document.documentElement.style.fontSize='200%'"); 
    page.resize(320,800); page.open(home.url(home.path("Rikke Møller"))); page.evaluate("document.documentElement.style.fontSize='212%'"); page.screenshot(out+"17-200.png"); print(page.evaluate("[document.documentElement.scrollWidth, innerWidth]"))
