"""The SMTP server of the tests is a server: a client of the standard library talks to it."""

import smtplib
from email.message import EmailMessage

import pytest

from tests.parts.smtp import SmtpServer


def letter(to: str = "ellen@example.dk") -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "sekretariat@example.dk", to, "Møde på Ærø"
    message.set_content("Kære Ellen\n.\nVel mødt.\n")
    return message


def send(server: SmtpServer, message: EmailMessage, *to: str) -> dict[str, tuple[int, bytes]]:
    with smtplib.SMTP("127.0.0.1", server.port, timeout=10) as client:
        return client.send_message(message, to_addrs=list(to) or None)


def test_a_message_is_kept_whole(smtp: SmtpServer):
    send(smtp, letter(), "ellen@example.dk", "bo@example.dk")
    [received] = smtp.wait_for(1)
    assert (received.sender, received.recipients) == (
        "sekretariat@example.dk",
        ("ellen@example.dk", "bo@example.dk"),
    )
    assert received.message["Subject"] == "Møde på Ærø"
    assert received.message.get_content() == "Kære Ellen\n.\nVel mødt.\n".replace("\n", "\r\n")


def test_one_recipient_is_refused_and_the_other_gets_it(smtp: SmtpServer):
    smtp.refuse("RCPT", "550 5.1.1 No such user", recipient="bo@example.dk")
    refused = send(smtp, letter(), "ellen@example.dk", "bo@example.dk")
    assert refused == {"bo@example.dk": (550, b"5.1.1 No such user")}
    assert [received.recipients for received in smtp.received] == [("ellen@example.dk",)]


def test_the_sender_is_refused_once(smtp: SmtpServer):
    smtp.refuse("MAIL", times=1)
    with pytest.raises(smtplib.SMTPSenderRefused) as refused:
        send(smtp, letter())
    assert (refused.value.smtp_code, smtp.received) == (451, [])
    send(smtp, letter())
    assert len(smtp.received) == 1


def test_the_message_is_refused_after_the_dot(smtp: SmtpServer):
    smtp.refuse("DATA", "554 5.7.1 Not wanted")
    with pytest.raises(smtplib.SMTPDataError) as refused:
        send(smtp, letter())
    assert (refused.value.smtp_code, smtp.received) == (554, [])


@pytest.mark.parametrize(("taken", "kept"), [(True, 1), (False, 0)])
def test_the_line_is_cut_after_the_dot_and_nobody_knows(smtp: SmtpServer, taken, kept):
    smtp.hang_up_after_the_dot(taken=taken, times=1)
    with pytest.raises((smtplib.SMTPServerDisconnected, ConnectionResetError)):
        send(smtp, letter())
    assert len(smtp.received) == kept
    send(smtp, letter())
    assert len(smtp.received) == kept + 1


def test_orders_are_forgotten(smtp: SmtpServer):
    smtp.refuse("MAIL")
    smtp.behave()
    assert send(smtp, letter()) == {}


def test_what_does_not_come_is_missed(smtp: SmtpServer):
    with pytest.raises(AssertionError, match="0 of 1 messages came"):
        smtp.wait_for(1, seconds=0.01)


def test_a_password_can_be_demanded():
    server = SmtpServer(login=("styrmand", "hemmelig")).start()
    assert server.url == f"smtp://styrmand:hemmelig@127.0.0.1:{server.port}"
    with smtplib.SMTP("127.0.0.1", server.port, timeout=10) as client:
        with pytest.raises(smtplib.SMTPSenderRefused, match="Authentication required"):
            client.send_message(letter())
        with pytest.raises(smtplib.SMTPAuthenticationError):
            client.login("styrmand", "forkert")
        client.login("styrmand", "hemmelig")
        client.send_message(letter())
    server.stop()
    assert len(server.received) == 1
