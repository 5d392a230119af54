"""The minutes, which are asked for before anything else is."""

from dialogs.intents import AskMinutes, Intent

CLASSES = {
    "REFERATET": "referatet referaterne mødereferatet beslutningsreferatet opsamlingen mødeopsamlingen referatudkastet",
    "REFERAT": "referat mødereferat referater beslutningsreferat opsamling",
}

MINUTES = """
    REFERATET
    findes/er/kommer/laves/får/se/send/sende/vis/skriv/skrive/lav/lave/har/hvor/læse/mangler/savner ... REFERAT
    REFERAT fra/af/til
    det/de/seneste/sidste/nyeste/forrige/foreløbige REFERAT
    ^ REFERAT
    the/our/last/latest/meeting/any/these/those/draft minutes
    minutes of/from/for
    (last/this/the) month's/meeting's/week's/year's minutes
    see/read/get/send/where_are minutes
"""

COMMANDS: tuple[tuple[Intent, str, str], ...] = (
    (
        AskMinutes(),
        """referat, referatet, referater, mødereferat, opsamling, se referat, se referatet, vis referat, vis referatet, hent referat,
        hent referatet, seneste referat, sidste referat""",
        "minutes, the minutes, show minutes, show the minutes, download minutes, download the minutes, last minutes",
    ),
)  # fmt: skip
