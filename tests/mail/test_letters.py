"""Every letter in both languages: the words, and that HTML and plain text say the same."""

import inspect
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from bot.mail import MailWriter
from bot.mail.typeset import html, plain
from tests.mail.samples import ERRANDS, SENDER, FixedLinks, in_english
from wording.letters import Ways, write
from wording.letters.english import EnglishWords
from wording.letters.parts import (
    Bullets,
    Callout,
    Choices,
    Code,
    Facts,
    Heading,
    LetterText,
    Note,
    Paragraph,
    Points,
)
from wording.letters.words import Words

WRITER = MailWriter(FixedLinks(), lambda link: f"{link:06}", SENDER)
BOTH = [
    *(pytest.param(errand, id=name) for name, errand in ERRANDS.items()),
    *(pytest.param(in_english(errand), id=f"{name}, English") for name, errand in ERRANDS.items()),
]

CONVENED = """\
Møde i styregruppen for Europæisk Kulturregion
----------------------------------------------

Kære Mette

Du indkaldes til møde i styregruppen for Europæisk Kulturregion. Du er
indkaldt for Viborg Kommune.

Tid og sted
-----------

Tid: Tirsdag den 2. marts 2027 kl. 9.30-11.30 (uge 9)
Sted: Microsoft Teams-møde
Deltag online:
https://teams.microsoft.com/l/meetup-join/19%3ameeting_Zm9y%40thread.v2/0?context=%7b%22Tid%22%3a%221%22%7d

Giv besked om du deltager
-------------------------

Svar senest torsdag den 11. februar kl. 12.00. Du kan ændre dit svar,
indtil mødet begynder. Du kan også svare i Teams eller i
kalenderaftalen; det sidste svar gælder.

Jeg deltager:
https://styrmand.example.dk/svar/ekr-2027-03-02.1?svar=deltager

Send stedfortræder:
https://styrmand.example.dk/svar/ekr-2027-03-02.1?svar=stedfortraeder

Meld afbud:
https://styrmand.example.dk/svar/ekr-2027-03-02.1?svar=afbud

Foreløbig dagsorden
-------------------

1. Velkomst og godkendelse af dagsorden (beslutning, 5 min.)
2. Siden sidst (orientering, 10 min.)
3. Status på Handlingsplan 2026-28 (drøftelse, 30 min.)
   3.1 Fælles billetsystem til Kulturforum (drøftelse og beslutning)
   3.2 Kontrakt med leverandøren (lukket punkt)
4. Eventuelt

Frister
-------

Punkter til dagsordenen: Mandag den 8. februar kl. 12.00
Svar på indkaldelsen: Torsdag den 11. februar kl. 12.00
Dagsordenen udsendes: Mandag den 22. februar kl. 12.00

Har du spørgsmål, så skriv til kultur@rm.example.dk eller ring på
78 41 00 00.

Med venlig hilsen
Fællessekretariatet

--
Styregruppen for Europæisk Kulturregion
Sagsnr.: SAG-2027-00123
Sådan behandler vi dine oplysninger:
https://styrmand.example.dk/privatliv
"""

SUBJECTS = {
    "convened": "Indkaldelse: møde i styregruppen for Europæisk Kulturregion, tirsdag den 2. marts 2027 kl. 9.30-11.30",
    "convened to seminar": "Indkaldelse: seminar i styregruppen for Europæisk Kulturregion, torsdag den 7. oktober og fredag den 8. oktober 2027",
    "reminder": "Vi mangler dit svar: møde i styregruppen for Europæisk Kulturregion, tirsdag den 2. marts 2027 kl. 9.30-11.30",
    "maybe": "Ved du nu, om du kommer? Møde i styregruppen for Europæisk Kulturregion, tirsdag den 2. marts 2027 kl. 9.30-11.30",
    "confirm": "Var det dig? Dit svar er ændret: møde i styregruppen for Europæisk Kulturregion, tirsdag den 2. marts 2027 kl. 9.30-11.30",
    "differs": "Vibeke Jensen har svaret forskelligt: møde i styregruppen for Europæisk Kulturregion, tirsdag den 2. marts 2027 kl. 9.30-11.30",
    "replies wait": "3 svar kræver et menneske",
    "moved": "Flyttet: møde i styregruppen for Europæisk Kulturregion, nu torsdag den 4. marts 2027 kl. 13.00-15.00",
    "cancelled": "Aflyst: møde i styregruppen for Europæisk Kulturregion, tirsdag den 2. marts 2027 kl. 9.30-11.30",
    "agenda": "Dagsorden: møde i styregruppen for Europæisk Kulturregion, tirsdag den 2. marts 2027 kl. 9.30-11.30",
    "substitute": "Du er stedfortræder for Vibeke Jensen: møde i styregruppen for Europæisk Kulturregion, tirsdag den 2. marts 2027 kl. 9.30-11.30",
    "deadline passed": "Svarfristen er udløbet, 1 mangler at svare: møde i styregruppen for Europæisk Kulturregion, tirsdag den 2. marts 2027 kl. 9.30-11.30",
    "link code": "Din kode til Styrmand",
}


