"""The app package: valid by Microsoft's own schemas, said in both languages, drawn, and the same in every build."""

import io
import json
import re
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from manifest.build import App, build, contents, manifest
from tests.parts.browser import Page
from tests.parts.icons import ICONS, data_url, draw, likeness, png_size

SCHEMAS = Path(__file__).parents[1] / "parts" / "vendor" / "teams-schema"
APP = App("6F9619FF-8B86-D011-B42D-00CF4FC964FF", "https://moeder.example.dk")


def schema_breaches(name: str, value: Any) -> list[str]:
    schema = json.loads((SCHEMAS / name).read_text("utf-8"))
    checker = jsonschema.Draft4Validator(schema, format_checker=jsonschema.Draft4Validator.FORMAT_CHECKER)
    return [f"{error.json_path}: {error.message}" for error in checker.iter_errors(value)]


def test_the_manifest_is_valid_by_microsofts_schema():
    assert schema_breaches("MicrosoftTeams.schema.json", manifest(APP)) == []


def test_it_asks_to_be_told_of_what_is_read_and_for_nothing_else():
    """The event `application/vnd.microsoft.readReceipt` comes only to an app that has this permission."""
    filled = manifest(APP)
    assert filled["authorization"]["permissions"] == {
        "resourceSpecific": [{"name": "ChatMessageReadReceipt.Read.Chat", "type": "Application"}]
    }
    assert filled["webApplicationInfo"] == {"id": APP.app_id.lower(), "resource": APP.public_url.rstrip("/")}


def test_it_can_be_built_to_ask_for_nothing():
    without = manifest(replace(APP, receipts=False))
    assert schema_breaches("MicrosoftTeams.schema.json", without) == []
    assert without.keys() == manifest(APP).keys() - {"authorization", "webApplicationInfo"}


def test_the_english_file_is_valid_by_microsofts_schema():
    english = json.loads(contents(APP)["en.json"])
    assert schema_breaches("MicrosoftTeams.Localization.schema.json", english) == []


def test_the_schema_would_say_what_is_wrong():
    broken = {**manifest(APP), "accentColor": "blå", "bots": [{"botId": "x", "scopes": ["hjemme"]}]}
    assert [breach.split(":")[0] for breach in schema_breaches("MicrosoftTeams.schema.json", broken)] == [
        "$.accentColor",
        "$.bots[0].botId",
        "$.bots[0].scopes[0]",
    ]


def test_an_installations_values_stand_where_they_belong():
    filled = manifest(App(APP.app_id, "https://møder.example.dk:8443/styrmand/", "Region Midtjylland"))
    assert (filled["id"], filled["bots"][0]["botId"]) == (APP.app_id.lower(), APP.app_id.lower())
    address = "https://xn--mder-gra.example.dk:8443/styrmand"
    assert filled["developer"] == {
        "name": "Region Midtjylland",
        "websiteUrl": f"{address}/",
        "privacyUrl": f"{address}/privatliv",
        "termsOfUseUrl": f"{address}/vilkaar",
    }
    assert filled["validDomains"] == ["xn--mder-gra.example.dk:8443"]
    assert re.fullmatch(r"\d+\.\d+\.\d+", filled["version"])
    assert "example.org" not in json.dumps(filled)


def test_every_word_a_person_sees_is_said_in_english():
    def said(value: Any, path: str = "") -> dict[str, str]:
        match value:
            case dict():
                return {
                    k: v for name, child in value.items() for k, v in said(child, f"{path}.{name}").items()
                }
            case list():
                return {k: v for n, child in enumerate(value) for k, v in said(child, f"{path}[{n}]").items()}
        return {path.removeprefix("."): value}

    danish = manifest(APP)
    shown = {key: danish[key] for key in ("name", "description", "bots")}
    keys = {key for key in said(shown) if key.split(".")[-1] in ("short", "full", "title", "description")}
    english = json.loads(contents(APP)["en.json"])
    assert set(english) - {"$schema"} == keys


def test_both_files_are_of_the_same_schema_version():
    versions = [
        re.search(r"/v([\d.]+)/", json.loads(contents(APP)[f])["$schema"])[1]
        for f in ("manifest.json", "en.json")
    ]
    assert versions == [manifest(APP)["manifestVersion"]] * 2


def test_the_name_is_none_of_microsofts():
    named = [manifest(APP)["name"]["short"], json.loads(contents(APP)["en.json"])["name.short"]]
    assert [
        n for n in named if re.search("teams|chat|calendar|kalender|help|hjælp|microsoft", n, re.IGNORECASE)
    ] == []


def test_there_are_at_most_ten_commands_in_a_list_and_each_is_said_once():
    lists = [[c["title"] for c in lst["commands"]] for lst in manifest(APP)["bots"][0]["commandLists"]]
    assert [len(lst) <= 10 and len(set(lst)) == len(lst) for lst in lists] == [True, True]
    assert set(lists[1]) <= set(lists[0])


def test_every_build_gives_the_same_bytes_and_only_what_teams_asks_for():
    assert build(APP) == build(App(APP.app_id.lower(), APP.public_url + "/"))
    with zipfile.ZipFile(io.BytesIO(build(APP))) as package:
        assert package.namelist() == ["color.png", "en.json", "manifest.json", "outline.png"]
        assert package.testzip() is None
        assert json.loads(package.read("manifest.json")) == manifest(APP)


@pytest.mark.parametrize(
    ("app_id", "url", "publisher"),
    [
        ("", "https://a.dk", "x"),
        ("styrmand", "https://a.dk", "x"),
        (APP.app_id, "http://a.dk", "x"),
        (APP.app_id, "a.dk", "x"),
        (APP.app_id, "https://", "x"),
        (APP.app_id, "https://a.dk?x=1", "x"),
        (APP.app_id, "https://a.dk", ""),
        (APP.app_id, "https://a.dk", "x" * 33),
    ],
)
def test_what_cannot_be_an_app_is_refused(app_id, url, publisher):
    with pytest.raises(ValueError):
        App(app_id, url, publisher)


def test_the_icons_have_the_sizes_teams_demands():
    sizes = {name: png_size(content) for name, content in contents(APP).items() if name.endswith(".png")}
    assert sizes == {"color.png": (192, 192), "outline.png": (32, 32)}


@pytest.mark.parametrize("name", ["color", "outline"])
def test_the_committed_icons_are_drawn_from_their_svg(page: Page, name):
    drawn, committed = draw(ICONS / f"{name}.svg", page), (ICONS / f"{name}.png").read_bytes()
    assert likeness(drawn, committed, page) > 0.99  # another Chromium may round an edge otherwise


def test_the_outline_icon_is_white_on_nothing(page: Page):
    seen = page.evaluate(
        """async (url) => {
          const image = Object.assign(new Image(), {src: url});
          await image.decode();
          const canvas = Object.assign(document.createElement("canvas"), {width: 32, height: 32});
          const context = canvas.getContext("2d");
          context.drawImage(image, 0, 0);
          const {data} = context.getImageData(0, 0, 32, 32);
          const solid = [], shades = new Set();
          for (let i = 0; i < data.length; i += 4) {
            if (data[i + 3] > 0) shades.add([...data.slice(i, i + 3)].every((c) => c > 250));
            solid.push(data[i + 3]);
          }
          return {white: [...shades], corner: solid[0], clear: solid.filter((a) => a === 0).length / solid.length};
        }""",
        data_url((ICONS / "outline.png").read_bytes()),
    )
    assert (seen["white"], seen["corner"]) == ([True], 0)
    assert 0.5 < seen["clear"] < 0.85
