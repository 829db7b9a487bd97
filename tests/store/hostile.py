"""Files made to harm who reads them, or broken in the ways real files are; the same each time.

Run as a program it reads the large ones within limits the system enforces, and says what came
of each.
"""

import json
import random
import resource
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from tests.harm import find_harm
from tui.core.codes.example import TINY
from tui.core.diagnostic import Diagnostic
from tui.core.render import FORMS, render
from tui.core.text import visible
from tui.store.checking import check_folders
from tui.store.files import MAX_BYTES
from tui.store.folder import Folder

Files = Iterator[tuple[str, bytes]]

OPENINGS = ("[", "{", "{a: ", "- ", "? ", "[{a: ", "? - ", "{? ", "[[a, ", "a: {")
TAGS = (
    "!!python/object/apply:os.system [id]", "!!python/name:os.system", "!!python/module:os",
    "!!python/object/new:type [x, [], {}]", "!!binary aGk=", "!!set {a, b}", "!!omap [a: b]",
    "!!timestamp foo", "!!int foo", "!!bool foo", "!!null x", "!!float .inf", "!<tag:x> y", "!x y",
    "!", "! x", "!!", "!e!x y", "!%41 y", "!!python/tuple [a]",
)  # fmt: skip
ESCAPES = (
    r"\e]52;c;Y3VybCBldmlsfHNo\a", r"\e]0;title\a", r"\e[5n", r"\e[c", r"\e[>q", r"\x9b5n",
    r"\x90q\x9c", r"\x85", r"\0", r"\b\b\bsafe", r"\rEVIL", r"\x7f", r"\e[2J\e[H", r"\u202eevil",
    r"\u2066x\u2069", r"\u200bzero", r"\ufeffmark", r"\U000E0041", r"\u2028", r"\ud800",
    r"\ud83d\ude00", r"\x1b\x5d8;;http://x\x1b\x5c", r"\a", r"\t", r"\N", r"\L", r"\P", r"\u061c",
)  # fmt: skip
PLACES = (
    "A phone does not enrol", "Does the user have a licence?", "missing: No", "Assign a licence.",
    "The user has no licence", "flow: tiny", "start: licence", "[M365]", "kind: hand-over",
)  # fmt: skip
ENCODINGS = (
    "latin-1", "cp1252", "cp1251", "cp037", "shift_jis", "gb18030", "koi8-r", "utf-16", "utf-16-le",
    "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "mac_roman", "big5", "cp437",
)  # fmt: skip
BAD_BYTES = (
    b"\xff", b"\xfe", b"\xc0\xaf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xe2\x82", b"\x80",
    b"\xf8\x88\x80\x80\x80", b"\xef\xbf\xbe", b"\xef\xbb\xbf", b"\xe2\x80\xa8", b"\xc2\x85",
)  # fmt: skip


def hostile_files(seed: int = 1) -> Mapping[str, bytes]:
    """Return small hostile files by name; each must give at least one diagnostic."""
    chance = random.Random(seed)  # noqa: S311 - the same files each time
    made: dict[str, bytes] = {}
    for kind, files in (
        ("nested", _nested(chance)),
        ("referring", _referring()),
        ("tagged", _tagged()),
        ("twice", _twice()),
        ("encoded", _encoded(chance)),
        ("control", _control(chance)),
        ("escaped", _escaped(chance)),
        ("torn", _torn(chance)),
        ("shapeless", _shapeless(chance)),
        ("much", _much()),
        ("misled", _misled()),
        ("empty", _empty()),
    ):
        for number, (name, data) in enumerate(files):
            made[f"{kind}-{number:02}-{name}.yaml"] = data
    return made


def _with(old: str, new: str) -> bytes:
    return TINY.replace(old, new, 1).encode("utf-8", "surrogatepass")


