"""Help, the rules, politeness and signing out."""

from dialogs.intents import AskHelp, AskWhy, Greet, Intent, SignOut, Thank

SIGN_OUT = (
    SignOut(),
    """
    log/logge (mig) ud/af
    sign/log (me) out/off
    """,
)

WHY = (
    AskWhy(),
    """
    ^ hvorfor
    ^ why
    hvilken/hvilke/hvad_er/hvad_siger regel/regler/reglen/reglerne
    hvor/hvad står_det/siger_kommissoriet/står_der_i_kommissoriet
    what is the rule
    """,
)

HELP = (
    AskHelp(),
    """
    ^ hjælp/help
    hvad kan/gør/laver du
    hvad kan jeg (spørge/skrive/bruge/gøre/få)
    hvordan virker/fungerer/bruger/gør/melder/tilmelder/svarer/afmelder/skriver/skifter/ændrer (jeg/man/du/det/den)
    hvordan kan/skal jeg/man ...
    hvem/hvad er du
    brug for (lidt) hjælp
    kan/vil/må du/i/jeg (lige/få) (lidt) hjælpe/hjælp (mig/os) (med/til/lidt/lige)
    jeg forstår (det) ikke (hvordan)
    what can you do
    what can i (do/ask/say/write)
    how do/does/can/should i/this/it/you ...
    who/what are you
    i/we need (some) help
    can/could you help (me/us)
    """,
)

COMMANDS: tuple[tuple[Intent, str, str], ...] = (
    (AskHelp(), "hjælp, hjælp mig, menu, kommandoer, info", "help, help me, commands"),
    (AskWhy(), "hvorfor, hvorfor ikke", "why, why not"),
    (SignOut(), "log ud, log af, logaf", "sign out, log out, log off"),
    (
        Greet(),
        """hej, hej hej, hejsa, halløj, halløjsa, hallo, goddag, god dag, godmorgen, god morgen, godaften, god aften,
        god eftermiddag, davs, dav, mojn, hej styrmand, hej med dig, hej der, hej igen, hvordan går det""",
        """hello, hi, hey, hi there, hello there, good morning, good afternoon, good evening, hello styrmand, hi styrmand,
        hi again, hello again, how are you""",
    ),
    (
        Thank(),
        """tak, tak tak, mange tak, tusind tak, 1000 tak, takker, tak for det, tak skal du have, super tak, fint tak,
        ok tak, okay tak, tak for hjælpen, mange tak for hjælpen, tak og god dag, selv tak, super, fint, så fint,
        fint nok, fedt, ok, okay, perfekt, godt, dejligt, fantastisk, alt godt, modtaget, noteret, forstået, i orden,
        det er fint, det er godt, det er i orden, det lyder godt, vi ses, farvel, på gensyn""",
        """thanks, thank you, many thanks, thanks a lot, thank you very much, thanks so much, thank you so much, cheers,
        great, perfect, great thanks, ok thanks, got it, sounds good, noted, understood, bye, goodbye, see you""",
    ),
)  # fmt: skip
