"""Language and accounts."""

from dataclasses import dataclass
from typing import ClassVar

from dialogs.buttons.kinds import Plain
from meetings.model import Language


@dataclass(frozen=True, slots=True)
class ChooseLanguage(Plain):
    """Without a language: which are there?"""

    verb: ClassVar[str] = "language.choose"
    language: Language | None = None


@dataclass(frozen=True, slots=True)
class LinkForm(Plain):
    verb: ClassVar[str] = "account.form"


@dataclass(frozen=True, slots=True)
class BeginLink(Plain):
    verb: ClassVar[str] = "account.begin"


@dataclass(frozen=True, slots=True)
class ConfirmLink(Plain):
    verb: ClassVar[str] = "account.confirm"


@dataclass(frozen=True, slots=True)
class SignOutForm(Plain):
    verb: ClassVar[str] = "account.leave_form"


@dataclass(frozen=True, slots=True)
class SignOut(Plain):
    verb: ClassVar[str] = "account.leave"


Accounting = ChooseLanguage | LinkForm | BeginLink | ConfirmLink | SignOutForm | SignOut
