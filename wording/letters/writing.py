"""A notice as a letter: the draft of its kind in the frame that all letters have."""

from meetings.notices import Kind
from meetings.office.people import CODE_LIVES
from meetings.office.post import Errand
from wording.letters.drafts import DRAFTS
from wording.letters.matter import WORDS, Draft, Matter, Ways
from wording.letters.parts import Bullets, Callout, Code, Fact, LetterText, Note, Paragraph
from wording.letters.words import Words
from wording.replies import reason
from wording.talk import words as in_chat


def write(errand: Errand, ways: Ways) -> LetterText:
    words = WORDS[errand.to.language]
    if errand.kind is Kind.REPLIES_WAIT:
        return _alone(errand, words, ways, _replies_wait(errand, words))
    if errand.kind is Kind.RESTORED:
        return _alone(errand, words, ways, _restored(errand, words))
    if errand.meeting is None or errand.committee is None:
        return _alone(errand, words, ways, _link_code(words, ways))
    return put_together(Matter(errand, words, ways, errand.meeting, errand.committee))


def put_together(matter: Matter, draft: Draft | None = None) -> LetterText:
    """The letter of the errand's kind, or another draft in the same frame."""
    words, errand, contact = matter.words, matter.errand, matter.committee.contact
    draft = draft or DRAFTS[errand.kind](matter)
    lead, *rest = draft.parts
    why = (Note(words.instead(errand.instead)),) if errand.instead else ()
    foot = [Fact("", words.privacy(), matter.ways.privacy)]
    if matter.meeting.case_number:
        foot.insert(0, Fact(words.case_number(), matter.meeting.case_number))
    return LetterText(
        language=words.language,
        subject=_plain_spaces(draft.subject),
        title=draft.title,
        above=matter.committee.name,
        glimpse=lead.text if isinstance(lead, Paragraph | Callout) else "",
        greeting=words.greeting(errand.to),
        parts=(lead, *why, *rest),
        contact=words.contact(contact),
        closing=words.regards(contact),
        foot=tuple(foot),
    )


def _alone(errand: Errand, words: Words, ways: Ways, draft: Draft) -> LetterText:
    """A letter about no meeting, and so of no committee."""
    return LetterText(
        language=words.language,
        subject=_plain_spaces(draft.subject),
        title=draft.title,
        above="Styrmand",
        glimpse="",
        greeting=words.greeting(errand.to),
        parts=draft.parts,
        contact="",
        closing=words.sender_without_committee(),
        foot=(Fact("", words.privacy(), ways.privacy),),
    )


def _link_code(words: Words, ways: Ways) -> Draft:
    """The code stands in no subject and no glimpse: those are shown on locked screens."""
    minutes = int(CODE_LIVES.total_seconds() // 60)
    parts = (Paragraph(words.link_code(minutes)), Code(ways.code), Paragraph(words.link_code_unasked()))
    return Draft(words.link_code_subject(), words.link_code_title(), parts)


def _replies_wait(errand: Errand, words: Words) -> Draft:
    """Who and why; what was said stays in the chat and the mailbox."""
    rows = tuple(
        words.waits(
            one.person.name if one.person else one.reply.sender or one.reply.attendee,
            reason(one.reply.reason, words.language),
        )
        for one in errand.waiting
    )
    count = len(rows)
    parts = (Paragraph(words.replies_wait(count)), Bullets(rows), Paragraph(words.replies_wait_where()))
    return Draft(words.replies_wait_subject(count), words.replies_wait_title(), parts)


def _restored(errand: Errand, words: Words) -> Draft:
    """How much, and about which meetings; to whom is listed in the chat."""
    talk = in_chat(errand.to.language)
    count = sum(len(one.held) for one in errand.held_back)
    rows = tuple(
        f"{talk.heading(one.meeting)}: {'; '.join(talk.told_of(kind) for kind in one.kinds)}"
        for one in errand.held_back
    )
    where = (Bullets(rows), Paragraph(words.restored_where())) if rows else ()
    parts = (
        Paragraph(talk.put_back(errand.hold.taken_at if errand.hold else None)),
        Paragraph(talk.restored_lost),
        Paragraph(talk.restored_held(count)),
        *where,
    )
    return Draft(talk.restored_heading, talk.restored_heading, parts)


def _plain_spaces(subject: str) -> str:
    """A mailbox is searched by subject, and who searches types ordinary spaces."""
    return subject.replace("\u00a0", " ")
