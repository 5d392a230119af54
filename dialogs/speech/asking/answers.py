"""One's own answer: given in a word, or asked after."""

from dialogs.intents import AskStatus, Attend, Correct, Decline, Intent, SendSubstitute

STATUS = (
    AskStatus(),
    """
    har jeg ... SVARET/tilmeldt_mig/meldt_mig
    har vi ... tilmeldt_os/meldt_os
    har i/du fået/modtaget/registreret/set mit svar/afbud/min_tilmelding/min_besked
    har du/i ... (fra) mig
    er jeg/vi (ikke) ... tilmeldt/meldt/registreret/noteret/skrevet/med_på_listen/på_listen
    ^ er jeg/vi (ikke) (med) på
    står jeg/vi ... (som/til/på)
    er min/mit/mine svar/tilmelding/afbud/afmelding ... (gået) igennem/registreret/modtaget/noteret/kommet_frem/kommet_ind
    hvad har jeg/vi (sagt/svaret/meldt/skrevet)
    hvad svarede/sagde/meldte jeg
    hvad er min/mit/mine status/svar/tilmelding
    (hvordan/hvad) ... min status
    se/vis/vise (min/mit/mine) status/svar/tilmelding/tilmeldinger
    ^ mit/mine/min svar/tilmelding/tilmeldinger/afbud
    mit/mine svar
    jeg har (allerede/da/jo/lige) svaret/meldt_tilbage/meldt_afbud/tilmeldt_mig/meldt_mig_til
    jeg er (allerede/da/jo) tilmeldt
    hvad mangler jeg
    mangler jeg (at)
    hvornår skal jeg/vi (senest) svare/tilmelde/melde
    svarfrist/svarfristen/tilmeldingsfrist/tilmeldingsfristen/frist/fristen/frister/deadline/deadlines
    status på/for min/mit/mine/mig/det_hele/alt
    have/did i (already) ANSWERED
    ^ do i (need/have) (to) ANSWERED
    am i ... ANSWERED/coming/on_the_list
    what did i (say/answer/reply)
    what is my status/answer/reply
    my status/answer/reply/registration
    show (me) (my) status
    have you got/received my answer/reply
    i have (already) ANSWERED
    """,
)

ANY_STATUS = (AskStatus(), "^ ... status")

COMMANDS: tuple[tuple[Intent, str, str], ...] = (
    (Attend(), "tilmeld", "attend"),
    (Decline(), "afbud", "decline"),
    (SendSubstitute(), "stedfortræder, suppleant", "substitute, deputy"),
    (
        AskStatus(),
        "status, min status, mit svar, mine svar, ret mit svar, ændr mit svar",
        "my status, my answer, change my answer",
    ),
    (Correct(), "fortryd, fortryd svar, fortryd mit svar, annuller", "undo"),
)  # fmt: skip
