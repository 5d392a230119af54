"""Roles by verbs: who may do what is looked up in the books, whatever a button says."""

import pytest

from dialogs.buttons import KINDS, WRITES
from dialogs.heard import Show, Tapped
from meetings.membership import mark
from tests.dialogs.stage import JUNE, MARCH, Chat, seen

OWN, CALLED, DEPUTY, DESK, OTHER_MEMBER, OTHER_DESK = (
    "Inger Holm",
    "Mette Kjærgaard",
    "Jonas Østermark",
    "Connie Esmann",
    "Fremmed Fugl",
    "Sune Sekretær",
)
CAST = {
    "chair": OWN,
    "member": CALLED,
    "deputy": DEPUTY,
    "secretariat": DESK,
    "stranger": OTHER_MEMBER,
    "their desk": OTHER_DESK,
}

NOT_YOURS = "Det klarer sekretariatet"
NO_SUCH = "Det kan jeg ikke finde"
NOT_CALLED = "Du er ikke indkaldt til mødet"
ODD = "Den knap virker ikke længere"

AT_MEETING = {
    *("answer.attend", "answer.online", "answer.onsite", "answer.decline", "answer.substitute"),
    "answer.set_back",
    *(
        "seat.wait",
        "seat.ask",
        "seat.give",
        "show.meeting",
        "show.agenda",
        "show.changes",
        "show.papers",
        "show.minutes",
        "item.form",
        "item.send",
        "item.send_late",
        "item.keep",
        "comment.send",
        "minutes.approve",
    ),
}
DESK_AT_MEETING = {
    *(
        "secretariat.overview",
        "secretariat.more",
        "secretariat.remind",
        "secretariat.list",
        "secretariat.proposals",
        "secretariat.convene",
    ),
    *(
        "secretariat.move_form",
        "secretariat.move",
        "secretariat.amend_form",
        "secretariat.amend",
        "secretariat.cancel_form",
        "secretariat.cancel",
    ),
    *("secretariat.answer_form", "secretariat.answer_for", "secretariat.publish", "secretariat.times"),
    *("agenda.arrange", "agenda.move", "agenda.remove", "agenda.write", "agenda.round", "agenda.ask"),
    *("agenda.approve", "comment.show"),
    *("secretariat.undelivered", "secretariat.try_again", "secretariat.given"),
    *("secretariat.held", "secretariat.held_send", "secretariat.held_sent"),
}
DESK_ALONE = {"secretariat.convene_form", "secretariat.plan"}
CHAIRS_TOO = {"secretariat.pages"}
BETWEEN = {"chair.form", "chair.decide", "chair.orient"}
DESK_MEMBERS = {
    *("member.form", "member.add", "member.choose", "member.change_form", "member.change"),
    *("member.end_form", "member.end", "member.resume", "member.remove_form", "member.remove"),
}
DESK_MAILS = {
    *("secretariat.waiting", "secretariat.reply", "secretariat.take_reply"),
    *("secretariat.put_aside", "secretariat.mail_again"),
}


def heading(chat: Chat, name: str, verb: str) -> str:
    other = str(chat.person("Ole Hansen").id)
    data = {"meeting": MARCH, "round": "1", "revision": "2", "holder": other, "asker": other, "item": "1"}
    data |= {"notice": str(next(iter(notices(chat)), 1))}
    data |= {"committee": "ekr-styregruppe", "reply": "0123456789abcdef", "answer": "declined"}
    data |= {"seen": "0", "about": "agenda"}
    if verb.startswith("member."):
        data |= {"person": other, "seat": mark(chat.seat("Ole Hansen")), "seen": "2027-03-01"}
    fields = {"title": "Et punkt", "ask": "discuss", "background": "Fordi"}
    reply = chat.reply(name, Tapped(verb, data, fields))
    assert isinstance(reply, Show)
    return next(seen(one["text"]) for one in reply.card["body"] if one.get("style") == "heading")


def notices(chat: Chat) -> list[int]:
    """Those about the meeting, whatever became of them."""
    return [one.id for one in chat.office(lambda office: office.records.notices_of(MARCH))]


def written(chat: Chat) -> tuple[object, ...]:
    """All that a tap could have changed, but the audit of looking."""

    def look(office):
        records = office.records
        meeting = records.meeting(MARCH)
        roll = records.roll(meeting)
        return (
            meeting,
            roll,
            records.items(MARCH),
            len(records.notices_of(MARCH)),
            records.meeting_exists(JUNE),
        )

    return chat.office(look)


@pytest.mark.parametrize("verb", sorted(AT_MEETING | DESK_AT_MEETING | DESK_ALONE))
def test_a_meeting_of_another_committee_does_not_exist(chat: Chat, verb: str):
    chat.convene()
    before = written(chat)
    for name in (OTHER_MEMBER, OTHER_DESK):
        told = heading(chat, name, verb)
        if verb in DESK_ALONE:
            assert told == (NOT_YOURS if name == OTHER_MEMBER else "Opret et møde")
        else:
            assert told == NO_SUCH
    assert written(chat) == before


@pytest.mark.parametrize("verb", sorted(DESK_MAILS))
def test_another_secretariat_sees_its_own_mails_only(chat: Chat, verb: str):
    chat.convene()
    assert heading(chat, OTHER_MEMBER, verb) == NOT_YOURS
    assert heading(chat, OTHER_DESK, verb) == "Svar, der kræver et menneske"


