"""Words about calendars by subscription, and the year's meetings as a file."""

from wording.talk_frame import Danish as DanishFrame
from wording.talk_frame import English as EnglishFrame


class Danish(DanishFrame):
    calendar_link = "Kalenderlink"
    calendar_heading = "Dine møder i din egen kalender"
    calendar_text = (
        "Med et kalenderlink henter din kalender selv alle møder i dine grupper, med dit svar og med det, der er aflyst. "
        "Indkaldelserne i din mail kommer stadig, så møder, du har sagt ja til dér, står to steder, "
        "hvis begge kalendere er slået til."
    )
    calendar_yours = "Linket er kun til dig: Alle, der har det, kan se dine møder og dine svar."
    calendar_make = "Lav mit kalenderlink"
    calendar_anew = "Lav et nyt link"
    calendar_end = "Stop abonnementet"
    calendar_anew_text = "Linket kan ikke vises igen. Laver du et nyt, virker det gamle ikke længere."
    calendar_made = "Dit kalenderlink"
    calendar_address = "Kopiér hele adressen"
    calendar_how = (
        "I Outlook: Tilføj kalender – Abonner fra internettet. I Google: Andre kalendere – Fra webadresse. "
        "På iPhone: Kalendere – Tilføj abonnementskalender. Google henter kun nyt et par gange i døgnet."
    )
    calendar_ended = "Abonnementet er stoppet"
    calendar_ended_text = (
        "Linket virker ikke længere, og kalenderen bliver ikke opdateret. Slet den i din egen kalender."
    )
    plan_heading = "Mødeplanen er klar"
    plan_text = (
        "Filen indeholder årets møder og kan åbnes i Outlook og andre kalendere. Linket virker i ti minutter. "
        "Filen bliver ikke opdateret; det gør et kalenderlink."
    )
    plan_get = "Hent mødeplanen"
    no_plan = "Du er ikke med i en gruppe, der har en mødeplan."

    def calendar_since(self, moment: str) -> str:
        return f"Du har et kalenderlink fra {moment}."

    def calendar_says(self) -> str:
        return "Få dine møder i din egen kalender med et kalenderlink."

    def calendar_made_says(self) -> str:
        return "Dit kalenderlink er klar. Kopiér det til din kalender."

    def plan_says(self) -> str:
        return "Mødeplanen er klar til at blive hentet."


class English(EnglishFrame, Danish):
    calendar_link = "Calendar link"
    calendar_heading = "Your meetings in your own calendar"
    calendar_text = (
        "With a calendar link your calendar itself fetches all meetings of your groups, with your answer and what is "
        "cancelled. The invitations in your mail still come, so meetings you have accepted there stand in two "
        "places if both calendars are switched on."
    )
    calendar_yours = "The link is yours alone: whoever has it can see your meetings and your answers."
    calendar_make = "Make my calendar link"
    calendar_anew = "Make a new link"
    calendar_end = "End the subscription"
    calendar_anew_text = "The link cannot be shown again. If you make a new one, the old one stops working."
    calendar_made = "Your calendar link"
    calendar_address = "Copy the whole address"
    calendar_how = (
        "In Outlook: Add calendar – Subscribe from web. In Google: Other calendars – From URL. "
        "On an iPhone: Calendars – Add Subscription Calendar. Google fetches news only a few times a day."
    )
    calendar_ended = "The subscription has ended"
    calendar_ended_text = (
        "The link no longer works, and the calendar is not updated. Delete it in your own calendar."
    )
    plan_heading = "The year's meetings are ready"
    plan_text = (
        "The file holds the meetings of the year and opens in Outlook and other calendars. The link works for ten "
        "minutes. The file is not updated; a calendar link is."
    )
    plan_get = "Get the meetings"
    no_plan = "You are not in a group that has meetings."

    def calendar_since(self, moment: str) -> str:
        return f"You have a calendar link from {moment}."

    def calendar_says(self) -> str:
        return "Get your meetings into your own calendar with a calendar link."

    def calendar_made_says(self) -> str:
        return "Your calendar link is ready. Copy it to your calendar."

    def plan_says(self) -> str:
        return "The year's meetings are ready to be fetched."
