"""What is kept of a person, said to that person: which table it is, and what its columns mean."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

Rows = Mapping[str, Sequence[Mapping[str, Any]]]


class Danish:
    title = "Oplysninger om dig i Styrmand"
    intro = (
        "Her er alt, hvad Styrmand har gemt om dig, tabel for tabel. Tidspunkter er i UTC. Hvor længe det gemmes, og hvad "
        "der bliver stående i referater, står på siden om privatliv."
    )
    nothing = "Der er ikke gemt andet."
    yes, no = "ja", "nej"
    tables: ClassVar[Mapping[str, str]] = {
        "person": "Hvem du er",
        "erasure": "At du har bedt om at blive slettet",
        "name_on_record": "Dit navn i udsendte referater",
        "road": "Vejen til dig i Teams",
        "link": "Engangskoder, du har bedt om",
        "membership": "Grupper, du er eller har været med i",
        "feed": "Din kalender ved abonnement",
        "invitee": "Møder, du er indkaldt til",
        "answer": "Dine svar på indkaldelser",
        "substitution": "Stedfortrædere for dig, eller dig som stedfortræder",
        "answer_history": "Hvordan svarene er blevet til",
        "seat_wish": "Pladser, der er spurgt om",
        "agenda_item": "Punkter, du har foreslået",
        "item_version": "Punkter, du har skrevet i",
        "item_draft": "Forslag, du har skrevet på og ikke sendt",
        "dropped_file": "Filer, du har sendt og ikke lagt ved et punkt",
        "agenda_version": "Dagsordener, du har sendt ud",
        "agenda_approval": "Dagsordener, du har godkendt",
        "comment": "Dine kommentarer",
        "presence": "Møder, hvor dit fremmøde er noteret",
        "stay": "Hvornår du kom til og gik fra møder",
        "item_note": "Noter til punkter, du har skrevet",
        "decision": "Beslutninger, du har skrevet ned",
        "follow_up": "Opgaver, du er ansvarlig for",
        "minutes": "Referater, du har godkendt",
        "chair_decision": "Beslutninger, du har truffet som formand",
        "calendar_entry": "Kalenderaftaler, vi har sendt dig",
        "delivery": "Beskeder til dig eller om dig",
        "card": "Kort i Teams, der bliver holdt ved lige",
        "reply": "Mails fra dig, som er læst",
        "settlement": "Mails, du har taget stilling til",
        "closed_mailbox": "At mails til dig er kommet tilbage",
        "visit": "Besøg på sekretariatets sider",
        "unsaved": "Det, du var ved at skrive på siderne",
        "audit": "Hvad du har gjort, og hvad andre har gjort for dig",
    }
    columns: ClassVar[Mapping[str, str]] = {
        "id": "nummer",
        "name": "navn",
        "email": "mail",
        "email_key": "mail, som den sammenlignes",
        "title": "titel",
        "language": "sprog",
        "at": "tidspunkt",
        "by_id": "person nr. (af)",
        "person_id": "person nr.",
        "meeting_id": "møde",
        "organisation_id": "organisation",
        "committee_id": "gruppe",
        "role": "rolle",
        "since": "fra",
        "until": "til",
        "kind": "art",
        "source": "kanal",
        "remark": "bemærkning",
        "late": "efter fristen",
        "round": "omgang",
        "session": "mødedag",
        "state": "tilstand",
        "act": "handling",
        "subject": "emne",
        "details": "nærmere",
        "text": "tekst",
        "answer": "svar",
        "comment": "kommentar",
        "sender": "afsender",
        "typed": "skrevet",
    }

    def everything(self, person: Mapping[str, Any], kept: Rows) -> str:
        """As plain text: a heading a table, a line a value, an empty line between rows."""
        lines = [self.title, "=" * len(self.title), "", self.intro, ""]
        lines += [f"{self.column(name)}: {self.value(value)}" for name, value in person.items()]
        for table, rows in kept.items():
            heading = f"{self.tables[table]} ({len(rows)})"
            lines += ["", heading, "-" * len(heading)]
            for row in rows:
                lines += [*self._row(row), ""]
        return "\n".join([*lines, self.nothing]).replace("\n\n\n", "\n\n") + "\n"

    def _row(self, row: Mapping[str, Any]) -> list[str]:
        told = [(name, value) for name, value in row.items() if value not in (None, "")]
        return [f"{self.column(name)}: {self.value(value)}" for name, value in told]

    def column(self, name: str) -> str:
        return self.columns.get(name, name.replace("_", " "))

    def value(self, value: object) -> str:
        if isinstance(value, bool):
            return self.yes if value else self.no
        return str(value).replace("\n", "\n    ")


_WORDS = Danish()


def everything(person: Mapping[str, Any], kept: Rows) -> str:
    """Handed out in Danish, as the papers are; programs have the JSON."""
    return _WORDS.everything(person, kept)