@pytest.mark.parametrize("verb", sorted(DESK_AT_MEETING | DESK_ALONE | DESK_MAILS))
def test_the_secretariats_verbs_are_the_secretariats(chat: Chat, verb: str):
    chat.convene()
    before = written(chat)
    for name in (OWN, CALLED, DEPUTY):
        assert heading(chat, name, verb) == NOT_YOURS
    assert written(chat) == before
    if verb in {"agenda.move", "agenda.remove"}:  # of an item that is not there
        assert heading(chat, DESK, verb) == NO_SUCH
    else:
        assert heading(chat, DESK, verb) not in {NOT_YOURS, NO_SUCH, ODD}


@pytest.mark.parametrize("verb", sorted(CHAIRS_TOO))
def test_the_pages_are_the_secretariats_and_the_chairs(chat: Chat, verb: str):
    chat.convene()
    before = written(chat)
    told = {role: heading(chat, name, verb) for role, name in CAST.items()}
    pages = "Sekretariatets sider"
    assert told == {
        "chair": pages,
        "member": NOT_YOURS,
        "deputy": NOT_YOURS,
        "secretariat": pages,
        "stranger": NOT_YOURS,
        "their desk": NO_SUCH,
    }
    assert written(chat) == before


@pytest.mark.parametrize("verb", sorted(BETWEEN))
def test_between_meetings_write_the_chair_and_the_secretariat_of_the_committee(chat: Chat, verb: str):
    chat.convene()
    told = {role: heading(chat, name, verb) for role, name in CAST.items()}
    own = {
        "chair.form": "Skriftlig orientering",
        "chair.decide": "Det har formanden ikke fået lov til",
        "chair.orient": "Skriftlig orientering",  # without a text the form comes back
    }[verb]
    theirs = "Skriftlig orientering" if verb == "chair.form" else NOT_YOURS
    assert told == {
        "chair": own,
        "member": NOT_YOURS,
        "deputy": NOT_YOURS,
        "secretariat": own,
        "stranger": NOT_YOURS,
        "their desk": theirs,
    }


@pytest.mark.parametrize("verb", sorted(DESK_MEMBERS))
def test_members_are_changed_by_the_secretariat_of_their_committee(chat: Chat, verb: str):
    before = sitting(chat)
    told = {role: heading(chat, name, verb) for role, name in CAST.items() if role != "secretariat"}
    theirs = {
        "member.form": NOT_YOURS,
        "member.add": NOT_YOURS,
        "member.choose": "Hvilket medlem?",
        "member.change_form": "Hvilket medlem?",
        "member.end_form": "Hvilket medlem?",
        "member.remove_form": "Hvilket medlem?",
    }.get(verb, NOT_YOURS)
    assert told == {
        "chair": NOT_YOURS,
        "member": NOT_YOURS,
        "deputy": NOT_YOURS,
        "stranger": NOT_YOURS,
        "their desk": theirs,
    }
    assert sitting(chat) == before
    assert heading(chat, DESK, verb) not in {NOT_YOURS, NO_SUCH, ODD}


def sitting(chat: Chat) -> object:
    return chat.office(lambda office: office.records.memberships("ekr-styregruppe"))


@pytest.mark.parametrize("name", [DESK, DEPUTY])
@pytest.mark.parametrize("verb", sorted(one for one in AT_MEETING if one.startswith(("answer", "seat"))))
def test_whoever_is_not_called_answers_nothing(chat: Chat, verb: str, name: str):
    chat.convene()
    before = written(chat)
    told = heading(chat, name, verb)
    # Coming to a meeting one is not called to shows the meeting; sending somebody asks who, and then refuses.
    expected = {
        "answer.attend": "Møde den 2. marts 2027",
        "answer.online": "Møde den 2. marts 2027",
        "answer.onsite": "Møde den 2. marts 2027",
        "answer.substitute": "Hvem deltager for dig?",
        "seat.give": "Du har ingen plads at give videre",
    }
    assert told == expected.get(verb, NOT_CALLED)
    assert written(chat) == before


def test_every_verb_stands_in_the_matrix_or_is_everybodys():
    everybodys = {
        *("show.members", "show.contact"),
        *("show.status", "show.meetings", "show.help", "show.why", "confirm.no", "language.choose"),
        *("account.form", "account.begin", "account.confirm", "account.leave_form", "account.leave"),
        *("calendar.ask", "calendar.make", "calendar.end", "calendar.plan"),
        *(
            "item.show",
            "item.change_form",
            "item.change",
            "item.withdraw",
        ),  # one's own: tests/dialogs/test_agenda.py
        *("file.place", "file.throw"),  # one's own: tests/dialogs/test_files.py
        *("show.decisions", "show.tasks", "follow_up.done"),  # one's own: tests/dialogs/test_papers.py
        # about one item, which there is none of here: tests/dialogs/test_triage.py
        *("triage.show", "triage.accept", "triage.reword_form", "triage.reword", "triage.return"),
        *("triage.reject", "triage.defer", "triage.merge", "comment.answer"),
    }
    matrix = AT_MEETING | DESK_AT_MEETING | DESK_ALONE | CHAIRS_TOO | BETWEEN | DESK_MAILS | DESK_MEMBERS
    assert set(KINDS) == matrix | everybodys


@pytest.mark.parametrize("verb", sorted(KINDS))
def test_a_verb_that_does_not_write_can_be_answered_from_a_reader(chat: Chat, verb: str):
    chat.convene()
    if KINDS[verb] in WRITES:
        return
    for name in CAST.values():
        heading(chat, name, verb)  # the stage gives it books that nothing can be written in


@pytest.mark.parametrize("verb", ["", "answer", "show.everything", "secretariat.delete", "__class__"])
def test_an_unknown_verb_is_an_odd_button(chat: Chat, verb: str):
    assert heading(chat, CALLED, verb) == ODD
