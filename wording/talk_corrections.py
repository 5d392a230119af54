"""Words about being away for a time, and about what is taken back."""

from datetime import date

from wording.talk_frame import Danish as DanishFrame
from wording.talk_frame import English as EnglishFrame


class Danish(DanishFrame):
    # away for a time
    away_nothing_registered = "Jeg har ikke registreret noget. Svar på hvert møde for sig."
    away_no_meetings = "Der er ingen møder i den tid, som du er indkaldt til."
    away_for_long = (
        "Kommer der andre møder, bliver du indkaldt til dem som sædvanlig. "
        "Skal en anden have din plads imens, så skriv til sekretariatet."
    )
    away_subject = "Jeg er væk i en periode"

    def away_heading(self, first: date | None, last: date | None) -> str:
        begins = f" fra {self.weekday_date(first)}" if first else ""
        ends = f" til og med {self.weekday_date(last)}" if last else ""
        return f"Er du væk{begins}{ends or ('' if first else ' indtil videre')}?"

    def away_meetings(self, count: int) -> str:
        return "Ét møde ligger i den tid:" if count == 1 else f"{count} møder ligger i den tid:"

    # there from a day on
    comes_from_no_meetings = (
        "Fra den dag er der endnu ingen møder, som du er indkaldt til. Jeg har ikke registreret noget."
    )

    def comes_from_heading(self, first: date) -> str:
        return f"Er du med fra {self.weekday_date(first)}?"

    # taken back
    correct_nothing_changed = "Jeg har ikke ændret noget."
    correct_last = "Det er det møde, du svarede på sidst. Dit svar gælder, indtil du trykker på et andet."

    def correct_stands(self, meeting: str, answer: str) -> str:
        """Dit svar på mødet den 2. marts 2027 gælder stadig: Afbud."""
        return f"Dit svar på {meeting} gælder stadig: {answer}."


class English(EnglishFrame, Danish):
    away_nothing_registered = "I have not registered anything. Answer each meeting by itself."
    away_no_meetings = "You are not called to any meeting in that time."
    away_for_long = (
        "If there are other meetings, you are called to them as usual. "
        "If somebody else is to have your place meanwhile, write to the secretariat."
    )
    away_subject = "I am away for a time"

    def away_heading(self, first: date | None, last: date | None) -> str:
        begins = f" from {self.weekday_date(first)}" if first else ""
        ends = f" up to and including {self.weekday_date(last)}" if last else ""
        return f"Are you away{begins}{ends or ('' if first else ' until further notice')}?"

    def away_meetings(self, count: int) -> str:
        return "One meeting falls in that time:" if count == 1 else f"{count} meetings fall in that time:"

    comes_from_no_meetings = (
        "You are not called to any meeting from that day on. I have not registered anything."
    )

    def comes_from_heading(self, first: date) -> str:
        return f"Are you with us from {self.weekday_date(first)}?"

    correct_nothing_changed = "I have not changed anything."
    correct_last = "This is the meeting you answered last. Your answer counts until you tap another."

    def correct_stands(self, meeting: str, answer: str) -> str:
        return f"Your answer to {meeting} still counts: {answer}."
