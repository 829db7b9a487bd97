"""Secrets go, everything else stays, twice is as once, and it can be undone on the spot."""

import random
import re
import string
import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.core.tickets.redaction import find_secrets, redact, restore
from tui.core.tickets.redaction_rules import KIND_WORDS, RULES, Rule


@pytest.mark.parametrize(
    ("rule", "example"), [(rule, text) for rule in RULES for text in rule.finds]
)
def test_each_rule_finds_its_examples_and_nothing_around_them(rule: Rule, example: str) -> None:
    wanted = re.findall("\u00ab(.*?)\u00bb", example, re.DOTALL)
    plain = example.replace("\u00ab", "").replace("\u00bb", "")
    assert [secret.text for secret in find_secrets(plain)] == wanted
    assert rule.kind in KIND_WORDS


@pytest.mark.parametrize("text", [text for rule in RULES for text in rule.leaves])
def test_what_a_ticket_is_for_stays(text: str) -> None:
    assert redact(text).text == text


@pytest.mark.parametrize(
    "text",
    [
        "Error 0x80180014, then 0x87D1041C and -2016345060.",
        "iOS 17.1.2 on an iPhone 15, Windows 10.0.22631.2861",
        "see https://learn.microsoft.com/mem/intune/enrollment/apple-mdm-push-certificate-get",
        "case k3f9a2, flow intune-ios, S28, B021",
        "Renewed on 2026-11-23 at 10:15, valid 365 days",
        "The password was wrong three times. Reset the passcode.",
    ],
)
def test_codes_versions_addresses_of_pages_and_dates_stay(text: str) -> None:
    assert redact(text).text == text


def test_the_same_secret_gets_the_same_placeholder_and_another_another() -> None:
    done = redact("F2LXK0ABCD12, F2LXK0ABCD12 and C39ABC1DEF2G")
    assert done.text == "[serial 1], [serial 1] and [serial 2]"
    assert done.kinds == {"serial": 2}


def test_a_name_that_stands_in_a_sign_in_name_goes_elsewhere_too() -> None:
    done = redact("Anna Schmidt (anna.schmidt@contoso.com) called. ANNA waits. Support helps.")
    assert "nna" not in done.text.replace("[name", "")
    assert "chmidt" not in done.text
    assert "Support helps." in done.text


def test_a_role_is_nobodys_name() -> None:
    assert "Microsoft support" in redact("support@contoso.com, that is Microsoft support").text


def test_words_of_the_site_go_whatever_their_case() -> None:
    done = redact("Contoso and CONTOSO-West, not Contosoville", words=["contoso"])
    assert done.text == "[word 1] and [word 2]-West, not Contosoville"


def test_a_secret_that_the_person_keeps_stays() -> None:
    text = "10.1.2.3 and 10.1.2.4"
    assert redact(text, keep=["10.1.2.3"]).text == "10.1.2.3 and [address 1]"


def test_single_secrets_are_put_back_on_the_spot() -> None:
    done = redact("10.1.2.3 and 10.1.2.4")
    assert restore(done, only=["[address 2]"]) == "[address 1] and 10.1.2.4"
    assert restore(done) == "10.1.2.3 and 10.1.2.4"


def test_placeholders_that_stand_in_the_text_already_are_not_used_again() -> None:
    done = redact("[serial 4] and F2LXK0ABCD12")
    assert done.text == "[serial 4] and [serial 5]"
    assert restore(done) == "[serial 4] and F2LXK0ABCD12"


HEX, ALNUM = "0123456789abcdef", string.ascii_uppercase + string.digits


def _pick(rnd: random.Random, signs: str, count: int) -> str:
    return "".join(rnd.choice(signs) for _ in range(count))


def _serial(rnd: random.Random) -> str:
    signs = [*_pick(rnd, string.ascii_uppercase, 5), *_pick(rnd, string.digits, 7)]
    rnd.shuffle(signs)
    text = "".join(signs)
    return f"X{text[1:]}" if text.startswith(("KB", "CVE", "RFC", "0X")) else text


def _token(rnd: random.Random) -> str:
    return _pick(rnd, string.ascii_letters + string.digits, rnd.randint(33, 90)) + "aA1"


def _user(rnd: random.Random) -> str:
    first, last = (_pick(rnd, string.ascii_lowercase, rnd.randint(4, 9)) for _ in "ab")
    return f"{first}.{last}@{rnd.choice(['contoso.com', 'mail.fabrikam.co.uk', 'x-y.org'])}"


