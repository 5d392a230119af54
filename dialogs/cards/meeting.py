"""What a meeting is, as every card tells it: days, place, the agenda's lines and the way into Teams."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from dialogs.buttons import Days
from dialogs.cards.parts import Action, Element, link, numbered, opening, text
from dialogs.heard import FileLink, no_files
from meetings.model import AgendaItem, Attachment, Meeting, Session
from wording.dates import capital
from wording.talk import Words

MOST_ITEMS = 30
"""A longer agenda would make the message too big; the card says how many more there are."""

MOST_PAPERS = 12
"""Each is an address of two hundred letters; the others are in the papers."""
TITLE_SHOWN = 80

TEAMS_HOSTS = (".teams.microsoft.com", ".teams.live.com", ".teams.cloud.microsoft")


def when_and_where(
    w: Words, meeting: Meeting, days: Days = (), *, week: bool = True
) -> list[tuple[str, str]]:
    return [*day_facts(w, meeting, days, week=week), (w.where, w.place(meeting))]


def day_facts(w: Words, meeting: Meeting, days: Days = (), *, week: bool = False) -> list[tuple[str, str]]:
    """Hvornår: Tirsdag den 2. marts 2027 kl. 9.30-11.30, or one line a day; of the days meant, where some are."""
    sessions = chosen(meeting.sessions, days)
    if len(sessions) == 1:
        return [(w.when_label, _told(w, sessions[0], week=week))]
    return [(w.day_number(one), _told(w, one, week=week)) for one in sessions]


def chosen(sessions: Sequence[Session], days: Days) -> Sequence[Session]:
    return [one for one in sessions if not days or one.number in days]


def _told(w: Words, one: Session, *, week: bool) -> str:
    return capital(w.when(one)) + (f" ({w.week(one.day)})" if week else "")


def agenda_lines(
    w: Words,
    items: Sequence[AgendaItem],
    *,
    marks: bool = False,
    files: FileLink = no_files,
    proposers: bool = False,
) -> list[Element]:
    """Number and title; with `marks` what each item is for: (B), (D), (O); under it its files, as many as there is room for.

    `proposers`: under it who proposed it, too.
    """
    lines: list[Element] = []
    room, left_out = MOST_PAPERS, 0
    for item in items[:MOST_ITEMS]:
        lines.append(numbered(f"{item.number}.", _title(w, item, marks=marks)))
        if proposers and item.proposer is not None:
            lines.append(text(w.proposed_by(item.proposer), space="None", small=True))
        papers = [(one, url) for one in item.attachments if (url := files(item, one))]
        lines += [_paper(w, one, url) for one, url in papers[:room]]
        left_out += len(papers[room:])
        room -= len(papers[:room])
    if left_out:
        lines.append(text(w.more_papers(left_out), space="Small"))
    if more := len(items) - MOST_ITEMS:
        lines += [text(w.more_items(more), space="Small")] if more > 0 else []
    return lines


def _paper(w: Words, one: Attachment, url: str) -> Element:
    told = w.fetch_paper(one.number, one.title[:TITLE_SHOWN], w.file_is(one))
    return opening(told, url)


def _title(w: Words, item: AgendaItem, *, marks: bool) -> str:
    if not marks:
        return item.title
    found = dict.fromkeys(w.mark(one.verb) for one in item.recommendations)
    closed = [w.closed_item] if item.closed else []
    return " ".join([item.title, *(f"({mark})" for mark in [*found, *closed])])


def join_button(w: Words, meeting: Meeting, *, aside: bool = True) -> list[Action]:
    """A way into the Teams meeting; an address elsewhere is no button, since somebody typed it."""
    return [link(w.join, meeting.join_url, aside=aside)] if is_teams(meeting.join_url) else []


def is_teams(url: str) -> bool:
    """An https address of Teams itself, with nothing in it that two readers might read differently."""
    odd = not url.isascii() or not url.isprintable() or set(url) & set(" \"'<>\\^`{|}@")
    if odd or not url.startswith("https://"):
        return False
    try:
        host = urlsplit(url).netloc
    except ValueError:
        return False
    return f".{host}".endswith(TEAMS_HOSTS)
