"""Accounts linked and left."""

from collections.abc import Mapping

from dialogs.cards import accounts
from dialogs.gallery.shelf import Drawing

DRAWINGS: Mapping[str, Drawing] = {
    "11-link": lambda s: accounts.link_card(s.w),
    "11-link-wrong": lambda s: accounts.link_card(s.w, typed=s.typed.title, wrong=s.w.need_work_email),
    "11-code": lambda s: accounts.code_card(s.w, minutes=15),
    "11-code-wrong": lambda s: accounts.code_card(s.w, wrong=s.w.wrong_code),
    "11-already-linked": lambda s: accounts.already_linked_card(s.reader, s.w),
    "11-leave": lambda s: accounts.leave_card(s.reader, s.w),
    "11-left": lambda s: accounts.left_card(s.w),
}
