"""What may be written down as an address, so that nothing is taken that cannot be sent to."""

import pytest

from meetings.addresses import is_mail_address, is_web_address, is_work_address


@pytest.mark.parametrize(
    "address", ["bo@odder.dk", "jens.o'brien+moede@x.dk", "r&d@xn--r-1ga1d.dk", "j" * 64 + "@viborg.dk"]
)
def test_a_plain_address_is_a_mail_address_and_a_members(address):
    assert (is_mail_address(address), is_work_address(address)) == (True, True)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "bo",
        "bo@",
        "@odder.dk",
        "søren@aarhus.dk",
        "bo@ærø.dk",
        "bo@odder..dk",
        "bo@.odder.dk",
        "bo@odder.dk.",
        ".bo@odder.dk",
        "bo..lund@odder.dk",
        "bo lund@odder.dk",
        "bo@odder.dk\n",
        "bo@odder.dk, evil@example.net",
        "Bo Lund <bo@odder.dk>",
        "bo@odder.dk@example.net",
        "bo?cc=evil@example.net",
        "j" * 65 + "@viborg.dk",
        "bo@" + "v." * 130 + "dk",
    ],
)
def test_what_no_mail_can_go_to_is_none(text):
    assert (is_mail_address(text), is_work_address(text)) == (False, False)


def test_a_domain_without_a_dot_is_a_slip_of_a_member_and_an_operators_right():
    assert (is_mail_address("bo@localhost"), is_work_address("bo@localhost")) == (True, False)


@pytest.mark.parametrize(
    "url",
    [
        "https://rm.example.dk",
        "https://rm.example.dk:8443/a?b=c#d",
        "https://teams.microsoft.com/l/meetup-join/19%3ameeting_Zm9y%40thread.v2/0?context=%7b%22Tid%22%3a%221%22%7d",
        "https://a.dk/".ljust(2000, "x"),
    ],
)
def test_an_https_address_is_a_web_address(url):
    assert is_web_address(url)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "rm.example.dk",
        "http://rm.example.dk",
        "HTTPS://",
        "https://",
        "javascript:alert(1)",
        "https://rm.example.dk/a b",
        "https://rm.example.dk/ø",
        "https://rm.example.dk\r\nX-EVIL:1",
        'https://rm.example.dk/"',
        "https://teams.microsoft.com@evil.example.net/",
        "https://a.dk/".ljust(2001, "x"),
    ],
)
def test_what_a_calendar_or_a_card_could_not_open_safely_is_none(text):
    assert not is_web_address(text)
