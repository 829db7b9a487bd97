"""Fills a template: what an agent pastes becomes the exact text to use, or a clear refusal."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from tui.core.flow import Input, Template
from tui.core.words import say

PEM_HEAD = "-----BEGIN CERTIFICATE-----"
PEM_FOOT = "-----END CERTIFICATE-----"
MAX_PASTED = 100_000
"""No certificate, and nothing else one line of a form holds, is nearly as long."""

_BLANK = re.compile(r"\{([a-z0-9][a-z0-9_-]*)\}")
_GUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_LABEL = r"[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_DOMAIN = re.compile(rf"({_LABEL}\.)+[A-Za-z]{{2,63}}")
_LOCAL = re.compile(r"[A-Za-z0-9!#$&'*+/=?^_`{|}~.-]{1,64}")
_BASE64 = re.compile(r"[A-Za-z0-9+/]+={0,2}")
_QUOTES = "\"'\u201c\u201d\u2018\u2019"


class Unfit(ValueError):
    """What was pasted cannot be used; says which blank, and what is wrong with it."""

    def __init__(self, blank: str, reason: str) -> None:
        """Keep which blank it is.

        Args:
            blank: its id; empty when no single one is at fault.
            reason: a sentence for the person who pasted.
        """
        super().__init__(reason)
        self.blank = blank


def render_template(template: Template, pasted: Mapping[str, str]) -> str:
    """Return the exact text of a template.

    Raises:
        Unfit: something is missing or has not the shape it must have.
    """
    values = {
        name: fit_input(name, blank, pasted.get(name, ""))
        for name, blank in template.inputs.items()
    }
    text = fill_blanks(template.text, values)
    if any(blank.shape == "pem" for blank in template.inputs.values()):
        return text.rstrip("\n") + "\n"
    return text


def fill_blanks(text: str, values: Mapping[str, str]) -> str:
    """Replace `{id}` by its value in one pass, so that a value is never read as a template."""
    parts = re.split(r"(\{\{|\}\})", text)
    signs = {"{{": "{", "}}": "}"}
    return "".join(
        signs.get(part) or _BLANK.sub(lambda m: values.get(m[1], m[0]), part) for part in parts
    )


def fit_input(name: str, blank: Input, pasted: str) -> str:
    """Return what was pasted in the shape the blank asks for.

    Raises:
        Unfit: it has not that shape.
    """
    if not pasted.strip():
        raise Unfit(name, say("{label}: nothing was pasted yet.", label=blank.label))
    if len(pasted) > MAX_PASTED:
        raise Unfit(name, say("{label}: this is too long to be right.", label=blank.label))
    try:
        return _SHAPES[blank.shape](pasted)
    except ValueError as fault:
        raise Unfit(name, f"{blank.label}: {fault}") from None


def _one_line(pasted: str) -> str:
    text = pasted.strip()
    if any(not (sign.isprintable() or sign == "\t") for sign in text):
        raise ValueError(say("it must be one line without control characters."))
    return text


def _unquoted(pasted: str) -> str:
    return _one_line(pasted).strip(_QUOTES).strip()


def _guid(pasted: str) -> str:
    text = _unquoted(pasted).strip("{}")
    if not _GUID.fullmatch(text):
        raise ValueError(say("it must be 32 digits and letters a to f, in groups of 8-4-4-4-12."))
    return text.lower()


def _domain(pasted: str) -> str:
    text = _unquoted(pasted).rstrip(".")
    if not _DOMAIN.fullmatch(text):
        raise ValueError(say("it must be a domain such as example.com, without https:// and path."))
    return text.lower()


def _upn(pasted: str) -> str:
    text = _unquoted(pasted)
    local, at, domain = text.rpartition("@")
    if not at or not _LOCAL.fullmatch(local) or not _DOMAIN.fullmatch(domain):
        raise ValueError(say("it must be a sign-in name such as name@example.com."))
    return text


def _number(pasted: str) -> str:
    text = _unquoted(pasted)
    if not (text.isascii() and text.isdigit()):
        raise ValueError(say("it must be a number, digits only."))
    return text


def _base64(pasted: str) -> str:
    text = re.sub(r"\s+", "", pasted.replace("\\r", "").replace("\\n", "")).strip(_QUOTES)
    if not _BASE64.fullmatch(text):
        raise ValueError(say("it must hold only letters, digits and the signs + / =."))
    if len(text) % 4:
        raise ValueError(say("its length is not a multiple of 4: a part of it is missing."))
    return text


def _pem(pasted: str) -> str:
    text = pasted.replace("\\r", "").replace("\\n", "\n").replace("\\/", "/")
    head, foot = text.count(PEM_HEAD), text.count(PEM_FOOT)
    if head > 1 or foot > 1:
        raise ValueError(say("it holds more than one certificate; paste one only."))
    if not head:
        raise ValueError(say("the line {pem_head} is missing.", pem_head=PEM_HEAD))
    inner = text.partition(PEM_HEAD)[2]
    if PEM_FOOT not in inner:
        raise ValueError(say("the line {pem_foot} is missing at its end.", pem_foot=PEM_FOOT))
    return f"{PEM_HEAD}\n{_base64(inner.partition(PEM_FOOT)[0])}\n{PEM_FOOT}"


_SHAPES: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {
        "text": _one_line,
        "guid": _guid,
        "domain": _domain,
        "upn": _upn,
        "number": _number,
        "base64": _base64,
        "pem": _pem,
    }
)
