"""The table of tokens and bodies: what comes in, and what is turned away with which status."""

import base64
import hmac
import json
import string
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from bot.teams.keys import SigningKeys
from bot.teams.tokens import TokenCheck
from bot.teams.turned_away import Unauthorised
from bot.teams.wire import open_session
from tests.parts.teams import (
    APP_ID,
    FOREIGN_TENANT,
    KeyServer,
    Person,
    Signer,
    TeamsClient,
    Watch,
    in_the_loop,
)
from tests.teams.stage import stage

UNENDORSED = Signer("key-bare", endorsements=None)
FOR_SLACK = Signer("key-slack", endorsements=("slack",))
SHORT = Signer("key-short", bits=1024)

Case = Callable[[TeamsClient], tuple[Any, str | None]]


def b64(raw: bytes) -> bytes:
    return base64.urlsafe_b64encode(raw).rstrip(b"=")


def header(teams: TeamsClient, *without: str, **altered: Any) -> str:
    return f"Bearer {teams.token(*without, **altered)}"


def signed_by(signer: Signer) -> Case:
    return lambda teams: (teams.message("x"), header(replace(teams, signer=signer)))


def with_header(header_: str | None) -> Case:
    return lambda teams: (teams.message("x"), header_)


def with_claims(*without: str, **altered: Any) -> Case:
    return lambda teams: (teams.message("x"), header(teams, *without, **altered))


def with_fields(**altered: Any) -> Case:
    """Send the message with these fields; None leaves one out."""

    def case(teams: TeamsClient) -> tuple[Any, str]:
        told = teams.message("x") | altered
        return {name: value for name, value in told.items() if value is not None}, header(teams)

    return case


def encoded(algorithm: str, key: Any, **headers: Any) -> Case:
    return lambda teams: (
        teams.message("x"),
        f"Bearer {jwt.encode(teams.claims(), key, algorithm=algorithm, headers={'kid': 'key-1', **headers})}",
    )


def hs256_with_the_public_key(teams: TeamsClient) -> tuple[Any, str]:
    """Sign by hand: PyJWT itself refuses to take a public key for a secret."""
    secret = teams.signer.private.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    told = b".".join(
        b64(json.dumps(part).encode()) for part in ({"alg": "HS256", "kid": "key-1"}, teams.claims())
    )
    signature = b64(hmac.new(secret, told, "sha256").digest())
    return teams.message("x"), f"Bearer {(told + b'.' + signature).decode()}"


def forged(teams: TeamsClient) -> tuple[Any, str]:
    other = jwt.encode(
        teams.claims(), Signer("somebody").private, algorithm="RS256", headers={"kid": "key-1"}
    )
    return teams.message("x"), f"Bearer {other}"


def without_kid(teams: TeamsClient) -> tuple[Any, str]:
    return teams.message("x"), f"Bearer {jwt.encode(teams.claims(), teams.signer.private, algorithm='RS256')}"


def numbered_kid(teams: TeamsClient) -> tuple[Any, str]:
    _, *rest = teams.token().split(".")
    odd = b64(json.dumps({"alg": "RS256", "kid": 7}).encode()).decode()
    return teams.message("x"), "Bearer " + ".".join([odd, *rest])


def with_its_own_key(teams: TeamsClient) -> tuple[Any, str]:
    mine = Signer("mine")
    token = jwt.encode(
        teams.claims(), mine.private, algorithm="RS256", headers={"kid": "mine", "jwk": mine.jwk()}
    )
    return teams.message("x"), f"Bearer {token}"


NOON = int(Watch().shows.timestamp())

