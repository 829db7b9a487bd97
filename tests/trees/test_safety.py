"""What the flows promise never to do, tried in every combination that matters."""

from collections.abc import Mapping
from itertools import product

import pytest

from tests.trees.shipped import every_way, offered, resolutions, shipped, spelled_out, uses
from tui.core.flow import Guard, Resolution
from tui.core.walk import Offering, Walk

UNKNOWN = ""
CERTIFICATE_MESSAGES = (
    "no-enrollment-policy", "apns-certificate-not-valid", "account-not-onboarded",
)  # fmt: skip
OWN_APP = ("cp-reinstall", "cp-update")
"""Procedures that use the App Store."""


def known(**facts: str) -> dict[str, str]:
    """Return facts without those that nobody knows."""
    return {name.replace("_", "-"): answer for name, answer in facts.items() if answer != UNKNOWN}


def demands(guard: Guard, fact: str) -> set[str]:
    """Return the answers of a fact under which a guard can hold; none when it does not say."""
    if not guard or any(fact not in option for option in guard):
        return set()
    return {answer for option in guard for answer in option[fact]}


def kinds_of(resolution: Resolution) -> tuple[str, ...]:
    return resolution.risk.kinds if resolution.risk else ()


def makes_certificate(resolution: Resolution, flow_id: str) -> bool:
    return uses(shipped()[flow_id], resolution, "apns-create")


# ---- the Apple push certificate ---------------------------------------------------------------


def test_only_a_fix_that_knows_of_no_certificate_makes_one() -> None:
    makers = [each for each in resolutions() if makes_certificate(each[2], each[1].flow)]
    assert makers
    for name, _, node in makers:
        assert "apns" in node.needs, name
        assert demands(node.when, "apns") == {"none"}, name
        assert "tenant-wide" in kinds_of(node), name


def test_a_step_that_makes_a_certificate_is_for_companies_without_one() -> None:
    for name, flow, node in resolutions():
        for step in spelled_out(flow, node.steps):
            if "Create a Certificate" in step.do and not makes_certificate(node, flow.flow):
                assert demands(step.when, "apns") == {"none"}, name


CERTIFICATE_STATES = list(
    product(
        ("none", "bad", "active", UNKNOWN),
        ("intune", "m365", "unset", UNKNOWN),
        ("allowed", "blocked", UNKNOWN),
    )
)


@pytest.mark.parametrize(("apns", "authority", "platform"), CERTIFICATE_STATES)
def test_no_certificate_is_made_while_there_may_be_one(
    apns: str, authority: str, platform: str
) -> None:
    state = known(apns=apns, authority=authority, platform=platform)
    starts: list[tuple[str, dict[str, str]]] = [
        ("intune-ios/where", {"where": "words", "message": message})
        for message in CERTIFICATE_MESSAGES
    ]
    starts += [
        ("ios-more/apple-admin", {"apple-page": "certificate", "cert-sign": sign})
        for sign in ("state", "not-found", "after-authority")
    ]
    for start, facts in starts:
        for offer in offered(start, {**facts, **state}):
            if makes_certificate(offer.resolution, offer.place.flow):
                assert apns == "none", (start, facts, offer.place.name)


# ---- Company Portal from the App Store ----------------------------------------------------------


def test_only_a_device_of_ones_own_gets_the_app_from_the_store() -> None:
    users = [
        each
        for each in resolutions()
        if any(uses(each[1], each[2], procedure) for procedure in OWN_APP)
    ]
    assert users
    for name, _, node in users:
        assert "store-reinstall" in kinds_of(node), name
        assert "method" in node.needs, name
        assert demands(node.when, "method") == {"byod"}, name


def test_every_step_in_the_store_is_guarded_by_the_way_of_enrolling() -> None:
    for flow in shipped().values():
        for procedure in OWN_APP:
            steps = flow.procedures[procedure].steps if procedure in flow.procedures else ()
            guarded = [step for step in steps if "Store" in step.do or "Install" in step.do]
            assert all(demands(step.when, "method") == {"byod"} for step in guarded)


