"""What is said of an answer from a calendar: to the secretariat in Danish or English, to the operator in English."""

from types import MappingProxyType

from meetings.model import Language
from meetings.replies import Reason

_SAID = MappingProxyType(
    {
        Reason.ANSWERS: ("svaret tæller", "the answer counts"),
        Reason.ANSWERS_AN_OLD_VERSION: (
            "svaret er på en ældre udgave af invitationen, men tiden er den samme: det tæller",
            "it answers an older version of the invitation, but the time is the same: it counts",
        ),
        Reason.STANDS_ALREADY: ("svaret er det samme som før", "the answer is the same as before"),
        Reason.OLD_TIME: (
            "svaret er på den gamle mødetid; personen bliver spurgt igen",
            "it answers the old time; the person is asked again",
        ),
        Reason.WANTS_IT_AGAIN: (
            "kalenderen beder om invitationen igen",
            "the calendar asks for the invitation again",
        ),
        Reason.UNCONFIRMED: (
            "svaret er ikke sendt til personens egen svaradresse, eller mailserveren tror ikke på afsenderen; det er ubekræftet "
            "og tæller ikke",
            "the answer was not sent to the person's own reply address, or the mail server does not believe the sender; it is "
            "unconfirmed and does not count",
        ),
        Reason.SENT_BY_ANOTHER: (
            "svaret er sendt af en anden på personens vegne",
            "somebody else sent the answer on the person's behalf",
        ),
        Reason.DELEGATED: (
            "invitationen er givet videre til en anden",
            "the invitation was passed on to somebody else",
        ),
        Reason.PROPOSES_A_TIME: ("der foreslås en anden tid", "another time is proposed"),
        Reason.NOT_INVITED: (
            "svaret er fra en, der ikke er inviteret til mødet",
            "the answer is from somebody who is not invited to the meeting",
        ),
        Reason.SEVERAL_ATTENDEES: (
            "der står flere deltagere i svaret, og ikke hvem af dem der svarer",
            "several attendees are named, and not which of them answers",
        ),
        Reason.SEVERAL_ANSWERS: (
            "der er svaret forskelligt for forskellige dage",
            "the answers for different days differ",
        ),
        Reason.SUBSTITUTE_IN_DOUBT: ("stedfortræderen er i tvivl", "the substitute is in doubt"),
        Reason.SEATS_TAKEN: ("organisationens pladser er optaget", "the organisation's seats are taken"),
        Reason.NOT_REACHED: ("en mail kunne ikke afleveres", "a mail could not be delivered"),
        Reason.LETTER: ("en mail, som et menneske har skrevet", "a mail that a person wrote"),
        Reason.SEALED: (
            "svaret ligger i en konvolut, der ikke kan læses (winmail.dat eller krypteret)",
            "the answer is in an envelope that cannot be read (winmail.dat or encrypted)",
        ),
        Reason.SEEN_BEFORE: ("mailen er læst før", "the mail was read before"),
        Reason.ABSENCE: ("et automatisk svar", "an automatic answer"),
        Reason.RECEIPT: ("en kvittering for en mail", "a receipt for a mail"),
        Reason.NOT_REACHED_YET: ("en mail er forsinket", "a mail is delayed"),
        Reason.NO_ANSWER: (
            "der er ikke svaret hverken ja, nej eller måske",
            "it says neither yes, no nor maybe",
        ),
        Reason.OLDER: ("personen har svaret noget nyere", "the person has said something newer"),
        Reason.ASKED_BEFORE: (
            "svaret er på den gamle mødetid; personen er spurgt igen",
            "it answers the old time; the person was asked again before",
        ),
        Reason.BUSY_TIMES: ("en oversigt over optagne tider", "a list of busy times"),
        Reason.NOT_AN_ANSWER: ("kalenderbeskeden er ikke et svar", "the calendar's message is not an answer"),
        Reason.METHODS_DIFFER: (
            "mailen og kalenderen siger hver sin METHOD",
            "the mail and the calendar say different METHODs",
        ),
        Reason.NO_EVENT: ("der er intet møde i svaret", "there is no event in it"),
        Reason.NO_UID: (
            "svaret siger ikke, hvilket møde det gælder (UID)",
            "it does not say which meeting (no UID)",
        ),
        Reason.SEVERAL_UIDS: ("svaret gælder flere møder (UID)", "it is about several meetings (UIDs)"),
        Reason.UNKNOWN_UID: ("svaret gælder et møde, vi ikke kender (UID)", "we know no meeting of that UID"),
        Reason.NO_ATTENDEE: (
            "svaret siger ikke, hvem der svarer",
            "it does not say who answers (no ATTENDEE)",
        ),
        Reason.SENDER_UNCLEAR: ("det er uklart, hvem mailen er fra", "it is not clear who the mail is from"),
        Reason.SENDER_IS_ANOTHER: (
            "mailen er ikke fra den, der svarer",
            "the mail is not from the person who answers",
        ),
        Reason.SENDER_IS_FORGED: (
            "mailserveren siger, at afsenderen er forfalsket",
            "the mail server says that the sender is forged",
        ),
        Reason.ANOTHERS_ADDRESS: (
            "svaret er sendt til en andens svaradresse",
            "the answer was sent to somebody else's reply address",
        ),
        Reason.NO_SUCH_DAY: (
            "svaret gælder en dag, mødet ikke har",
            "it is about a day that the meeting does not have",
        ),
        Reason.NEWER_THAN_OURS: (
            "svaret er på en nyere udgave, end vi har sendt",
            "it answers a newer version than was ever sent",
        ),
        Reason.MEETING_CLOSED: (
            "mødet er begyndt, holdt eller aflyst",
            "the meeting has begun, was held or is cancelled",
        ),
        Reason.MAIL_TOO_BIG: ("mailen er over 2 MB", "the mail is over 2 MB"),
        Reason.TOO_MANY_PARTS: ("mailen har for mange dele", "the mail has too many parts"),
        Reason.TOO_DEEP: (
            "mailens dele ligger for dybt i hinanden",
            "the mail's parts lie too deep in each other",
        ),
        Reason.CALENDAR_TOO_BIG: ("kalenderdelen er over 256 KB", "the calendar part is over 256 KB"),
        Reason.NOT_A_MAIL: ("det er ikke en mail", "it is neither a mail nor a calendar"),
        Reason.NOT_A_CALENDAR: ("kalenderdelen er ikke en kalender", "the calendar part is not one calendar"),
        Reason.CUT_SHORT: ("kalenderdelen er ikke hel", "the calendar part is cut short"),
        Reason.NESTED: ("kalenderdelens dele ligger i hinanden", "the calendar's parts lie in each other"),
        Reason.TOO_LONG: (
            "kalenderdelen eller mailens hoved er for langt",
            "a line, or the head of the mail, is too long",
        ),
        Reason.BROKEN: ("kalenderdelen kan ikke læses", "the calendar part cannot be read"),
    }
)


def reason(why: Reason, language: Language) -> str:
    """Half a sentence, without names: it may stand in a log."""
    danish, english = _SAID[why]
    return english if language is Language.EN else danish
