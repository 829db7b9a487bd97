"""What must not leave by accident, as data: the shape of each kind of secret, with examples.

The examples are tests: each must be found, and what is listed under `leaves` must not.
Error codes, versions, flow ids and addresses of Microsoft and Apple pages are what a ticket is
for, so they stay.
"""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple


class Rule(NamedTuple):
    """One kind of secret. Where the pattern has a group `secret`, only that part goes."""

    kind: str
    """What stands in its place, as in `[serial 1]`."""
    pattern: re.Pattern[str]
    finds: tuple[str, ...]
    """Texts in which the part between « and » must be found."""
    leaves: tuple[str, ...] = ()
    """Texts in which nothing must be found."""
    check: Callable[[str], bool] | None = None
    """Decides what a pattern cannot."""


_VALUE = r"""["'(]?(?P<secret>[^\s"'()\[\],;]{3,200})"""
_IS = r"\s{0,5}(?:(?:[:=#]|is\b|was\b|ist\b|lautet\b)\s{0,5}){0,3}"
_SAYS = r"(?:\s{0,5}[:=]\s{0,5}|\s{1,5}(?:is|was|ist|lautet|war)\s{0,5}:?\s{1,5})"
_MANY_DIGITS = 14
_FEW = 2
_OCTET, _PARTS_V6 = 255, 8


def _is_ipv4(text: str) -> bool:
    return all(int(part) <= _OCTET for part in text.split("."))


def _is_ipv6(text: str) -> bool:
    groups = text.split(":")
    if "::" in text:
        return text.count("::") == 1 and len([g for g in groups if g]) < _PARTS_V6
    return len(groups) == _PARTS_V6


def _fits_luhn(text: str) -> bool:
    digits = [int(sign) for sign in text if sign.isdigit()]
    if len(digits) < _MANY_DIGITS:
        return False
    doubled = [d * 2 - 9 * (d > 4) for d in digits[-2::-2]]  # noqa: PLR2004 - Luhn's rule
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0


def _is_serial(text: str) -> bool:
    """Makers mix letters and digits; words, codes and article numbers do not."""
    digits = sum(sign.isdigit() for sign in text)
    if digits < _FEW or len(text) - digits < _FEW or text.startswith(("KB", "CVE", "RFC")):
        return False
    return not text.startswith("0X")


def _is_token(text: str) -> bool:
    """Made by a machine: capitals, small letters and digits, and no path of a page."""
    has_all = re.search(r"[A-Z]", text) and re.search(r"[a-z]", text) and re.search(r"\d", text)
    return bool(has_all) and "//" not in text


_NOT_LOGONS = frozenset(
    ("hklm", "hkcu", "hkcr", "hku", "hkey_local_machine", "hkey_current_user", "software",
     "system32", "windows", "microsoft", "program", "programdata", "appdata", "users", "hardware")
)  # fmt: skip


def _is_logon(text: str) -> bool:
    domain, _, user = text.partition("\\")
    return domain.lower() not in _NOT_LOGONS and user.lower() not in _NOT_LOGONS


_PLAIN_WORDS = frozenset(
    ("wrong", "not", "asked", "expired", "correct", "right", "known", "unknown", "required",
     "set", "new", "old", "the", "rejected", "accepted", "missing", "reset", "changed", "needed",
     "typed", "entered", "too", "still", "being", "never", "always", "only", "falsch", "nicht",
     "abgelaufen", "invalid", "valid", "blocked", "locked", "used", "ok", "fine", "refused",
     "already", "requested", "shown", "forgotten", "none", "same", "in", "on", "at", "for",
     "and", "his", "her", "their", "empty", "now", "also", "okay", "given", "sent", "lost")
)  # fmt: skip
"""What follows "the password is" without being one."""

