"""Flow files on a project, as tools for authors see them."""

from collections.abc import Mapping
from pathlib import Path

from tui.core.decoding.decode import decode
from tui.core.editor.project import File, Project
from tui.store.folder import used_name
from tui.store.reader import read_source

ROOT = Path(__file__).parents[3]
SMALL = (ROOT / "tests" / "data" / "small-example.yaml").read_text(encoding="utf-8")

PHONES = """\
flow: phones
title: Phones
use: [shared/facts.yaml]
start: which
nodes:
  which:
    ask: make
    to: {apple: enrolled, google or other: help/}
  enrolled:
    ask: {fact: enrolled, ask: Is it enrolled?, answers: {yes-it-is: Yes, not-yet: No}}
    to:
      yes-it-is: asking
      not-yet: part
  asking: {ask: cloud, to: {public: by-cloud, gov: by-cloud}}
  part: {call: check, then: by-cloud}
  check: {ask: cloud, to: {public: back}, else: back}
  back: {return: yes}
  by-cloud:
    route:
      - when: {cloud: gov}
        to: "gov"
      - {when: [{cloud: [public], make: apple}, {cloud: public, make: other}], to: public}
  gov:
    resolve: Use {site} for government
    cause: It is another cloud.
    actors: [IA]
    needs: [cloud]
    when: {cloud: gov}
    steps:
      - do: |
          Open {site}
          and again {site}.
        when: {cloud: [gov]}
      - procedure: restart
    verify: It works.
    otherwise: help/ticket
    packets: base
  public:
    resolve: Nothing to do
    kind: wait
    cause: All is well.
    actors: [L1]
cases:
  - {name: one, facts: {make: apple, enrolled: yes-it-is, cloud: gov}, expect: gov, never: [public]}
  - {name: two, facts: {make: google}, expect: help/ticket, helps: [gov, S01]}
"""
FACTS = """\
library: facts
facts:
  make:
    ask: Who made it?
    answers: {apple: Apple, google: Google, other: {label: Other, sets: {cloud: public}}}
  cloud: {ask: Which cloud?, answers: {public: Public, gov: Government}}
values:
  site: {by: cloud, public: https://a.example, gov: https://b.example}
procedures:
  restart: {title: Restart it, steps: ["Go to {site}.", Switch it off.]}
packets:
  base: {title: Base, fields: {make: {label: Make, from: make}}}
"""
HELP = """\
flow: help
title: Help
start: ticket
nodes:
  ticket:
    resolve: Somebody must look
    kind: hand-over
    cause: Nothing else is left.
    actors: [MS]
"""
FILES = {"phones.yaml": PHONES, "help.yaml": HELP, "shared/facts.yaml": FACTS}


def open_project(files: Mapping[str, str]) -> Project:
    """Return files as they were read."""
    project = {}
    for name, text in files.items():
        source, _ = read_source(text.encode(), name)
        assert source is not None
        model, _ = decode(source)
        assert model is not None
        uses = tuple(used_name(name, used) for used in model.use)
        project[name] = File(name, source, model, uses)
    return project


def open_shipped() -> Project:
    """Return the flows that ship with the program."""
    trees = ROOT / "trees"
    return open_project(
        {
            path.relative_to(trees).as_posix(): path.read_text(encoding="utf-8")
            for path in sorted(trees.rglob("*.yaml"))
            if not {"scenarios", "locale"} & set(path.relative_to(trees).parts)
        }
    )