@pytest.mark.parametrize("method", ["ade", "manager", "configurator", UNKNOWN])
def test_no_company_device_is_sent_to_the_store(method: str) -> None:
    messages = list(shipped()["intune-ios"].facts["message"].answers)
    counts = ("below", "intune-limit", "entra-limit", UNKNOWN)
    others = product(counts, ("yes", "no", UNKNOWN), ("works", "fails", UNKNOWN))
    for (count, spare, web), message in product(others, messages):
        facts = known(
            where="words", message=message, method=method, count=count, spare=spare, web=web
        )
        _assert_no_store(offered("intune-ios/where", facts), facts)
    for trouble, begun in product(
        shipped()["ios-more"].facts["portal-trouble"].answers, ("yes", UNKNOWN)
    ):
        facts = known(area="portal", portal_trouble=trouble, begun=begun, method=method)
        _assert_no_store(offered("ios-more/topic", facts), facts)
    facts = known(account_trouble="unexplained", clock="no", method=method)
    _assert_no_store(offered("any-platform/trouble", facts), facts)


def _assert_no_store(offers: list[Offering], facts: Mapping[str, str]) -> None:
    for offer in offers:
        risk = offer.resolution.risk
        assert risk is None or "store-reinstall" not in risk.kinds, (offer.place.name, facts)


# ---- everything that reaches many, erases or weakens --------------------------------------------


@pytest.mark.parametrize(
    ("name", "node"), [(name, node) for name, _, node in resolutions() if node.risk]
)
def test_a_dangerous_fix_asks_first_and_says_who_approves_and_how_to_undo_it(
    name: str, node: Resolution
) -> None:
    assert node.risk is not None
    assert node.risk.confirm
    assert node.risk.approve
    assert node.risk.undo
    assert node.needs, f"{name} is offered whatever is known"


@pytest.mark.parametrize(
    ("procedure", "kind"),
    [
        ("wipe-reenroll", "wipe"),
        ("mfa-exclude", "weakens-security"),
        ("wstrust", "weakens-security"),
        ("apns-create", "tenant-wide"),
        ("apns-renew", "tenant-wide"),
        ("apns-m365", "tenant-wide"),
        ("mdm-authority", "tenant-wide"),
        ("platform-allow", "tenant-wide"),
        ("device-limit-raise", "tenant-wide"),
        ("device-limit-entra", "tenant-wide"),
        ("token-create", "tenant-wide"),
        ("token-renew", "tenant-wide"),
        ("token-graph", "tenant-wide"),
        ("upn-check", "tenant-wide"),
        ("win-restriction-allow", "tenant-wide"),
        ("win-restriction-toggle", "tenant-wide"),
        ("win-auto-enroll", "tenant-wide"),
    ],
)
def test_a_dangerous_procedure_never_stands_in_a_fix_without_its_risk(
    procedure: str, kind: str
) -> None:
    users = [each for each in resolutions() if uses(each[1], each[2], procedure)]
    assert users
    for name, _, node in users:
        assert kind in kinds_of(node), name


def test_the_second_proof_is_never_turned_off_for_everybody() -> None:
    for name, flow, node in resolutions():
        for step in spelled_out(flow, node.steps):
            text = step.do.lower()
            turned_off = ("turn off" in text or "disable" in text or "switch off" in text) and (
                "second proof" in text or "mfa" in text or "conditional access" in text
            )
            assert not turned_off, (name, step.do)


@pytest.mark.parametrize(
    ("start", "unsure", "most"),
    [
        ("intune-ios/where", 1, 30_000),
        ("ios-more/topic", 0, 30_000),
        ("any-platform/trouble", 1, 10_000),
        ("android/trouble", 1, 10_000),
        ("macos/words", 1, 10_000),
        ("windows/where", 1, 20_000),
        ("windows-client-codes/code", 1, 10_000),
        ("comanagement-codes/code", 1, 10_000),
    ],
)
def test_whatever_is_offered_has_its_needs_known_and_its_claim_kept(
    start: str, unsure: int, most: int
) -> None:
    offers = 0
    for number, walk in enumerate(every_way(start, unsure=unsure)):
        if isinstance(walk.position, Offering) and walk.position.resolution.kind == "fix":
            offers += 1
            _assert_kept(walk, walk.position)
        if number >= most:
            break
    assert offers


def _assert_kept(walk: Walk, offer: Offering) -> None:
    node = offer.resolution
    lacking = [fact for fact in node.needs if walk.known.get(fact) is None]
    assert not lacking, (offer.place.name, lacking)
    held = not node.when or any(
        all(walk.known.get(fact) in (None, *answers) for fact, answers in option.items())
        for option in node.when
    )
    assert held, (offer.place.name, dict(walk.known))
