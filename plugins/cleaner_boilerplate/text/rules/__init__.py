"""The rules for single lines at the ends of a text: small pure functions over data."""

from cleaner_boilerplate.text.rules.heads import (
    Dateline,
    byline,
    dateline,
    kicker,
    may_be_title,
    same_words,
)
from cleaner_boilerplate.text.rules.tails import (
    SignOff,
    is_copyright,
    is_credits,
    sign_off,
    sign_off_behind,
)
from cleaner_boilerplate.text.rules.words import LONGEST_LINE

__all__ = [
    "LONGEST_LINE",
    "Dateline",
    "SignOff",
    "byline",
    "dateline",
    "is_copyright",
    "is_credits",
    "kicker",
    "may_be_title",
    "same_words",
    "sign_off",
    "sign_off_behind",
]
