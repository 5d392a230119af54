"""Words about a meeting's minutes: whether they are written, out for comments or approved, and where they are."""

from meetings.model import Meeting
from wording.talk_frame import Danish as DanishFrame
from wording.talk_frame import English as EnglishFrame


class Danish(DanishFrame):
    see_minutes = "Se referatet"
    open_minutes = "Åbn referatet (PDF)"
    minutes_sent_label = "Sendt ud"
    minutes_approved_label = "Godkendt"
    minutes_not_out = "Referatet er ikke sendt ud endnu"
    minutes_not_out_text = (
        "Sekretariatet er ikke færdigt med det. Du får besked her eller på mail, når det kommer."
    )
    minutes_for_comments = "Referatet er til kommentering"
    minutes_for_comments_text = (
        "Du kan læse det og skrive bemærkninger inden fristen. Det er ikke godkendt endnu."
    )
    minutes_after_comments = "Fristen for bemærkninger er gået. Referatet er ikke godkendt endnu."
    minutes_yours = "Referatet er et udkast"
    minutes_yours_text = "Kun sekretariatet kan se det. På siderne skriver du det færdigt og sender det ud."
    minutes_ahead = "Mødet er ikke holdt endnu"
    minutes_ahead_text = "Der er ikke noget referat af det."
    meeting_running_text = (
        "På siderne fører du mødet under »Mødet nu«: hvem der er mødt, hvad hvert punkt ender med, og mødets slutning. "
        "Referatet bliver skrevet ud fra det."
    )
    no_minutes = "Det referat kan jeg ikke finde"
    no_minutes_yet = "Der er ikke holdt noget møde endnu, som du kan få et referat fra."
    no_minutes_then = "Der er ikke holdt noget møde på det tidspunkt. Her er de seneste."
    running_heading = "Mødet nu"
    nothing_running = "Der er ikke noget møde at føre. Indkald til et, så står det her."

    def minutes_card_says(self, heading: str, meeting: Meeting) -> str:
        return f"{heading}: {self.the_meeting(meeting)}."


class English(EnglishFrame, Danish):
    see_minutes = "See the minutes"
    open_minutes = "Open the minutes (PDF)"
    minutes_sent_label = "Sent out"
    minutes_approved_label = "Approved"
    minutes_not_out = "The minutes have not been sent out yet"
    minutes_not_out_text = (
        "The secretariat has not finished them. You will be told here or by mail when they come."
    )
    minutes_for_comments = "The minutes are out for comments"
    minutes_for_comments_text = "You can read them and comment until the deadline. They are not approved yet."
    minutes_after_comments = "The deadline for comments has passed. The minutes are not approved yet."
    minutes_yours = "The minutes are a draft"
    minutes_yours_text = "Only the secretariat can see them. On the pages you finish them and send them out."
    minutes_ahead = "The meeting has not been held yet"
    minutes_ahead_text = "There are no minutes of it."
    meeting_running_text = (
        "On the pages you run the meeting under “The meeting now”: who is there, what each item comes to, and the end "
        "of the meeting. The minutes are written from that."
    )
    no_minutes = "I cannot find those minutes"
    no_minutes_yet = "No meeting has been held yet that you can have minutes of."
    no_minutes_then = "No meeting was held at that time. Here are the latest."
    running_heading = "The meeting now"
    nothing_running = "There is no meeting to run. Convene one, and it stands here."

    def minutes_card_says(self, heading: str, meeting: Meeting) -> str:
        return f"{heading}: {self.the_meeting(meeting)}."
