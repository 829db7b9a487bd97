"""Who has the last word about a value, and that nothing wrong is ever a failure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.core.settings import BY_NAME, SETTINGS, Given, Layer, Settings, settle
from tui.core.text import visible


def layer(origin: str, *, locks: tuple[str, ...] = (), **values: object) -> Layer:
    given_values = tuple(
        Given(name.replace("_", "-"), raw, f"{origin}:{number}")  # type: ignore[arg-type]
        for number, (name, raw) in enumerate(values.items(), start=1)
    )
    return Layer(origin, given_values, locks)


def test_without_anything_the_values_are_those_built_in() -> None:
    settings = settle([])
    assert settings.switch("journal")
    assert settings.number("keep-days") == 0
    assert settings.text("theme") == "dark"
    assert settings.notice == ""


def test_each_layer_overrules_those_before_and_says_where_a_value_is_from() -> None:
    settings = settle(
        [layer("site", theme="light", keep_days="90"), layer("user", theme="dark", agent="Kim")]
    )
    assert settings.text("theme") == "dark"
    assert settings.values["theme"].origin == "user, user:1"
    assert settings.number("keep-days") == 90
    assert settings.values["keep-days"].origin == "site, site:2"
    assert settings.values["journal"].origin == "built in"


def test_a_value_that_the_site_has_locked_stays() -> None:
    settings = settle(
        [layer("site", locks=("restricted",), restricted="yes"), layer("flag", restricted="no")]
    )
    assert settings.switch("restricted")
    assert settings.values["restricted"].is_locked
    assert "flag:1: the site has locked `restricted`" in settings.notice


def test_a_site_may_lock_what_it_does_not_set_and_everything_at_once() -> None:
    assert settle([layer("site", locks=("journal",)), layer("user", journal="no")]).switch(
        "journal"
    )
    settings = settle([layer("site", locks=("all",)), layer("user", theme="light", agent="x")])
    assert settings.text("theme") == "dark"
    assert len(settings.faults) == 2


def test_facts_of_the_site_are_added_up_fact_by_fact() -> None:
    settings = settle([layer("site", facts={"cloud": "gov"}), layer("env", facts="access=read")])
    assert settings.facts == {"cloud": "gov", "access": "read"}


@pytest.mark.parametrize(
    ("name", "raw", "words"),
    [
        ("theme", "drak", "did you mean `dark`"),
        ("journal", "perhaps", "is yes or no"),
        ("keep_days", "-1", "is a whole number"),
        ("keep_days", "9" * 50, "is a whole number"),
        ("thme", "dark", "there is no setting `thme`; did you mean `theme`?"),
        ("facts", "cloud", "FACT=ANSWER"),
        ("agent", ["a", "b"], "must be a single text"),
        ("redact_words", {"a": "b"}, "is a list of words"),
        ("agent", "x" * 20_000, "is too long"),
    ],
)
def test_a_wrong_value_is_one_notice_and_the_value_before_stays(
    name: str, raw: object, words: str
) -> None:
    before = settle([])
    settings = settle([layer("user", **{name: raw})])  # type: ignore[arg-type]
    assert words in settings.notice
    assert "user:1" in settings.notice
    assert settings.values == before.values


def test_several_faults_are_still_one_notice() -> None:
    settings = settle([layer("user", theme="x", journal="x", nonsense="x")])
    assert settings.notice.startswith("3 settings are not used as given (see `branchline doctor`)")
    assert "\n" not in settings.notice


def test_words_and_switches_are_read_as_people_write_them() -> None:
    settings = settle([layer("env", redact_words=" Contoso, Fabrikam ,,", journal="OFF")])
    assert settings.words("redact-words") == ("Contoso", "Fabrikam")
    assert not settings.switch("journal")


def test_control_characters_in_a_value_become_visible() -> None:
    assert settle([layer("env", agent="\x1b[31mKim")]).text("agent") == "\u241b[31mKim"


def test_every_setting_has_a_variable_and_a_help() -> None:
    assert len({each.variable for each in SETTINGS}) == len(SETTINGS) == len(BY_NAME)
    assert all(each.help for each in SETTINGS)


raws = st.text(max_size=20) | st.lists(st.text(max_size=9), max_size=3) | st.dictionaries(
    st.text(max_size=9), st.text(max_size=9), max_size=3
)  # fmt: skip
names = st.sampled_from([*BY_NAME, "nonsense", ""])


@given(st.lists(st.tuples(names, raws), max_size=6), st.lists(st.text(max_size=8), max_size=2))
def test_nothing_that_is_given_is_a_failure(
    given_values: list[tuple[str, object]], locks: list[str]
) -> None:
    layers = [
        Layer("any", tuple(Given(n, raw, "there") for n, raw in given_values), tuple(locks)),  # type: ignore[arg-type]
        Layer("more", tuple(Given(n, raw, "here") for n, raw in given_values)),  # type: ignore[arg-type]
    ]
    settings: Settings = settle(layers)
    assert set(settings.values) == set(BY_NAME)
    assert visible(settings.notice) == settings.notice