UNAUTHORISED: dict[str, Case] = {
    "no header": with_header(None),
    "an empty header": with_header(" "),
    "Bearer alone": with_header("Bearer"),
    "Bearer and a blank": with_header("Bearer "),
    "another scheme": with_header("Basic dXNlcjpwYXNz"),
    "two tokens": lambda teams: (teams.message("x"), f"{header(teams)} {teams.token()}"),
    "a token without a scheme": lambda teams: (teams.message("x"), teams.token()),
    "garbage": with_header("Bearer garbage"),
    "garbage in three parts": with_header("Bearer a.b.c"),
    "three empty parts": with_header("Bearer .."),
    "alg none": encoded("none", None),
    "HS256 with the public key": hs256_with_the_public_key,
    "HS256 with a secret": encoded("HS256", "s" * 64),
    "RS384": lambda teams: encoded("RS384", teams.signer.private)(teams),
    "RS512": lambda teams: encoded("RS512", teams.signer.private)(teams),
    "PS256": lambda teams: encoded("PS256", teams.signer.private)(teams),
    "a forged signature": forged,
    "an empty signature": lambda teams: (teams.message("x"), header(teams).rpartition(".")[0] + "."),
    "an unknown kid": signed_by(Signer("key-unknown")),
    "a missing kid": without_kid,
    "a kid that is a number": numbered_kid,
    "a key that the token brings along": with_its_own_key,
    "an unknown critical header": lambda teams: (
        teams.message("x"),
        f"Bearer {teams.signer.sign(teams.claims(), {'crit': ['exp'], 'exp': 1})}",
    ),
    "expired": with_claims(exp=NOON - 301),
    "no exp": with_claims("exp"),
    "exp as a text": with_claims(exp=str(NOON + 3600)),
    "exp as true": with_claims(exp=True),
    "exp beyond all calendars": with_claims(exp=10**30),
    "nbf in the future": with_claims(nbf=NOON + 301),
    "nbf as a text": with_claims(nbf="soon"),
    "no iss": with_claims("iss"),
    "another iss": with_claims(iss="https://api.botframework.com.evil.example"),
    "iss of the emulator": with_claims(iss="https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/"),
    "no aud": with_claims("aud"),
    "another aud": with_claims(aud="99999999-2222-3333-4444-555555555555"),
    "our aud among others": with_claims(aud=[APP_ID, "another"]),
    "an empty aud": with_claims(aud=""),
    "no serviceurl claim": with_claims("serviceurl"),
    "an empty serviceurl claim": with_claims(serviceurl=""),
    "serviceurl as a list": lambda teams: (teams.message("x"), header(teams, serviceurl=[teams.service_url])),
    "serviceUrl differs from the claim": with_claims(serviceurl="https://smba.trafficmanager.net/amer/"),
    "serviceUrl with another ending": lambda teams: (
        teams.message("x", serviceUrl=teams.service_url.rstrip("/")),
        header(teams),
    ),
    "serviceUrl missing in the activity": with_fields(serviceUrl=None),
    "serviceUrl missing in both": lambda teams: (
        with_fields(serviceUrl=None)(teams)[0],
        header(teams, "serviceurl"),
    ),
    "channelId missing in the activity": with_fields(channelId=None),
    "channelId slack": with_fields(channelId="slack"),
    "channelId slack with a key for slack": lambda teams: (
        teams.message("x", channelId="slack"),
        header(replace(teams, signer=FOR_SLACK)),
    ),
    "channelId as a list": with_fields(channelId=["msteams"]),
    "a key without endorsements": signed_by(UNENDORSED),
    "a key not endorsed for Teams": signed_by(FOR_SLACK),
    "a key of 1024 bits": signed_by(SHORT),
}


@pytest.mark.filterwarnings("ignore:The RSA key is:UserWarning")  # PyJWT's, for the key of 1024 bits
@pytest.mark.filterwarnings("ignore::jwt.warnings.InsecureKeyLengthWarning")
@pytest.mark.parametrize("case", UNAUTHORISED.values(), ids=UNAUTHORISED.keys())
@in_the_loop
async def test_is_unauthorised(case):
    async with stage() as on:
        on.keys.signers += [UNENDORSED, FOR_SLACK, SHORT]
        assert await on.teams.send(*case(on.teams)) == (401, None)
        assert on.turns.arrivals == []


@pytest.mark.parametrize(
    "claims",
    [
        {},
        {"exp": NOON - 299},
        {"nbf": NOON + 299},
        {"exp": NOON + 3600.5},
        {"iat": NOON + 200, "sub": "x", "jti": "1"},
    ],
)
@in_the_loop
async def test_a_valid_token_is_let_in_with_five_minutes_grace(claims):
    async with stage() as on:
        assert await on.teams.send(on.teams.message("x"), header(on.teams, **claims)) == (200, None)
        assert len(on.turns.arrivals) == 1