PLANTED: dict[str, Callable[[random.Random], str]] = {
    "user": _user,
    "serial": _serial,
    "labelled serial": lambda r: f"serial number: Q{_pick(r, string.digits, 6)}",
    "guid": lambda r: "-".join(_pick(r, HEX, n) for n in (8, 4, 4, 4, 12)),
    "ipv4": lambda r: ".".join(str(r.randint(0, 255)) for _ in range(4)),
    "ipv6": lambda r: ":".join(_pick(r, HEX, 4) for _ in range(8)),
    "mac": lambda r: ":".join(_pick(r, HEX, 2) for _ in range(6)),
    "token": _token,
    "bearer": lambda r: f"Bearer {_token(r)}",
    "jwt": lambda r: f"eyJ{_token(r)}.{_token(r)}.{_token(r)}",
    "password": lambda r: f"password: {_pick(r, ALNUM + '!#$%&', r.randint(6, 20))}",
    "key": lambda r: (
        f"-----BEGIN PRIVATE KEY-----\n{_token(r)}\n{_token(r)}\n-----END PRIVATE KEY-----"
    ),
    "recovery": lambda r: "-".join(_pick(r, string.digits, 6) for _ in range(8)),
    "udid": lambda r: f"{_pick(r, HEX, 8)}-{_pick(r, HEX, 16)}".upper(),
    "thumbprint": lambda r: _pick(r, HEX, 40),
    "sid": lambda r: f"S-1-5-21-{r.randint(10**8, 10**9)}-{r.randint(10**8, 10**9)}-1013",
    "path": lambda r: f"C:\\Users\\q{_pick(r, string.ascii_lowercase, 7)}\\Desktop",
    "phone": lambda r: f"+49 {r.randint(30, 99)} {r.randint(10**6, 10**7 - 1)}",
    "device": lambda r: f"DESKTOP-{_pick(r, ALNUM, 7)}",
}
SHOWN = {
    "labelled serial": lambda text: text.rpartition(" ")[2],
    "bearer": lambda text: text.removeprefix("Bearer "),
    "password": lambda text: text.removeprefix("password: "),
    "path": lambda text: text.split("\\")[2],
}
WORDS = ("the", "phone", "shows", "a", "blue", "page", "after", "that", "nothing", "happens")


def make_note(rnd: random.Random) -> tuple[str, list[str]]:
    """Return a note and the secrets that were planted in it."""
    pieces: list[str] = []
    secrets: list[str] = []
    for _ in range(rnd.randint(1, 5)):
        pieces += rnd.choices(WORDS, k=rnd.randint(0, 6))
        kind = rnd.choice(list(PLANTED))
        planted = PLANTED[kind](rnd)
        secrets.append(SHOWN.get(kind, str)(planted))
        around = rnd.choice(["{}", "({})", "{},", '"{}"', "{}.", "<{}>", "[{}]", "{};"])
        pieces.append(around.format(planted))
    return rnd.choice([" ", "\n", "  "]).join([*pieces, *rnd.choices(WORDS, k=2)]), secrets


def check_notes(count: int) -> None:
    rnd = random.Random(20261123)  # noqa: S311 - the same notes each time
    for number in range(count):
        text, secrets = make_note(rnd)
        done = redact(text)
        left = [secret for secret in secrets if secret in done.text]
        assert not left, f"note {number}: {left} in {done.text!r}"
        assert redact(done.text).text == done.text
        assert restore(done) == text


def test_every_planted_secret_is_removed_from_notes() -> None:
    check_notes(500)


@pytest.mark.soak
def test_every_planted_secret_is_removed_from_ten_thousand_notes() -> None:
    check_notes(10_000)


@given(st.text(max_size=200))
def test_redaction_is_idempotent_and_can_be_undone(text: str) -> None:
    done = redact(text)
    assert redact(done.text).text == done.text
    assert restore(done) == text


FRAGMENTS = st.sampled_from(
    ["[serial 1]", "[user 2]", "password: ", "serial ", "-----BEGIN A-----", "-----END A-----",
     "a.b@c.de", "F2LXK0ABCD12", "10.0.0.1", "S/N ", "\n", " ", "x", "C:\\Users\\", "eyJabcdefgh.",
     "0" * 16, "[", "]", "+49 ", "1234567", "'", '"', "anna"]
)  # fmt: skip


@settings(max_examples=300)
@given(st.lists(FRAGMENTS, max_size=14).map("".join))
def test_fragments_side_by_side_are_redacted_once_and_for_all(text: str) -> None:
    done = redact(text)
    assert redact(done.text).text == done.text
    assert restore(done) == text


@pytest.mark.parametrize(
    "unit",
    ["a", "serial ", "-----BEGIN A-----", "a.b-", "a@", "1-", "ab:", "password ", "/home/", "+1",
     "A1B2C3D4E5 ", "[serial 1]", "eyJ", "C:\\Users\\a\\"],
)  # fmt: skip
def test_time_grows_no_faster_than_the_text(unit: str) -> None:
    def cost(size: int) -> float:
        text = unit * (size // len(unit))
        start = time.process_time()
        redact(text)
        return time.process_time() - start

    cost(2_000)
    small = min(cost(20_000) for _ in range(2))
    assert cost(200_000) < 60 * small + 0.5
