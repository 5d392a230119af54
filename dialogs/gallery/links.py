"""The addresses in the sample cards."""

from datetime import datetime

from dialogs.heard import NewFeed
from meetings.model import CommitteeId, FileId, ItemId, MeetingId, PersonId


class Links:
    """Addresses that look as the doors would make them."""

    def attendance_list(self, meeting: MeetingId, person: PersonId, form: str) -> str:
        return f"https://moeder.example.dk/liste/{meeting}-{person}.{form}"

    def mailed_paper(self, meeting: MeetingId, person: PersonId, paper: str, sent: datetime) -> str:
        return f"https://moeder.example.dk/papir/{meeting}-{person}-{paper}-{sent:%Y%m%d}"

    def paper(self, meeting: MeetingId, person: PersonId, paper: str, form: str) -> str:
        return f"https://moeder.example.dk/papir/{meeting}-{person}.{paper}.{form}"

    def file(self, meeting: MeetingId, person: PersonId, item: ItemId, file: FileId, since: datetime) -> str:
        return (
            f"https://moeder.example.dk/bilag/{meeting}-{person}-{item}-{file[-8:]}-{since:%Y%m%d}-{'x' * 90}"
        )

    def pages(self, person: PersonId, meeting: MeetingId | None, room: str = "") -> str:
        return f"https://moeder.example.dk/sekretariat/ind/{person}-{meeting or ''}{room}"

    def answer(self, meeting: MeetingId, person: PersonId) -> str:
        return f"https://moeder.example.dk/svar/{meeting}-{person}"

    def year_plan(self, committee: CommitteeId, person: PersonId) -> str:
        return f"https://moeder.example.dk/moedeplan/{committee}-{person}"

    def new_feed(self) -> NewFeed:
        return NewFeed("https://moeder.example.dk/kalender/Zp3v0qkR5n.ics", "0" * 64)

    def privacy(self) -> str:
        return "https://moeder.example.dk/privatliv"
