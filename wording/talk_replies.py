"""Words about answers that came by other roads than the card: confirmed, contradicting, proposed, or left to a person."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import ClassVar

from meetings.attendance import Standing
from meetings.contradictions import Differing, stance
from meetings.model import COPENHAGEN, Meeting, Session, Source
from meetings.replies import PartStat, Reason
from wording.dates import capital
from wording.replies import reason
from wording.talk_frame import Danish as DanishFrame
from wording.talk_frame import English as EnglishFrame


class InEither(DanishFrame):
    """Put together from the words of the language."""

    stances: ClassVar[Mapping[Standing, str]]
    roads: ClassVar[Mapping[Source, str]]
    answers_differently: str
    then_said: str

    def difference(self, one: Differing) -> str:
        """Without marks, for a page: who said what by which road, and when."""
        first, then = (
            self.said_by_road(stance(said), said.source, said.at) for said in (one.earlier, one.later)
        )
        return f"{self.answers_differently}: {one.person.name}: {first}. {self.then_said}: {then}."

    def said_by_road(self, standing: Standing, road: Source, at: datetime) -> str:
        return f"{capital(self.stances[standing])} {self.roads[road]}, {self.full_moment(at)}"

    def why_it_waits(self, why: Reason) -> str:
        return capital(reason(why, self.language))

    def waiting_line(self, name: str, why: str) -> str:
        return f"{self.strong(name)}: {why[:1].lower()}{why[1:]}"

    def span_of(self, start: datetime, end: datetime) -> str:
        """Onsdag den 3. marts 2027 kl. 9.30-11.30; over midnight the whole moments."""
        begin, until = start.astimezone(COPENHAGEN), end.astimezone(COPENHAGEN)
        if begin.date() != until.date():
            return f"{self.full_moment(start)} – {self.full_moment(end)}"
        return self.when(Session(1, begin.date(), begin.time(), until.time()))


class Danish(InEither):
    # the member's card, renewed in place
    by_road: ClassVar[Mapping[Source, str]] = {
        Source.CALENDAR: "Svaret kom fra din kalender.",
        Source.MAIL_LINK: "Svaret kom fra linket i mailen.",
        Source.PAGE: "Svaret kom fra hjemmesiden.",
        Source.SECRETARIAT: "Sekretariatet har registreret svaret for dig.",
    }

    # "måske", asked again
    know_now = "Ved du nu, om du kommer?"

    def you_said_maybe(self, deadline: str, days: int) -> str:
        if days < 0:
            return (
                f"Du har svaret {self.strong('måske')}. Svarfristen var {deadline}, men du kan stadig svare."
            )
        return f"Du har svaret {self.strong('måske')}. Svarfristen er {deadline}."

    def know_now_says(self, meeting: Meeting) -> str:
        return f"Du har svaret måske til {self.the_meeting(meeting)}. Ved du nu, om du kommer?"

    # a change nobody vouched for
    was_that_you = "Var det dig?"
    was_that_you_text = (
        "Svaret kom på mail fra din kalender, men vi kan ikke se med sikkerhed, at det var dig, der sendte det. "
        "Det tæller, medmindre du sætter det tilbage."
    )
    noted_now = "Nu"
    noted_before = "Før"
    that_was_me = "Det var mig"
    set_it_back = "Det var ikke mig – sæt tilbage"
    nothing_to_set_back = (
        "Svaret er ændret siden, så der er ikke noget at sætte tilbage. Her er det, der gælder nu."
    )

    def was_that_you_says(self, meeting: Meeting, now: str) -> str:
        return f"Dit svar til {self.the_meeting(meeting)} er ændret til: {now}. Var det dig?"

    def set_back_tip(self, meeting: Meeting) -> str:
        return f"Sæt dit svar til {self.the_meeting(meeting)} tilbage til det, det var før"

    # an answer that does not count
    not_counted = "Et svar fra din kalender tæller ikke"
    not_counted_text = (
        "Vi har fået en mail med et svar fra dig, men vi kan ikke se, at det kommer fra dig. Har du selv svaret i din "
        "kalender, så svar igen her. Har du ikke svaret, skal du ikke gøre noget."
    )
    stands_with_us = "Gælder nu"

    def not_counted_says(self, meeting: Meeting) -> str:
        return f"Et svar fra din kalender til {self.the_meeting(meeting)} tæller ikke: vi kan ikke se, at det er fra dig."

    # answered differently
    answers_differently = "Har svaret forskelligt"
    first_said = "Først"
    then_said = "Siden"
    the_later_counts = "Det seneste svar tæller. Er du i tvivl, så spørg, og registrér svaret."

    stances: ClassVar[Mapping[Standing, str]] = {
        Standing.ATTENDING: "deltager",
        Standing.SUBSTITUTED: "sender stedfortræder",
        Standing.DECLINED: "afbud",
        Standing.TENTATIVE: "måske",
        Standing.PENDING: "venteliste",
    }
    roads: ClassVar[Mapping[Source, str]] = {
        Source.TEAMS: "i Teams",
        Source.CALENDAR: "i kalenderen",
        Source.MAIL_LINK: "med linket i mailen",
        Source.PAGE: "på hjemmesiden",
        Source.SECRETARIAT: "via sekretariatet",
        Source.RULE: "automatisk",
    }

    def differs_line(self, name: str, earlier: str, later: str) -> str:
        return f"{self.strong(name)}: {earlier}. Siden: {later}."

    def differs_says(self, name: str, meeting: Meeting) -> str:
        return f"{name} har svaret forskelligt på {self.the_meeting(meeting)}."

    # mails that wait for a person
    waiting_heading = "Svar, der kræver et menneske"
    nothing_waits = "Der er ingen svar, der venter på dig."
    see_waiting = "Se svar, der kræver et menneske"
    see_all_waiting = "Alle svar, der venter"
    raw_mail = "Selve mailen ligger i postkassens mappe »Kræver et menneske«."
    from_label = "Fra"
    who_label = "Hvem"
    received_label = "Modtaget"
    they_say = "Svaret"
    reply_comment = "Bemærkning"
    sent_by_label = "Sendt af"
    passed_to = "Givet videre til"
    proposed_label = "Foreslår"
    status_label = "Fejlkode"
    unknown_sender = "Ukendt afsender"
    take_attends = "Registrér: Deltager"
    take_declines = "Registrér: Afbud"
    take_maybe = "Registrér: Måske"
    put_aside = "Læg til side"
    mail_again = "Send mails igen"
    mail_stopped = "Der bliver ikke sendt mails til personen, før adressen er rettet, eller du åbner igen."
    aside_done = "Svaret er lagt til side"
    mail_open = "Der bliver sendt mails igen"

    partstats: ClassVar[Mapping[str, str]] = {
        PartStat.ACCEPTED: "Deltager",
        PartStat.DECLINED: "Afbud",
        PartStat.TENTATIVE: "Måske",
        "DELEGATED": "Givet videre",
    }

    def waiting_count(self, count: int) -> str:
        return "Ét svar kræver et menneske" if count == 1 else f"{count} svar kræver et menneske"

    def and_more_waiting(self, count: int) -> str:
        return "Der er ét mere." if count == 1 else f"Der er {count} mere."

    def about_meeting(self, meeting: Meeting, at: datetime) -> str:
        return f"{capital(self.the_meeting(meeting))}, modtaget {self.full_moment(at)}"

    def received_at(self, at: datetime) -> str:
        return f"Modtaget {self.full_moment(at)}"

    def show_number(self, place: int) -> str:
        return f"Se nr. {place}"

    # another time
    times_heading = "Foreslåede tider"
    see_times = "Se foreslåede tider"
    no_times = "Ingen har foreslået en anden tid."
    times_hint = "Forslagene kom fra medlemmernes egne kalendere. Flytter du mødet, bliver alle spurgt igen."

    def some_propose(self, people: int, times: int) -> str:
        who = "Ét medlem" if people == 1 else f"{people} medlemmer"
        what = "en anden tid" if times == 1 else f"{times} andre tider"
        return f"{who} foreslår {what}"

    def proposed_by_people(self, names: Sequence[str], others: int) -> str:
        rest = "én anden kan spørges" if others == 1 else f"{others} andre kan spørges"
        return f"Foreslået af {self.listing(names)}; {rest}."

    def move_to(self, day: str) -> str:
        return f"Flyt til {day}"

    # the overview
    look_here = "Kig på det her, før du bruger tallene"


class English(EnglishFrame, Danish):
    by_road: ClassVar[Mapping[Source, str]] = {
        Source.CALENDAR: "The answer came from your calendar.",
        Source.MAIL_LINK: "The answer came from the link in the mail.",
        Source.PAGE: "The answer came from the website.",
        Source.SECRETARIAT: "The secretariat has registered the answer for you.",
    }

    know_now = "Do you know by now whether you can come?"

    def you_said_maybe(self, deadline: str, days: int) -> str:
        if days < 0:
            return f"You said {self.strong('maybe')}. The deadline was {deadline}, but you can still answer."
        return f"You said {self.strong('maybe')}. Please answer by {deadline}."

    def know_now_says(self, meeting: Meeting) -> str:
        return f"You said maybe to {self.the_meeting(meeting)}. Do you know by now whether you can come?"

    was_that_you = "Was that you?"
    was_that_you_text = (
        "The answer came by mail from your calendar, but we cannot see for certain that it was you who sent it. "
        "It counts unless you set it back."
    )
    noted_now = "Now"
    noted_before = "Before"
    that_was_me = "That was me"
    set_it_back = "That was not me – set it back"
    nothing_to_set_back = (
        "The answer has changed since, so there is nothing to set back. Here is what counts now."
    )

    def was_that_you_says(self, meeting: Meeting, now: str) -> str:
        return f"Your answer to {self.the_meeting(meeting)} was changed to: {now}. Was that you?"

    def set_back_tip(self, meeting: Meeting) -> str:
        return f"Set your answer to {self.the_meeting(meeting)} back to what it was"

    not_counted = "An answer from your calendar does not count"
    not_counted_text = (
        "We received a mail with an answer of yours, but cannot see that it comes from you. If you answered in your "
        "calendar, please answer again here. If you did not, you need do nothing."
    )
    stands_with_us = "Counts now"

    def not_counted_says(self, meeting: Meeting) -> str:
        return f"An answer from your calendar to {self.the_meeting(meeting)} does not count: we cannot see that it is yours."

    answers_differently = "Has answered differently"
    first_said = "First"
    then_said = "Then"
    the_later_counts = "The later answer counts. If in doubt, ask and register the answer."

    stances: ClassVar[Mapping[Standing, str]] = {
        Standing.ATTENDING: "attends",
        Standing.SUBSTITUTED: "sends a substitute",
        Standing.DECLINED: "declined",
        Standing.TENTATIVE: "maybe",
        Standing.PENDING: "waiting list",
    }
    roads: ClassVar[Mapping[Source, str]] = {
        Source.TEAMS: "in Teams",
        Source.CALENDAR: "in the calendar",
        Source.MAIL_LINK: "by the link in the mail",
        Source.PAGE: "on the website",
        Source.SECRETARIAT: "through the secretariat",
        Source.RULE: "automatically",
    }

    def differs_line(self, name: str, earlier: str, later: str) -> str:
        return f"{self.strong(name)}: {earlier}. Then: {later}."

    def differs_says(self, name: str, meeting: Meeting) -> str:
        return f"{name} has answered differently to {self.the_meeting(meeting)}."

    waiting_heading = "Answers that need a person"
    nothing_waits = "No answers wait for you."
    see_waiting = "See answers that need a person"
    see_all_waiting = "All answers that wait"
    raw_mail = "The mail itself lies in the mailbox's folder »Kræver et menneske«."
    from_label = "From"
    who_label = "Who"
    received_label = "Received"
    they_say = "The answer"
    reply_comment = "Remark"
    sent_by_label = "Sent by"
    passed_to = "Passed on to"
    proposed_label = "Proposes"
    status_label = "Error code"
    unknown_sender = "Unknown sender"
    take_attends = "Register: attends"
    take_declines = "Register: declines"
    take_maybe = "Register: maybe"
    put_aside = "Put aside"
    mail_again = "Send mails again"
    mail_stopped = "No mails are sent to this person until the address is mended or you open it again."
    aside_done = "The answer is put aside"
    mail_open = "Mails are sent again"

    partstats: ClassVar[Mapping[str, str]] = {
        PartStat.ACCEPTED: "Attends",
        PartStat.DECLINED: "Declines",
        PartStat.TENTATIVE: "Maybe",
        "DELEGATED": "Passed on",
    }

    def waiting_count(self, count: int) -> str:
        return "One answer needs a person" if count == 1 else f"{count} answers need a person"

    def and_more_waiting(self, count: int) -> str:
        return "There is one more." if count == 1 else f"There are {count} more."

    def about_meeting(self, meeting: Meeting, at: datetime) -> str:
        return f"{capital(self.the_meeting(meeting))}, received {self.full_moment(at)}"

    def received_at(self, at: datetime) -> str:
        return f"Received {self.full_moment(at)}"

    def show_number(self, place: int) -> str:
        return f"See no. {place}"

    times_heading = "Proposed times"
    see_times = "See proposed times"
    no_times = "Nobody has proposed another time."
    times_hint = "The proposals came from the members' own calendars. If you move the meeting, everybody is asked again."

    def some_propose(self, people: int, times: int) -> str:
        who = "One member proposes" if people == 1 else f"{people} members propose"
        what = "another time" if times == 1 else f"{times} other times"
        return f"{who} {what}"

    def proposed_by_people(self, names: Sequence[str], others: int) -> str:
        rest = "one other can be asked" if others == 1 else f"{others} others can be asked"
        return f"Proposed by {self.listing(names)}; {rest}."

    def move_to(self, day: str) -> str:
        return f"Move to {day}"

    look_here = "Look at this before you use the figures"
