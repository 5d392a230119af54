"""`styrmand … export`, `invitation show`, `agenda template` and `manifest build`: bytes out of the books."""

from collections.abc import Callable
from pathlib import Path

import manifest.build
from bot import calendars, exports, papers
from bot import journal as journals
from bot.commands import Failed
from bot.commands.desk import OPERATOR, act, look
from bot.commands.output import say, write
from bot.offices import mail_writer, mailbox, signed_links
from bot.settings import GUID, Settings, SettingsFault, is_address, variable
from documents import layouts, sheet_word
from meetings.model import CommitteeId, Language, MeetingId
from meetings.office import Office


def attendance_list(slug: str, form: str, output: Path | None) -> None:
    extract = look(lambda office: exports.extract(office, MeetingId(slug)))
    write(exports.write(extract, form), output)


def paper(kind: papers.Kind, slug: str, form: str, *, public: bool, output: Path | None) -> None:
    press = papers.Press(Settings.read().templates)
    drawn = look(lambda office: papers.draw(office, kind, MeetingId(slug), public=public))
    write(_pressed(lambda: press.write(drawn, form)), output)


def journal(slug: str, output: Path | None) -> None:
    press = papers.Press(Settings.read().templates)
    gathered = look(lambda office: journals.gather(office, MeetingId(slug)))
    write(_pressed(lambda: journals.write(gathered, press)), output)
    act(lambda office: office.note_package_taken(MeetingId(slug), OPERATOR))


def template(output: Path, layout: str) -> None:
    """Never over a file somebody has made his own."""
    if layout and layout not in layouts.BUILT_IN:
        raise Failed(f"there is no layout {layout}: {', '.join(layouts.BUILT_IN)}")
    content = layouts.source(layout).encode() if layout else sheet_word.built_in()
    with output.open("xb") as file:
        file.write(content)
    say(f"written: {output}")


def _pressed(work: Callable[[], bytes]) -> bytes:
    try:
        return work()
    except (layouts.WrongLayout, sheet_word.WrongTemplate) as wrong:
        raise Failed(str(wrong)) from None


def invitation(slug: str, address: str, *, cancel: bool, output: Path | None) -> None:
    """A meeting of several days has a mail a day: one after the other, or each in a file with its number."""
    settings = Settings.read()
    writer = mail_writer(settings, signed_links(settings))
    mails = look(lambda office: exports.invitation(office, writer, MeetingId(slug), address, cancel=cancel))
    if output is None or len(mails) == 1:
        write(b"".join(mails), output)
        return
    for day, content in enumerate(mails, start=1):
        write(content, output.with_stem(f"{output.stem}-{day}"))


def year_plan(slug: str, year: int | None, output: Path | None) -> None:
    organizer = mailbox(Settings.read())

    def read(office: Office) -> bytes:
        committee = office.records.committee(CommitteeId(slug))
        plan = office.year_plan(committee.id, OPERATOR, year)
        return calendars.of_committee(committee.name, plan, Language.DA, organizer)

    write(look(read), output)


def app_package(output: Path, *, receipts: bool) -> None:
    settings = Settings.read()
    needed = {"app_id": settings.app_id, "public_url": settings.public_url}
    if missing := [f"{variable(field)} is not set" for field, value in needed.items() if not value]:
        raise SettingsFault(missing)
    if not GUID.fullmatch(settings.app_id):
        raise SettingsFault([f"{variable('app_id')} is not an id like 00000000-0000-0000-0000-000000000000"])
    if not is_address(settings.public_url):
        raise SettingsFault([f"{variable('public_url')} must be https:// and a host, without a path"])
    app = manifest.build.App(settings.app_id, settings.public_url, receipts=receipts)
    write(manifest.build.build(app), output)
    say(f"written: {output}")