@in_the_loop
async def test_a_valid_token_without_nbf_is_let_in():
    async with stage() as on:
        assert await on.teams.send(on.teams.message("x"), header(on.teams, "nbf")) == (200, None)


BAD: dict[str, bytes | Case] = {
    "not JSON": b"hej",
    "an empty body": b"",
    "a list": b"[]",
    "a bad timestamp": with_fields(timestamp="yesterday"),
    "from a string": with_fields(**{"from": "29:vibeke"}),
    "conversation missing": with_fields(conversation=None),
    "from missing": with_fields(**{"from": None}),
    "recipient missing": with_fields(recipient=None),
    "type missing": with_fields(type=None),
    "tenant missing": with_fields(
        channelData=None, conversation={"id": "a:1", "conversationType": "personal"}
    ),
    "two tenants": with_fields(channelData={"tenant": {"id": FOREIGN_TENANT}}),
}


@pytest.mark.parametrize("name", BAD)
@in_the_loop
async def test_is_a_bad_request(name):
    async with stage() as on:
        case = BAD[name]
        if isinstance(case, bytes):
            assert await on.teams.send(None, body=case) == (400, None)
        else:
            assert await on.teams.send(*case(on.teams)) == (400, None)
        assert on.turns.arrivals == []


@in_the_loop
async def test_five_thousand_levels_of_json_are_a_bad_request():
    async with stage() as on:
        told = (
            json.dumps(on.teams.message("x"))[:-1].encode()
            + b',"value":'
            + b'{"a":' * 5000
            + b"1"
            + b"}" * 5001
        )
        assert await on.teams.send(None, body=told) == (400, None)
        assert await on.teams.send(on.teams.message("x")) == (200, None)


@pytest.mark.parametrize("size", [256 * 1024 + 1, 2 * 1024 * 1024])
@in_the_loop
async def test_a_body_beyond_256_kb_is_too_large(size):
    async with stage() as on:
        assert await on.teams.send(None, body=b" " * size) == (413, None)
        assert (await on.door.front.receive(b" " * size, None)).status == 413


@in_the_loop
async def test_another_tenant_is_forbidden_and_counted():
    async with stage() as on:
        assert await on.teams.send(on.teams.message("x", Person(tenant=FOREIGN_TENANT))) == (403, None)
        assert (dict(on.door.front.turned_away), on.turns.arrivals) == ({"foreign tenant": 1}, [])


@in_the_loop
async def test_of_a_valid_token_no_byte_can_be_changed_left_out_or_put_in():
    async with KeyServer() as server, open_session() as session:
        keys = SigningKeys(session, server.metadata, Watch())
        check = TokenCheck(keys, app_id=APP_ID, now=Watch())
        token = TeamsClient("https://smba.trafficmanager.net/emea/").token()
        await check.verify(f"Bearer {token}")
        alphabet, accepted = string.ascii_letters + string.digits + "-_", []
        for place, letter in enumerate(token):
            swaps = {alphabet[(alphabet.find(letter) + step) % 64] for step in (1, 2, 4, 8, 16, 32)} | {
                ".",
                "=",
                "+",
                " ",
            }
            mutants = {token[:place] + swap + token[place + 1 :] for swap in swaps - {letter}}
            mutants |= {token[:place] + token[place + 1 :], token[:place] + "=" + token[place:]}
            for mutant in mutants:
                try:
                    await check.verify(f"Bearer {mutant}")
                    accepted.append(mutant)
                except Unauthorised:
                    pass
        assert accepted == []


@in_the_loop
async def test_a_remembered_token_still_ends_and_still_vouches_for_its_own_address_only():
    async with stage() as on:
        authorization = header(on.teams)
        assert await on.teams.send(on.teams.message("x"), authorization) == (200, None)
        assert await on.teams.send(
            on.teams.message("x", serviceUrl="https://evil.example/"), authorization
        ) == (401, None)
        on.watch.move(minutes=66)
        assert await on.teams.send(on.teams.message("x"), authorization) == (401, None)


def test_without_an_app_id_there_is_no_door():
    with pytest.raises(ValueError, match="app id"):
        TokenCheck(None, app_id="", now=Watch())  # type: ignore[arg-type]
