"""Templates: what is pasted becomes the exact text, or is refused in words."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.core.flow import Input, Template
from tui.core.template import PEM_FOOT, PEM_HEAD, Unfit, render_template


def _fill(shape: str, pasted: str, text: str = "{it}") -> str:
    return render_template(Template("T", text, {"it": Input("It", "", shape)}), {"it": pasted})


@pytest.mark.parametrize(
    "pasted",
    [
        f"{PEM_HEAD}QUJDREVG{PEM_FOOT}",
        f'"{PEM_HEAD}\\nQUJD\\nREVG\\n{PEM_FOOT}\\n"',
        f"{PEM_HEAD}\r\nQUJD\r\nREVG\r\n{PEM_FOOT}\r\n",
        f'  "value": "{PEM_HEAD} QUJD REVG {PEM_FOOT}",',
    ],
)
def test_any_certificate_text_becomes_the_three_line_form(pasted: str) -> None:
    assert _fill("pem", pasted) == f"{PEM_HEAD}\nQUJDREVG\n{PEM_FOOT}\n"


@pytest.mark.parametrize(
    ("pasted", "reason"),
    [
        ("QUJD", "is missing"),
        (f"{PEM_HEAD}QUJD", "is missing at its end"),
        (f"{PEM_HEAD}QU*D{PEM_FOOT}", "only letters, digits"),
        (f"{PEM_HEAD}QUJ{PEM_FOOT}", "a part of it is missing"),
        (f"{PEM_HEAD}QUJD{PEM_FOOT}{PEM_HEAD}QUJD{PEM_FOOT}", "more than one"),
        ("", "nothing was pasted"),
        ("x" * 200_000, "too long"),
    ],
)
def test_a_bad_certificate_is_refused_with_the_reason(pasted: str, reason: str) -> None:
    with pytest.raises(Unfit, match=reason):
        _fill("pem", pasted)


@pytest.mark.parametrize(
    ("shape", "pasted", "wanted"),
    [
        ("guid", "{0A1B2C3D-1111-2222-3333-44445555AAAA}", "0a1b2c3d-1111-2222-3333-44445555aaaa"),
        ("domain", "Contoso.COM.", "contoso.com"),
        ("upn", '"first.last@contoso.com"', "first.last@contoso.com"),
        ("number", " 0042 ", "0042"),
        ("base64", "QUJD\n REVG", "QUJDREVG"),
        ("text", "  any words ", "any words"),
    ],
)
def test_a_shape_takes_what_people_paste(shape: str, pasted: str, wanted: str) -> None:
    assert _fill(shape, pasted) == wanted


@pytest.mark.parametrize(
    ("shape", "pasted"),
    [
        ("guid", "54fac284"),
        ("domain", "https://contoso.com/x"),
        ("domain", "contoso"),
        ("upn", "contoso.com"),
        ("number", "4 2"),
        ("number", "\N{ARABIC-INDIC DIGIT TWO}"),
        ("text", "two\nlines"),
        ("text", "\x1b]52;c;x\x07"),
    ],
)
def test_a_shape_refuses_what_is_not_of_it(shape: str, pasted: str) -> None:
    with pytest.raises(Unfit):
        _fill(shape, pasted)


def test_braces_are_kept_and_what_is_pasted_is_never_read_as_a_template() -> None:
    assert _fill("text", "{it}{{", '{{"a": "{it}", "b": "{other}"}}') == (
        '{"a": "{it}{{", "b": "{other}"}'
    )


@given(st.sampled_from(["text", "guid", "domain", "upn", "number", "base64", "pem"]), st.text())
def test_no_paste_gives_more_than_a_refusal(shape: str, pasted: str) -> None:
    with suppress(Unfit):
        filled = _fill(shape, pasted)
        assert all(sign.isprintable() or sign in "\n\t" for sign in filled)