RULES: tuple[Rule, ...] = (
    Rule(
        "key",
        re.compile(
            r"-----BEGIN [A-Z0-9 ]{1,60}-----(?:[^-]|-(?!-{4}))*-----END [A-Z0-9 ]{1,60}-----"
            r"|-----BEGIN [A-Z0-9 ]{1,60}-----[A-Za-z0-9+/=\s\\]*"
        ),
        ("«-----BEGIN RSA PRIVATE KEY-----\nMIIEow\nIBAAK\n-----END RSA PRIVATE KEY-----»",
         "cut off: «-----BEGIN CERTIFICATE-----\nMIIDdzCCAl+gAwIBAgIEAgAAuTANBg»"),
    ),
    Rule(
        "token",
        re.compile(r"\beyJ[\w-]{6,4000}\.[\w-]{2,8000}(?:\.[\w-]{0,2000}){0,3}"),
        ("Bearer «eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N»",),
    ),
    Rule(
        "token",
        re.compile(
            r"\b(?:gh[pousr]_\w{20,255}|github_pat_\w{20,255}|xox[abprs]-[\w-]{10,255}"
            r"|A(?:KI|SI)A[A-Z0-9]{16}|AIza[\w-]{30,60}|sk-[\w-]{16,255}|glpat-[\w-]{16,255})"
        ),
        ("«ghp_16C7e42F292c6912E7710c838347Ae178B4a» was used", "«AKIAIOSFODNN7EXAMPLE»"),
    ),
    Rule(
        "password",
        re.compile(
            r"(?i)\b(?:pass(?:word|wort|code|phrase)?|kennwort|pwd|pin|otp|secret|api[-_ ]?key"
            r"|access[-_ ]?key|account[-_ ]?key|shared[-_ ]?secret|client[-_ ]?secret|token|sig)"
            + _SAYS
            + _VALUE
        ),
        ("password: «Sommer2024!»", "the PIN is «4711»", "pwd=«hunter2»;",
         "https://x.example/f?sv=2&sig=«abcDEF123%2B»"),
        ("the password is wrong", "A password was asked for", "Reset the password.",
         "MFA code is asked for", "the passcode is not compliant"),
        lambda text: text.lower().rstrip(".!?") not in _PLAIN_WORDS,
    ),
    Rule(
        "bearer",
        re.compile(r"(?i)\b(?:bearer|basic)\s{1,5}(?P<secret>[A-Za-z0-9+/=._~-]{16,8000})"),
        ("Authorization: Basic «QWxhZGRpbjpvcGVuIHNlc2FtZQ==»",),
    ),
    Rule(
        "recovery key",
        re.compile(r"(?<![\d-])\d{6}(?:-\d{6}){7}(?![\d-])"),
        ("«123456-234567-345678-456789-567890-678901-789012-890123»",),
    ),
    Rule(
        "id",
        re.compile(r"(?i)\{?(?<![0-9a-f-])[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![0-9a-f-])\}?"),
        ("tenant «72f988bf-86f1-41af-91ab-2d7cd011db47»",
         "«{72F988BF-86F1-41AF-91AB-2D7CD011DB47}»"),
    ),
    Rule(
        "id",
        re.compile(r"\bS-1-\d{1,2}(?:-\d{1,10}){2,14}\b"),
        ("«S-1-5-21-3623811015-3361044348-30300820-1013»",),
    ),
    Rule(
        "id",
        re.compile(r"(?i)(?<![0-9a-z])(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64})(?![0-9a-z])"),
        ("thumbprint «2b6f0cc904d137be2e1730235f5664094b831186»",
         "«d41d8cd98f00b204e9800998ecf8427e»"),
        ("0x80180014",),
    ),
    Rule(
        "user",
        re.compile(
            r"(?<![\w.%+-])[\w.%+'-]{1,256}(?:#EXT#)?"
            r"@[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}\.[^\W\d_]{2,24}(?![\w-])"
        ),
        ("mail «anna.schmidt@contoso.com» today", "UPN «j.doe@corp.contoso.co.uk».",
         "«anna_fabrikam.com#EXT#@contoso.onmicrosoft.com»"),
        ("@contoso", "name@", "a @ b"),
    ),
    Rule(
        "user",
        re.compile(
            r"(?i)(?:\b[a-z]:\\users\\|\\users\\|/users/|/home/)"
            r"(?P<secret>[^\\/:*?\"<>|\r\n\[\]]{1,64}(?=\\)|[^\\/:*?\"<>|\s\[\]]{1,64})"
        ),
        (r"C:\Users\«anna»\AppData", r"C:\Users\«Anna Schmidt»\x", "/home/«aschmidt»/x",
         "/Users/«anna»"),
        (r"HKLM\Software\Microsoft", r"C:\Users\Public\x"),
        lambda text: text.lower() not in ("public", "default", "all users"),
    ),
    Rule(
        "user",
        re.compile(r"(?<![\w\\:.-])[A-Z][A-Z0-9-]{1,14}\\[A-Za-z][\w.-]{1,63}(?![\w\\])"),
        (r"logged on as «CONTOSO\aschmidt»",),
        (r"HKLM\Software\Policies", r"C:\Windows"),
        _is_logon,
    ),
    Rule(
        "serial",
        re.compile(
            r"(?i)\b(?:serial(?:\s{0,5}(?:number|no\.?|nr\.?))?|seriennummer|s/n|sn|imei|meid"
            r"|iccid|udid|service\s{0,5}tag|asset\s{0,5}tag|asset)"
            + _IS
            + r"(?P<secret>(?=[A-Z-]{0,40}\d)[A-Z0-9][A-Z0-9-]{3,38}[A-Z0-9])\b"
        ),
        ("Serial number: «C39ABC1DEF2G»", "service tag «7XK2P13»", "S/N «PF2ABC34»",
         "IMEI is «35-209900-176148-1»", "serial «VMware-56-4d-3f»"),
        ("serial console", "asset management"),
    ),
    Rule(
        "serial",
        re.compile(r"\b[A-Z0-9]{10,12}\b"),
        ("the phone «F2LXK0ABCD12» is new", "«R58M12ABCDE»"),
        ("APNSCERTNOTVALID", "0X80180014AB", "KB5031356123", "2024112345"),
        _is_serial,
    ),
    Rule(
        "serial",
        re.compile(r"(?i)\b[0-9a-f]{8}-[0-9a-f]{16}\b"),
        ("«00008030-001A2B3C4D5E6F7A»",),
    ),
    Rule(
        "number",
        re.compile(r"(?<![\w.])\d(?:[ -]?\d){13,19}(?!\w)"),
        ("«490154203237518»", "card «4111 1111 1111 1111»"),
        ("123456789012345",),
        _fits_luhn,
    ),
    Rule(
        "device",
        re.compile(r"\b(?:DESKTOP|LAPTOP|WIN|PC|NB)-[A-Z0-9]{6,12}\b"),
        ("«DESKTOP-4F3K2L1»",),
    ),
    Rule(
        "address",
        re.compile(
            r"(?i)(?<![0-9a-z:-])[0-9a-f]{2}([:-])[0-9a-f]{2}(?:\1[0-9a-f]{2}){4}(?![0-9a-z:-])"
            r"|(?<![\w.])[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4}(?![\w.])"
        ),
        ("MAC «00:1A:2B:3C:4D:5E»", "«00-1a-2b-3c-4d-5e»", "«001a.2b3c.4d5e»"),
    ),
    Rule(
        "address",
        re.compile(r"(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?!\.?\d)"),
        ("host «10.20.30.40».", "«192.168.1.7»/24"),
        ("10.0.22631.2861", "iOS 17.1.2", "1.2.3.4.5"),
        _is_ipv4,
    ),
    Rule(
        "address",
        re.compile(r"(?i)(?<![\w:.])(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{1,4}(?:%\w{1,15})?(?![\w:])"),
        ("«fe80::1ff:fe23:4567:890a%eth0»", "«2001:db8:85a3:0:0:8a2e:370:7334»"),
        ("at 10:15:30",),
        lambda text: _is_ipv6(text.partition("%")[0]),
    ),
    Rule(
        "phone",
        re.compile(
            r"(?<![\w+])(?:\+|00)[1-9]\d{0,3}(?:[ ./()-]{0,3}\d){6,12}(?!\w)"
            r"|(?<![\w.+-])0\d{1,5}[ /-]\d{5,9}(?!\w)"
        ),
        ("call «+49 30 1234567»", "«0041 44 668 18 00»", "«0151 23456789»"),
        ("0x80180014", "2026-11-23 10:15"),
    ),
    Rule(
        "token",
        re.compile(r"(?<![\w+/=~-])[A-Za-z0-9+/_~-]{32,200000}={0,2}"),
        ("«dGhpcyBpcyBhIHNlY3JldCB0b2tlbiAxMjM0NTY3ODkw»",),
        ("https://learn.microsoft.com/mem/intune/enrollment/apple-mdm-push-certificate-get",
         "stuck-at-remote-management-after-erase"),
        _is_token,
    ),
)  # fmt: skip
"""In order of precedence: where two overlap, the longer one wins, then the earlier rule."""

ROLE_NAMES = frozenset(
    ("admin", "administrator", "support", "help", "helpdesk", "info", "mail", "office", "service",
     "servicedesk", "user", "users", "test", "noreply", "reply", "intune", "apple", "microsoft",
     "azure", "entra", "device", "devices", "phone", "mobile", "enroll", "enrol", "enrollment",
     "enrolment", "account", "team", "sales", "contact", "hello", "webmaster", "postmaster", "root",
     "guest", "dem", "mdm", "abm", "company", "portal", "setup", "sync", "first", "last", "name",
     "shared", "work", "school", "kiosk", "security", "ext")
)  # fmt: skip
"""What stands before the @ and is nobody's name."""

KIND_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "key": "keys and certificates",
        "token": "tokens",
        "password": "passwords and PINs",
        "bearer": "credentials",
        "recovery key": "BitLocker recovery keys",
        "id": "GUIDs and security ids",
        "user": "sign-in names and mail addresses",
        "name": "names that stand in a sign-in name",
        "serial": "serial numbers and device ids",
        "number": "card, IMEI and other long numbers",
        "device": "computer names",
        "address": "IP and MAC addresses",
        "phone": "telephone numbers",
        "word": "words that the site keeps to itself",
    }
)
"""What each kind is, for people."""