def _nested(chance: random.Random) -> Files:
    for opening in OPENINGS:
        for depth in (33, chance.randrange(100, 1000), 24_970):
            yield f"{depth}", f"flow: x\ntitle: {opening * depth}".encode()
    yield "closed", _with("A phone does not enrol", "[" * 500 + "]" * 500)
    yield "indented", "".join(f"{' ' * depth}a:\n" for depth in range(300)).encode()


def _referring() -> Files:
    laughs = "".join(
        f"k{level}: &k{level} [{', '.join([f'*k{level - 1}'] * 9)}]\n" for level in range(1, 9)
    )
    yield "laughs", f"flow: x\nk0: &k0 ha\n{laughs}".encode()
    merges = "".join(
        f"m{level}: &m{level} {{<<: [{', '.join([f'*m{level - 1}'] * 9)}]}}\n"
        for level in range(1, 7)
    )
    yield "merges", f"flow: x\nm0: &m0 {{a: b}}\n{merges}".encode()
    yield "itself", b"flow: x\nnodes: &n {a: *n}\n"
    yield "nowhere", b"flow: x\ntitle: *nobody\n"
    for text in ("&Edit menu", "*.log", "& b", "*", "&", "&a &b c", "*a: b", "<<: *x", "&x *y"):
        yield "text", _with("A phone does not enrol", text)
    yield "merge", _with("title:", "<<: {summary: x}\ntitle:")
    yield "merge-list", _with("title:", "<<: [{a: b}, {c: d}]\ntitle:")
    yield "merge-node", _with("    kind:", "    <<: {thin: yes}\n    kind:")


def _tagged() -> Files:
    for tag in TAGS:
        yield "tag", _with("A phone does not enrol", tag)
    yield "directive", b"%YAML 3.0\n---\n" + TINY.encode()
    yield "handle", b"%TAG ! tag:x,2000:\n---\n" + TINY.encode()


def _twice() -> Files:
    for line in ("flow: tiny", "title: A phone does not enrol", "start: licence"):
        yield "key", _with(line, f"{line}\n{line}")
    yield "node", TINY.encode() + b"  ticket: {resolve: x, cause: y, actors: [L1]}\n"
    yield "answer", _with("there: Yes}", "there: Yes, missing: Never}")
    yield "way", _with("there: ticket}", "there: ticket, there: assign}")
    yield "ways", _with("there: ticket}", "there or missing: ticket}")
    yield "quoted", _with("start:", '"title": x\nstart:')
    yield "document", TINY.encode() + b"---\n" + TINY.encode()
    yield "look-alike", _with("start:", "t\u0456tle: x\nstart:")


def _encoded(chance: random.Random) -> Files:
    text = TINY.replace("A phone", "Téléphone Жук 日本")
    for encoding in ENCODINGS:
        yield encoding, text.encode(encoding, "ignore")
    for bad in BAD_BYTES:
        at = TINY.index("phone") + chance.randrange(5)
        yield bad.hex(), TINY[:at].encode() + bad + TINY[at:].encode()
    yield "cut", TINY.encode() + "# é".encode()[:-1]


def _control(chance: random.Random) -> Files:
    characters = [*map(chr, range(32)), "\x7f", *map(chr, range(0x80, 0xA0))]
    characters = [each for each in characters if each not in "\n\r"]
    for character in chance.sample(characters, 30):
        place = chance.choice(PLACES)
        yield f"{ord(character):02x}", _with(place, place[:4] + character + place[4:])
    for character in "\u202e\u2066\u200b\u2060\ufeff\U000e0041\u2028\u061c":
        yield f"{ord(character):04x}", _with("A phone", f"A{character}phone")


def _escaped(chance: random.Random) -> Files:
    for escape in ESCAPES:
        yield "text", _with("A phone does not enrol", f'"A {escape} phone"')
    for escape in chance.sample(ESCAPES, 8):
        yield "key", _with("start:", f'"{escape}": x\nstart:')
        yield "id", _with("  ticket:", f'  "tick{escape}et":')


