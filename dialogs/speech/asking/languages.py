"""Danish or English."""

from dialogs.intents import ChooseLanguage, Intent
from meetings.model import Language

CLASSES = {
    "LANGUAGE": "dansk danish da engelsk english en",
    "CAN": "can could do would",
    "YOU": "you we",
}

LANGUAGES = {
    **dict.fromkeys(("dansk", "danish", "da"), Language.DA),
    **dict.fromkeys(("engelsk", "english", "en"), Language.EN),
}

NAME_LANGUAGE = """
    sprog/sproget/language (,) LANGUAGE
    LANGUAGE
"""

# Of the whole message: "in English" may end another sentence.
LANGUAGE_ALONE = """
    (PLEASE) på/in LANGUAGE (PLEASE)
    LANGUAGE PLEASE
"""

WISH_LANGUAGE = """
    sprog/sproget/language til/to LANGUAGE
    (KAN DU) (skift/skifte/switch/change/slå_over/gå_over/slå) (sprog/language) (til/to) LANGUAGE (PLEASE)
    (KAN DU) skriv/skrive/svar/svare/tal/tale/snak/snakke/forstå (PLEASE) (på) LANGUAGE (PLEASE)
    (CAN YOU) speak/write/answer/switch/talk/reply/change (PLEASE) (to/in/language_to) LANGUAGE (PLEASE)
    jeg taler/forstår/foretrækker (kun) LANGUAGE
    i (only) speak/prefer/understand (only) LANGUAGE
    jeg vil gerne have det på LANGUAGE
"""

COMMANDS: tuple[tuple[Intent, str, str], ...] = (
    (ChooseLanguage(), "sprog, skift sprog", "language, change language"),
)  # fmt: skip
