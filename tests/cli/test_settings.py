"""Settings: what must be there, what is refused and in which words, and that no secret is ever told."""

import logging
from pathlib import Path

import pytest

from bot.addresses import is_loopback
from bot.cli import main
from bot.settings import (
    NEEDED,
    Settings,
    SettingsFault,
    check_demo,
    check_to_serve,
    variable,
)

GOOD = {
    "STYRMAND_APP_ID": "11111111-2222-3333-4444-555555555555",
    "STYRMAND_APP_SECRET": "open sesame",
    "STYRMAND_HOME_TENANT": "aaaaaaaa-0000-0000-0000-000000000001",
    "STYRMAND_TENANTS": "aaaaaaaa-0000-0000-0000-000000000001",
    "STYRMAND_PUBLIC_URL": "https://moeder.example.dk",
    "STYRMAND_SECRET_KEY": "0123456789abcdef0123456789abcdef",
}
CANARY = "kanariefugl"


@pytest.fixture(autouse=True)
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Neither the machine's environment nor a .env of this checkout has a say."""
    monkeypatch.chdir(tmp_path)
    for field in Settings.model_fields:
        monkeypatch.delenv(variable(field), raising=False)
    return tmp_path


def given(monkeypatch: pytest.MonkeyPatch, **altered: str) -> None:
    for name, value in (GOOD | altered).items():
        monkeypatch.setenv(name, value)