def _torn(chance: random.Random) -> Files:
    for _ in range(14):
        yield "short", TINY.encode()[: chance.randrange(60, 500)] + b"\n  x: [y\n"
    for _ in range(14):
        yield "noise", chance.randbytes(chance.randrange(1, 400))
    for _ in range(14):
        at = chance.randrange(20, len(TINY) - 20)
        noise = "".join(chance.choice("{}[]&*!|>'\"%@`#:,-?\n ") for _ in range(8))
        yield "slip", f"{TINY[:at]}{noise}\n: [{TINY[at:]}".encode()


def _shapeless(chance: random.Random) -> Files:
    odd = ("[]", "{}", "[[a]]", "{a: {b: c}}", "''", "[x, [y]]", "{? x : y}")
    keys = ("flow", "title", "start", "facts", "nodes")
    for key in keys:
        for value in chance.sample(odd, 5):
            lines = [line for line in TINY.splitlines() if not line.startswith(f"{key}:")]
            text = "\n".join(lines) if key not in {"facts", "nodes"} else "flow: a\ntitle: b\n"
            yield key, f"{text}\n{key}: {value}\n".encode()
    yield "list", b"- a\n- b\n"
    yield "text", b"flow\n"
    yield "json", b'{"flow": "x", "nodes": [1, 2, 3], "start": null}'


def _much() -> Files:
    yield "text", _with("A phone does not enrol", "x" * 30_000)
    yield "key", _with("title:", f"{'k' * 900}: x\ntitle:")
    yield "long-key", _with("title:", f"{'k' * 9000}: x\ntitle:")
    yield "id", _with("flow: tiny", f"flow: {'x' * 5000}")
    yield "number", _with("    verify:", f"    minutes: {'9' * 5000}\n    verify:")
    yield "sixty", _with("    verify:", f"    minutes: {'1:' * 5000}1\n    verify:")
    answers = ", ".join(f"a{number}: x" for number in range(300))
    yield "answers", _with("{missing: No, there: Yes}", f"{{{answers}}}")
    unknown = "".join(f"odd{number}: x\n" for number in range(2000))
    yield "keys", TINY.encode() + unknown.encode()
    nowhere = "".join(f"  n{number}: {{ask: f, to: {{a: x{number}}}}}\n" for number in range(300))
    yield "nowhere", TINY.encode() + nowhere.encode()


def _misled() -> Files:
    for path in ("/etc/passwd", "//host/share/x.yaml", "~/x.yaml", "/dev/zero", "C:\\x.yaml"):
        yield "use", _with("start:", f"use: [{path}]\nstart:")
    for text in ("{__class__}", "{0.__class__}", "{}", "{a.b}", "{{a}", "{a!r}", "{nothing}", "}{"):
        yield "brace", _with("Everything the agent can see is in order.", f"'Open {text} now.'")
    for target in ("no-such-node", "other-flow/", "../x", "tiny/../x", "TICKET"):
        yield "target", _with("there: ticket}", f"there: {target}}}")
    yield (
        "circle",
        _with("    steps: [Assign", "    otherwise: licence\n    steps: [{do: }, Assign"),
    )


def _empty() -> Files:
    for text in (
        "",
        " ",
        "\n" * 50,
        "# remark",
        "---",
        "---\n...\n",
        "\ufeff",
        "~",
        "''",
        "{}",
        "[]",
    ):
        yield "file", text.encode()