def letter(name: str) -> LetterText:
    ways = Ways("https://x.dk/privatliv", "https://x.dk/svar/t", "004711")
    return write(ERRANDS[name], ways)


def test_the_invitation_reads_like_this():
    [first] = WRITER.letters(ERRANDS["convened"])
    assert first.text.replace("\u00a0", " ") == CONVENED


@pytest.mark.parametrize(("name", "subject"), SUBJECTS.items())
def test_subjects(name, subject):
    assert letter(name).subject == subject


def test_a_change_nobody_vouched_for_has_a_link_back_to_what_stood():
    def way_back(name: str) -> list[tuple[str, str]]:
        [choices] = [part for part in letter(name).parts if isinstance(part, Choices)]
        return [(one.label, one.url) for one in choices.rows]

    assert way_back("confirm") == [("Det var ikke mig: Jeg deltager", "https://x.dk/svar/t?svar=deltager")]
    assert way_back("confirm to who sent a substitute") == [("Ændr svar", "https://x.dk/svar/t")]


def test_a_contradiction_is_told_with_both_roads_and_times():
    [facts, _] = [part for part in letter("differs").parts if isinstance(part, Facts)]
    assert [(one.label, one.value.replace("\u00a0", " ")) for one in facts.rows] == [
        ("Først", "Deltager i Teams, tirsdag den 12. januar 2027 kl. 10.00"),
        ("Siden", "Afbud i kalenderen, onsdag den 13. januar 2027 kl. 10.00"),
    ]


def test_a_moved_meeting_tells_what_the_old_answer_was():
    callouts = [part.text for part in letter("moved").parts if isinstance(part, Callout)]
    assert callouts == [
        "Til den gamle tid havde du svaret, at du deltager. Det svar gælder ikke længere, så svar igen."
    ]


def test_a_mail_in_place_of_a_card_says_why():
    notes = {
        name: [part.text for part in letter(name).parts if isinstance(part, Note)]
        for name in ("reminder", "reminder of a day", "agenda", "convened")
    }
    assert notes == {
        "reminder": ["Du får beskeden som mail, fordi Styrmand ikke er sat op hos dig i Teams."],
        "reminder of a day": [
            "Du har måske allerede fået beskeden i Teams. Vi kunne ikke se, om den kom frem."
        ],
        "agenda": ["Du får beskeden som mail, fordi Teams ikke kunne levere den."],
        "convened": [],
    }


def test_after_the_deadline_the_reminder_does_not_ask_for_an_answer_before_it():
    errand = ERRANDS["reminder"]
    late = replace(errand, dated=errand.meeting.deadlines.responses.replace(hour=14))
    said = [part.text for part in write(late, Ways("p", "a")).parts if isinstance(part, Paragraph)]
    assert said[1] == (
        "Svarfristen var torsdag den\u00a011.\u00a0februar kl.\u00a012.00, men du kan stadig svare, "
        "indtil mødet begynder."
    )


def test_a_substitute_for_one_day_is_told_which_and_that_the_mandate_is_missing():
    said = [part.text for part in letter("substitute for a day").parts if isinstance(part, Paragraph)]
    assert said[1:3] == [
        "Du er stedfortræder fredag den\u00a08.\u00a0oktober\u00a02027.",
        "Du deltager uden mandat til at tage beslutninger.",
    ]


def test_the_code_stands_in_the_letter_only():
    told = letter("link code")
    assert [part for part in told.parts if isinstance(part, Code)] == [Code("004711")]
    assert "004711" not in told.subject + told.glimpse + told.title


def test_the_three_answers_are_three_links_that_only_preselect():
    [choices] = [part for part in letter("convened").parts if isinstance(part, Choices)]
    assert [(one.label, one.url) for one in choices.rows] == [
        ("Jeg deltager", "https://x.dk/svar/t?svar=deltager"),
        ("Send stedfortræder", "https://x.dk/svar/t?svar=stedfortraeder"),
        ("Meld afbud", "https://x.dk/svar/t?svar=afbud"),
    ]