def refused(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What the command says on standard error; it ends with 1 and says nothing on standard output."""
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    said = capsys.readouterr()
    assert (ended.value.code, said.out) == (1, "")
    return said.err.splitlines()


# What must be there


@pytest.mark.parametrize("field", NEEDED)
@pytest.mark.parametrize("value", ["", "  ", ",;"])
def test_the_bot_does_not_start_without_what_keeps_it_safe(monkeypatch, capsys, field, value):
    given(monkeypatch, **{variable(field): value})
    assert f"styrmand: {variable(field)} is not set" in refused(["serve"], capsys)


def test_everything_that_is_missing_is_told_at_once(capsys):
    assert refused(["serve"], capsys) == [f"styrmand: {variable(field)} is not set" for field in NEEDED]


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("STYRMAND_PUBLIC_URL", "http://moeder.example.dk", "must be https:// and a host, without a path"),
        (
            "STYRMAND_PUBLIC_URL",
            "https://moeder.example.dk/bot",
            "must be https:// and a host, without a path",
        ),
        ("STYRMAND_PUBLIC_URL", "https://a@moeder.example.dk", "must be https:// and a host, without a path"),
        ("STYRMAND_PUBLIC_URL", "https://[moeder", "must be https:// and a host, without a path"),
        ("STYRMAND_PUBLIC_URL", "https://moeder.example.dk:x", "must be https:// and a host, without a path"),
        ("STYRMAND_PUBLIC_URL", "https://", "must be https:// and a host, without a path"),
        ("STYRMAND_SECRET_KEY", "0123456789abcdef0123456789abcde", "must be at least 32 characters"),
        ("STYRMAND_SECRET_KEY", f"short,{'x' * 32}", "must be at least 32 characters"),
        (
            "STYRMAND_MAIL_FROM",
            "Sekretariatet",
            "must hold an address, such as: Sekretariatet <moeder@example.dk>",
        ),
        ("STYRMAND_LOG_LEVEL", "loud", "must be DEBUG, INFO, WARNING or ERROR"),
        ("STYRMAND_DEMO", "true", "is what `styrmand demo` sets for itself: unset it"),
        ("STYRMAND_PORT", "http", ": input should be a valid integer, unable to parse string as an integer"),
        ("STYRMAND_PORT", "65536", ": input should be less than or equal to 65535"),
        ("STYRMAND_LOG_JSON", "perhaps", ": input should be a valid boolean, unable to interpret input"),
        (
            "STYRMAND_DATABASE_URL",
            "mysql://u:kanariefugl@h/d",
            ": must be sqlite:///FILE or postgresql://USER:PASSWORD@HOST/DATABASE",
        ),
        (
            "STYRMAND_DATABASE_URL",
            "sqlite:///:memory:",
            ": must be sqlite:///FILE or postgresql://USER:PASSWORD@HOST/DATABASE",
        ),
        (
            "STYRMAND_DATABASE_URL",
            "styrmand.db",
            ": must be sqlite:///FILE or postgresql://USER:PASSWORD@HOST/DATABASE",
        ),
        (
            "STYRMAND_DATABASE_URL",
            "postgresql://h:kanariefugl/d",
            ": must be sqlite:///FILE or postgresql://USER:PASSWORD@HOST/DATABASE",
        ),
    ],
)
def test_what_cannot_be_right_is_refused_in_a_sentence_that_names_it(
    monkeypatch, capsys, name, value, sentence
):
    given(monkeypatch, **{name: value})
    joint = "" if sentence.startswith(":") else " "
    assert refused(["serve"], capsys) == [f"styrmand: {name}{joint}{sentence}"]


def test_good_settings_are_good(monkeypatch):
    given(monkeypatch)
    check_to_serve(Settings.read())


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.7", "::", "styrmand.example.dk", ""])
def test_the_demo_binds_to_this_machine_only(monkeypatch, capsys, host):
    monkeypatch.setenv("STYRMAND_HOST", host)
    assert refused(["demo"], capsys) == ["styrmand: the demo binds to 127.0.0.1 only: unset STYRMAND_HOST"]


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.53", "::1", "localhost"])
def test_this_machine_has_several_names(host):
    assert is_loopback(host)
    check_demo(Settings(demo=True, host=host))


# Where they come from


def test_a_file_beside_the_bot_is_read_and_the_environment_is_above_it(empty_folder, monkeypatch):
    (empty_folder / ".env").write_bytes(
        "\ufeffSTYRMAND_PORT=4001\r\nSTYRMAND_MAIL_FROM=Fællessekretariatet <m@kulturregion.example.dk>\r\n".encode()
    )
    monkeypatch.setenv("STYRMAND_PORT", "4002")
    read = Settings.read()
    assert (read.port, read.sender) == (4002, ("Fællessekretariatet", "m@kulturregion.example.dk"))
    monkeypatch.delenv("STYRMAND_PORT")
    assert Settings.read().port == 4001, "the first line too, whatever mark an editor put before it"


def test_a_file_in_another_encoding_is_refused(empty_folder, capsys):
    (empty_folder / ".env").write_bytes("STYRMAND_MAIL_FROM=Fællessekretariatet".encode("cp1252"))
    assert refused(["meeting", "list"], capsys) == [
        "styrmand: .env cannot be read: it must be a text file in UTF-8"
    ]


def test_every_setting_has_a_default_and_says_what_it_is_for():
    for field, about in Settings.model_fields.items():
        assert not about.is_required(), field
        assert about.description, field
        assert about.description.endswith("."), field


def test_lists_are_parted_by_commas_or_semicolons():
    read = Settings(tenants=" a, b;c,,", app_secret="old, new", secret_key="k1;k2")
    assert (read.tenant_ids, read.app_secrets, read.secret_keys) == (
        {"a", "b", "c"},
        ("old", "new"),
        ("k1", "k2"),
    )


@pytest.mark.parametrize(
    ("settings", "domain"),
    [
        (Settings(public_url="https://moeder.example.dk:8443/"), "moeder.example.dk"),
        (Settings(public_url="https://møder.example.dk"), "xn--mder-gra.example.dk"),
        (Settings(public_url="http://127.0.0.1:3978"), "styrmand.example.dk"),
        (Settings(public_url="https://[x", mail_from="a@b.example.dk"), "b.example.dk"),
        (Settings(mail_from="nobody"), "styrmand.example.dk"),
    ],
)
def test_calendar_ids_end_in_a_name_that_mails_can_carry(settings, domain):
    assert settings.domain == domain


# Secrets

SECRET = {
    "STYRMAND_APP_SECRET": f"{CANARY}-app",
    "STYRMAND_MAIL_APP_SECRET": f"{CANARY}-mail",
    "STYRMAND_SECRET_KEY": f"{CANARY}-key-{'x' * 32}",
    "STYRMAND_SMTP_URL": f"smtp://user:{CANARY}@127.0.0.1:1",
    "STYRMAND_IMAP_URL": f"imaps://user:{CANARY}@127.0.0.1:1",
    "STYRMAND_DATABASE_URL": f"postgresql://user:{CANARY}@127.0.0.1:1/books",
}


def test_no_secret_is_in_the_settings_text(monkeypatch):
    given(monkeypatch, **SECRET)
    read = Settings.read()
    for text in (repr(read), str(read), f"{read}", repr(read.model_copy(update={"port": 1}))):
        assert CANARY not in text


@pytest.mark.parametrize(
    "command", [["check"], ["check", "--json"], ["meeting", "list"], ["healthcheck"], ["db", "upgrade"]]
)
def test_no_secret_is_in_what_a_command_says(monkeypatch, capsys, caplog, command):
    given(monkeypatch, **SECRET)
    for field, nowhere in (
        ("openid_metadata", "http://127.0.0.1:1"),
        ("login_authority", "http://127.0.0.1:1"),
    ):
        monkeypatch.setenv(variable(field), nowhere)
    monkeypatch.setenv("STYRMAND_PUBLIC_URL", "https://127.0.0.1:1")
    monkeypatch.setenv("STYRMAND_PORT", "1")
    with caplog.at_level(logging.DEBUG), pytest.raises(SystemExit) as ended:
        main(command)
    said = capsys.readouterr()
    assert ended.value.code == 1
    assert CANARY not in said.out + said.err + caplog.text
    assert said.err != ""


def test_no_secret_is_in_a_fault(monkeypatch):
    given(monkeypatch, **SECRET)
    monkeypatch.setenv("STYRMAND_PORT", CANARY)
    monkeypatch.setenv("STYRMAND_DATABASE_URL", f"odd://{CANARY}")
    with pytest.raises(SettingsFault) as fault:
        Settings.read()
    assert CANARY not in str(fault.value) + repr(fault.value)
    assert [text.partition(":")[0] for text in fault.value.faults] == [
        "STYRMAND_DATABASE_URL",
        "STYRMAND_PORT",
    ]


# The mail server, by token

BY_TOKEN = {
    "STYRMAND_SMTP_URL": "smtp+starttls://m%40region.dk;AUTH=XOAUTH2@smtp.office365.com:587",
    "STYRMAND_IMAP_URL": "imaps://m%40region.dk;AUTH=XOAUTH2@outlook.office365.com",
}


def test_with_the_bots_own_application_the_two_addresses_are_enough(monkeypatch):
    given(monkeypatch, **BY_TOKEN)
    read = Settings.read()
    check_to_serve(read)
    assert (read.mail_by_token, read.mail_secrets) == (True, ("open sesame",))
    assert not Settings(smtp_url="smtp://a:b;AUTH=XOAUTH2@relay", imap_url="").mail_by_token


@pytest.mark.parametrize(
    ("altered", "sentence"),
    [
        (
            {"STYRMAND_MAIL_APP_ID": "11111111-2222-3333-4444-555555555555"},
            "STYRMAND_MAIL_APP_ID and STYRMAND_MAIL_APP_SECRET belong together: set both, or neither for the bot's own",
        ),
        (
            {"STYRMAND_MAIL_APP_SECRET": f"{CANARY}"},
            "STYRMAND_MAIL_APP_ID and STYRMAND_MAIL_APP_SECRET belong together: set both, or neither for the bot's own",
        ),
        ({"STYRMAND_MAIL_SCOPE": " "}, "STYRMAND_MAIL_SCOPE is not set"),
        (
            {"STYRMAND_IMAP_URL": f"imaps://m;AUTH=XOAUTH2:{CANARY}@outlook.office365.com"},
            "STYRMAND_IMAP_URL has a password beside ;AUTH=: the token takes its place",
        ),
        (
            {"STYRMAND_SMTP_URL": "smtp://m;AUTH=XOAUTH2@smtp.office365.com"},
            "STYRMAND_SMTP_URL would show the token: with ;AUTH= it begins with smtps:// or smtp+starttls://",
        ),
        (
            {"STYRMAND_SMTP_URL": "smtps://m;AUTH=LOGIN@smtp.office365.com"},
            "STYRMAND_SMTP_URL has XOAUTH2 or OAUTHBEARER after ;AUTH=",
        ),
        (
            {"STYRMAND_LOGIN_AUTHORITY": "http://login.example.dk"},
            "STYRMAND_LOGIN_AUTHORITY must begin with https://: the secret could be read on the way",
        ),
    ],
)
def test_halves_of_a_login_with_a_token_are_refused_in_a_sentence(monkeypatch, capsys, altered, sentence):
    given(monkeypatch, **BY_TOKEN | altered)
    assert refused(["serve"], capsys) == [f"styrmand: {sentence}"]


def test_a_login_on_this_very_machine_may_do_without_tls(monkeypatch):
    given(monkeypatch, STYRMAND_LOGIN_AUTHORITY="http://127.0.0.1:8080")
    check_to_serve(Settings.read())