def large_files() -> Mapping[str, Callable[[], bytes]]:
    """Return makers of files that cost time or memory where nobody counts, by name."""
    full = MAX_BYTES - 100
    made = {
        "brackets": lambda: b"[" * full,
        "braces": lambda: b"{a: " * (full // 4),
        "dashes": lambda: b"- " * (full // 2),
        "marks": lambda: b"? " * (full // 2),
        "letters": lambda: b"x" * full,
        "one-value": lambda: b"flow: " + b"x" * full,
        "one-key": lambda: b"x" * full + b": y",
        "open-quote": lambda: b'flow: "' + b"x\n" * (full // 2),
        "open-quote-smaller": lambda: b'flow: "' + b"x\n" * 190_000,
        "same-key": lambda: b"a: b\n" * (full // 5),
        "many-keys": lambda: _numbered()[:full],
        "many-items": lambda: b"a: [" + b"x," * (full // 2) + b"]",
        "many-pairs": lambda: (
            b"a: {" + b"".join(b"%d: x," % number for number in range(400_000)) + b"}"
        ),
        "many-faults": lambda: b"flow: x\nnodes:\n" + _odd_nodes(),
        "late-fault": lambda: _many_nodes()[: full - 20] + b"\nlast: [a\n: b\n",
        "escapes": lambda: b'flow: "' + rb"\e" * (full // 2) + b'"\n',
        "escape-bytes": lambda: b"flow: " + b"\x1b" * full,
        "zeros": lambda: b"\0" * full,
        "latin": lambda: b"flow: " + b"\xe9" * full,
        "tabs": lambda: b"\t" * full,
        "lines": lambda: b"\n" * full,
        "lines-of-latin": lambda: b"\xe9\n" * (full // 2),
        "remarks": lambda: b"#x\n" * (full // 3),
        "hashes": lambda: b"- a #b\n" * (full // 7),
        "spaces": lambda: b" " * full,
        "returns": lambda: b"\r" * full,
        "anchors": lambda: b"- &a b\n" * (full // 7),
        "aliases": lambda: b"- *a\n" * (full // 5),
        "tags": lambda: b"- !a b\n" * (full // 7),
        "tags-smaller": lambda: b"- !a b\n" * 50_000,
        "merges": lambda: b"<<: {}\n" * (full // 7),
        "bidi": lambda: "\u202e".encode() * (full // 3),
        "utf-16": lambda: ("flow: x\n" * (full // 16)).encode("utf-16"),
        "too-large": lambda: b"x" * (MAX_BYTES + 1),
    }
    return {f"large-{name}.yaml": make for name, make in made.items()}


def _numbered() -> bytes:
    return b"".join(b"k%d: v\n" % number for number in range(340_000))


def _odd_nodes() -> bytes:
    node = b"  n%d: {resolve: R, cuase: C, actors: [L1], minutes: x}\n"
    return b"".join(node % number for number in range(9_000))


def _many_nodes() -> bytes:
    node = b"  m%d: {resolve: R, cause: C, actors: [L1]}\n"
    return TINY.encode() + b"".join(node % number for number in range(90_000))


def check(name: str, data: bytes) -> list[Diagnostic]:
    """Check one file as `check` does."""
    return list(check_folders([Folder(Path("trees"), {name: data}, {})]).problems)


def find_shortcomings(name: str, problems: list[Diagnostic]) -> list[str]:
    """Return what is wrong with the way a hostile file was reported."""
    found = [] if problems else ["nothing was reported"]
    found += [
        f"{each.code} does not name its place: {each.file}:{each.line}"
        for each in problems
        if visible(name) not in each.file or each.line < 1 or each.column < 1
    ]
    for form in FORMS:
        harm = find_harm(render(problems, form))
        if harm:
            found.append(f"{form} lets through {harm[:5]!r}")
    return found


def main(seconds: int, megabytes: int, *wanted: str) -> None:
    """Read large files, all or those named, and say what came of each in a line of JSON."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    size = megabytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_DATA, (size, size))
    for name, make in large_files().items():
        if wanted and name not in wanted:
            continue
        before = resource.getrusage(resource.RUSAGE_SELF)
        problems = check(name, make())
        after = resource.getrusage(resource.RUSAGE_SELF)
        line = {
            "name": name,
            "codes": sorted({each.code for each in problems}),
            "shortcomings": find_shortcomings(name, problems),
            "seconds": round(after.ru_utime - before.ru_utime, 2),
            "megabytes": after.ru_maxrss // 1024,
        }
        sys.stdout.write(json.dumps(line) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), *sys.argv[3:])