def test_a_closed_item_is_told_by_its_title_alone():
    [points] = [part for part in letter("agenda").parts if isinstance(part, Points)]
    assert [one.note for one in points.rows if one.number == "3.2"] == ["lukket punkt"]


# Both languages


SHARED = {
    "days",
    "day",
    "session",
    "moment",
    "listing",
    "title",
    "on_day",
    "entry_summary",
    "by_road",
    "waits",
    "file_is",
    "size_of",
}
"""Put together from the words of the language; a meeting's title is what it is."""


def test_english_has_its_own_of_every_sentence():
    said = {name for name, _ in inspect.getmembers(Words, inspect.isfunction)}
    assert said - set(vars(EnglishWords)) == SHARED


@pytest.mark.parametrize("errand", [in_english(one) for one in ERRANDS.values()])
def test_an_english_letter_has_no_danish_word_in_it(errand):
    danish = re.compile(r"\b(møde\w*|svar\w*|den|kl|uge|og|til|Kære|Sted|Tid|Frister|dag|Sagsnr)\b(?!\?)")
    told = write(errand, Ways("p", "a"))
    sentences = [
        told.subject,
        told.greeting,
        told.contact,
        *told.closing[:1],
        *(part.text for part in told.parts if isinstance(part, Paragraph | Heading | Note | Callout)),
    ]
    free = {errand.item.background} if errand.item else set()
    found = [
        sentence
        for sentence in sentences
        if sentence not in free and danish.search(sentence.replace("Styregruppen for", ""))
    ]
    assert [one for one in found if "Studietur" not in one] == []


# HTML and plain text


class Reader(HTMLParser):
    """What a person sees and where the links lead; style sheets and hidden lines are not seen."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.links: list[str] = []
        self.hidden = 0
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = dict(attrs)
        self.tags.append(tag)
        if self.hidden or tag in {"style", "title"} or "display:none" in (facts.get("style") or ""):
            self.hidden += tag not in {"meta", "br"}
        if href := facts.get("href"):
            self.links.append(href)

    def handle_endtag(self, _: str) -> None:
        self.hidden = max(0, self.hidden - 1)

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.words.append(data)


def read(page: str) -> tuple[str, list[str], list[str]]:
    reader = Reader()
    reader.feed(page)
    return squeezed("".join(reader.words)), reader.links, reader.tags


def squeezed(text: str) -> str:
    return " ".join(text.split())


def said_in(letter: LetterText) -> list[str]:
    said = [letter.title, letter.greeting, letter.above, *letter.closing]
    for part in letter.parts:
        match part:
            case Facts(rows):
                said += [row.label for row in rows] + [row.value for row in rows if not row.url]
            case Points(rows):
                said += [row.title for row in rows] + [row.note for row in rows]
            case Bullets(rows):
                said += list(rows)
            case Choices(rows):
                said += [row.label for row in rows]
            case other:
                said.append(other.text)
    return [squeezed(one) for one in said]


@pytest.mark.parametrize("errand", BOTH)
def test_both_forms_say_it_all_and_lead_to_the_same_places(errand):
    told = write(errand, Ways("https://x.dk/privatliv", "https://x.dk/svar/t", "004711"))
    seen, links, _ = read(html(told))
    text = plain(told)
    for sentence in said_in(told):
        assert sentence in seen
        assert sentence in squeezed(text)
    assert links == re.findall(r"^https://\S+$", text, re.MULTILINE)
    assert "https://x.dk/privatliv" in links


@pytest.mark.parametrize("errand", BOTH)
def test_a_letter_is_read_without_pictures_scripts_or_tables(errand):
    page = html(write(errand, Ways("https://x.dk/p", "https://x.dk/svar/t", "004711")))
    _, _, tags = read(page)
    assert not {"img", "script", "table", "form", "input", "link", "iframe"} & set(tags)
    assert page.startswith(f'<!DOCTYPE html>\n<html lang="{errand.to.language}">')
    assert tags.count("h1") == 1
    assert "None" not in page


def test_what_people_write_is_text_and_never_markup():
    page = html(letter("item arrived"))
    assert "Studietur &lt;b&gt;2027&lt;/b&gt;: forslag til mål" in page
    assert "Vi har talt om Malmø &amp; Umeå." in page
    assert "<b>" not in page


def test_a_link_stands_whole_on_a_line_of_its_own():
    assert all(
        line.startswith("https://") for line in plain(letter("convened")).splitlines() if "https://" in line
    )


def test_plain_text_keeps_to_its_width():
    lines = plain(letter("convened")).splitlines()
    assert max(len(line) for line in lines if not line.startswith("https://")) <= 72
