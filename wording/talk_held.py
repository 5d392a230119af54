"""Words about what may have been sent before the database was put back from a backup."""

from datetime import datetime

from meetings.notices import Kind
from wording.talk_secretariat import Danish as DanishSecretariat
from wording.talk_secretariat import English as EnglishSecretariat


class Danish(DanishSecretariat):
    see_held = "Se beskeder, der holdes tilbage"
    nothing_held = "Der holdes ingen beskeder tilbage. Du skal ikke gøre noget."
    held_hint = (
        "De kan være sendt, før databasen blev sat tilbage. Er du i tvivl, så spørg en af dem. "
        "Det, du sender nu, kan nogen få to gange."
    )
    which_messages = "Hvilke beskeder?"
    held_all = "Alle"
    held_send = "Send dem nu"
    held_was_sent = "De er allerede sendt"
    by_mail_only = "mail"
    in_teams_only = "Teams"

    def held_heading(self, count: int) -> str:
        match count:
            case 0:
                return "Ingen beskeder holdes tilbage"
            case 1:
                return "1 besked holdes tilbage"
            case _:
                return f"{count} beskeder holdes tilbage"

    def held_why(self, taken_at: datetime | None) -> str:
        return f"{self.put_back(taken_at)} Det, der skulle sendes siden da, kan allerede være sendt, så det venter på dig."

    def put_back(self, taken_at: datetime | None) -> str:
        if taken_at is None:
            return "Databasen er nu, som den var, da sikkerhedskopien blev taget."
        return f"Databasen er nu, som den var {self.full_moment(taken_at)}."

    def held_of(self, kind: Kind, people: int) -> str:
        return (
            f"{self.told_of(kind)}: 1 person" if people == 1 else f"{self.told_of(kind)}: {people} personer"
        )

    def held_sent(self, count: int) -> str:
        if count == 0:
            return "De er afgjort i mellemtiden."
        return "Beskeden sendes nu." if count == 1 else f"{count} beskeder sendes nu."

    def held_marked(self, count: int) -> str:
        if count == 0:
            return "De er afgjort i mellemtiden."
        return "Beskeden er noteret som sendt." if count == 1 else f"{count} beskeder er noteret som sendt."

    restored_heading = "Databasen er sat tilbage fra en sikkerhedskopi"
    restored_lost = (
        "Svar, punkter og ændringer, der er kommet siden da, står der ikke. Se dine møder igennem, og spørg dem, "
        "hvis svar du savner."
    )

    def restored_held(self, count: int) -> str:
        if count == 0:
            return "Ingen beskeder om dine møder skulle sendes i mellemtiden."
        what = "1 besked skulle sendes" if count == 1 else f"{count} beskeder skulle sendes"
        return (
            f"{what} i mellemtiden og er måske sendt. Jeg sender intet af det, før du har set det og valgt."
        )


class English(EnglishSecretariat, Danish):
    see_held = "See messages held back"
    nothing_held = "No messages are held back. There is nothing for you to do."
    held_hint = (
        "They may have been sent before the database was put back. If in doubt, ask one of the people. "
        "What you send now, somebody may get twice."
    )
    which_messages = "Which messages?"
    held_all = "All"
    held_send = "Send them now"
    held_was_sent = "They were sent already"
    by_mail_only = "mail"
    in_teams_only = "Teams"

    def held_heading(self, count: int) -> str:
        match count:
            case 0:
                return "No messages are held back"
            case 1:
                return "1 message is held back"
            case _:
                return f"{count} messages are held back"

    def held_why(self, taken_at: datetime | None) -> str:
        return f"{self.put_back(taken_at)} What was to be sent since then may have been sent already, so it waits for you."

    def put_back(self, taken_at: datetime | None) -> str:
        if taken_at is None:
            return "The database is now as it was when the backup was taken."
        return f"The database is now as it was on {self.full_moment(taken_at)}."

    def held_of(self, kind: Kind, people: int) -> str:
        return f"{self.told_of(kind)}: 1 person" if people == 1 else f"{self.told_of(kind)}: {people} people"

    def held_sent(self, count: int) -> str:
        if count == 0:
            return "They were decided on meanwhile."
        return "The message goes out now." if count == 1 else f"{count} messages go out now."

    def held_marked(self, count: int) -> str:
        if count == 0:
            return "They were decided on meanwhile."
        return "The message is noted as sent." if count == 1 else f"{count} messages are noted as sent."

    restored_heading = "The database was put back from a backup"
    restored_lost = (
        "Answers, items and changes that came since then are not in it. Look through your meetings, and ask those "
        "whose answers you miss."
    )

    def restored_held(self, count: int) -> str:
        if count == 0:
            return "No messages about your meetings were to be sent meanwhile."
        what = "1 message was to be sent" if count == 1 else f"{count} messages were to be sent"
        return f"{what} meanwhile and may have been. I send none of it before you have seen it and chosen."
