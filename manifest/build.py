"""The app package that an administrator uploads: the manifest filled in, its English, its icons, as one .zip."""

import io
import json
import uuid
import zipfile
from dataclasses import dataclass
from importlib.metadata import version
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

HERE = files("manifest")


@dataclass(frozen=True, slots=True)
class App:
    """What differs from one installation to the next.

    `app_id` is the registration's client id, `public_url` the https address people reach. ValueError for anything else.
    Without `receipts` it asks for no permission, for organisations that grant none: then a tap or a mail settles what
    a read receipt would have.
    """

    app_id: str
    public_url: str
    publisher: str = "Styrmand"
    receipts: bool = True

    def __post_init__(self) -> None:
        uuid.UUID(self.app_id)
        parts = urlsplit(self.public_url)
        if parts.scheme != "https" or not parts.hostname or parts.query or parts.fragment:
            raise ValueError(f"The public address must be https://…, not {self.public_url!r}")
        if not 0 < len(self.publisher) <= 32:
            raise ValueError("The publisher's name must have 1 to 32 characters")


def build(app: App) -> bytes:
    """The package. The same app and version give the same bytes, so that 19 administrators can compare theirs."""
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w") as archive:
        for name, content in sorted(contents(app).items()):
            # Stored, not compressed, and dated as far back as a .zip goes: no machine or day shows in it.
            archive.writestr(zipfile.ZipInfo(name), content)
    return package.getvalue()


def contents(app: App) -> dict[str, bytes]:
    """The package's files by name."""
    return {
        "manifest.json": _json(manifest(app)),
        "en.json": _json(json.loads((HERE / "en.json").read_text("utf-8"))),
        "color.png": (HERE / "icons" / "color.png").read_bytes(),
        "outline.png": (HERE / "icons" / "outline.png").read_bytes(),
    }


def manifest(app: App) -> dict[str, Any]:
    """manifest.json with the installation's own values; app and bot share one id, which an administrator can recognise."""
    filled: dict[str, Any] = json.loads((HERE / "manifest.json").read_text("utf-8"))
    app_id, address = str(uuid.UUID(app.app_id)), _ascii_address(app.public_url)
    filled["id"] = filled["bots"][0]["botId"] = app_id
    filled["version"] = version("styrmand")
    filled["developer"] = {
        "name": app.publisher,
        "websiteUrl": f"{address}/",
        "privacyUrl": f"{address}/privatliv",
        "termsOfUseUrl": f"{address}/vilkaar",
    }
    filled["webApplicationInfo"] = {"id": app_id, "resource": address}
    if not app.receipts:
        del filled["authorization"], filled["webApplicationInfo"]
    filled["validDomains"] = [urlsplit(address).netloc]
    return filled


def _ascii_address(url: str) -> str:
    """`https://møder.example.dk/` as `https://xn--mder-gra.example.dk`: the schema takes no other letters."""
    parts = urlsplit(url)
    host = (parts.hostname or "").encode("idna").decode("ascii")
    port = f":{parts.port}" if parts.port not in (None, 443) else ""
    return f"https://{host}{port}{parts.path.rstrip('/')}"


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=2).encode() + b"\n"
