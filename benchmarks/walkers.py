"""Loads one tree and walks it, as one program does; run by that program's own Python.

Only the standard library and `benchmarks.authored` are imported by all of them. Prints JSON.

    python -m benchmarks.walkers NAME NODES WALKS [FILE]
"""

import json
import resource
import sys
import time
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, TypeAlias

from benchmarks.authored import ANSWERS, Tree, answer_text, ask_text, ending_text, write_flow

SMALL = 5
"""Nodes of the tree that is loaded first."""

Step: TypeAlias = Callable[[int], None]
"""Gives an answer, by its place."""

Loaded: TypeAlias = Callable[[], Step]
"""Begins a walk."""


def prepare_dict(tree: Tree, _file: str) -> Callable[[], Loaded]:
    """Plain values of the YAML parser, and nothing else: the floor."""
    yaml: Any = import_module("yaml")
    text = write_flow(tree)

    def load() -> Loaded:
        nodes = yaml.load(text, Loader=yaml.CSafeLoader)["nodes"]

        def begin() -> Step:
            here = ["n0"]

            def step(place: int) -> None:
                here[0] = nodes[here[0]]["to"][ANSWERS[place]]

            return step

        return begin

    return load


def _walk_flow(flow: Any) -> Loaded:
    walk, events = _walking()
    flows = {flow.flow: flow}

    def begin() -> Step:
        here = [walk.fold(flows, [events.Started("tree/n0")])]

        def step(place: int) -> None:
            asked = here[0].position
            answer = events.Answered(asked.place.name, asked.fact_id, ANSWERS[place])
            here[0] = walk.proceed(flows, here[0], answer)

        return step

    return begin


@cache
def _walking() -> tuple[Any, Any]:
    return import_module("tui.core.walk"), import_module("tui.core.events")


def _unlimited() -> Any:
    return import_module("tui.store.files").Limits(size=1 << 30, events=1 << 30)


def read_flow(data: bytes) -> Any:
    """Return the flow of a file of any size."""
    reader: Any = import_module("tui.store.reader")
    decode: Any = import_module("tui.core.decoding.decode")
    with reader.collector_off():
        source, faults = reader.read_source(data, "tree.yaml", limits=_unlimited())
        flow, more = decode.decode(source)
    if faults or more:
        raise ValueError(faults or more)
    return flow


def prepare_branchline(tree: Tree, _file: str) -> Callable[[], Loaded]:
    """Our flow, read from its file, with every fault of its form looked for."""
    data = write_flow(tree).encode()
    return lambda: _walk_flow(read_flow(data))


def prepare_cached(tree: Tree, file: str) -> Callable[[], Loaded]:
    """Our flow from the cache of checked flows: the file's bytes are hashed, the record read."""
    ready: Any = import_module("tui.store.ready")
    frozen: Any = import_module("tui.core.frozen")
    data = write_flow(tree).encode()
    home = ready.Ready(Path(file), b"k" * 32)
    home.save_bytes(f"{tree.nodes}.kept", frozen.freeze_flow(read_flow(data)))

    def load() -> Loaded:
        ready.digest_files({"tree.yaml": data})
        return _walk_flow(frozen.open_flow(home.load_bytes(f"{tree.nodes}.kept")))

    return load


def prepare_transitions(tree: Tree, _file: str) -> Callable[[], Loaded]:
    """A state machine from JSON; its states carry no words."""
    transitions: Any = import_module("transitions")
    ways = [
        [ANSWERS[place], f"n{node}", f"n{target}"]
        for node in range(tree.questions)
        for place, target in enumerate(tree.targets(node))
    ]
    text = json.dumps({"states": [f"n{node}" for node in range(tree.nodes)], "ways": ways})

    def load() -> Loaded:
        read = json.loads(text)
        machine = transitions.Machine(
            states=read["states"], transitions=read["ways"], initial="n0", auto_transitions=False
        )

        def begin() -> Step:
            machine.set_state("n0")
            return lambda place: machine.trigger(ANSWERS[place])

        return begin

    return load


def prepare_zen(tree: Tree, _file: str) -> Callable[[], Loaded]:
    """A decision table: the node and the answer say which node is next."""
    zen: Any = import_module("zen")
    rules = [
        {
            "_id": f"r{node}-{place}",
            "node": f'"n{node}"',
            "answer": f'"{ANSWERS[place]}"',
            "next": f'"n{target}"',
        }
        for node in range(tree.questions)
        for place, target in enumerate(tree.targets(node))
    ]
    table = {
        "hitPolicy": "first",
        "inputs": [{"id": key, "name": key, "field": key} for key in ("node", "answer")],
        "outputs": [{"id": "next", "name": "next", "field": "next"}],
        "rules": rules,
    }
    nodes = [
        {"id": "in", "type": "inputNode", "name": "in"},
        {"id": "table", "type": "decisionTableNode", "name": "table", "content": table},
        {"id": "out", "type": "outputNode", "name": "out"},
    ]
    edges = [
        {"id": "a", "type": "edge", "sourceId": "in", "targetId": "table"},
        {"id": "b", "type": "edge", "sourceId": "table", "targetId": "out"},
    ]
    text = json.dumps({"nodes": nodes, "edges": edges})

    def load() -> Loaded:
        decision = zen.ZenEngine().create_decision(text)

        def begin() -> Step:
            here = ["n0"]

            def step(place: int) -> None:
                asked = {"node": here[0], "answer": ANSWERS[place]}
                here[0] = decision.evaluate(asked)["result"]["next"]

            return step

        return begin

    return load


_BPMN = "http" + "://www.omg.org/spec/BPMN/20100524/MODEL"


def _write_process(tree: Tree) -> Iterator[str]:
    yield f'<definitions xmlns="{_BPMN}" targetNamespace="tree">'
    yield '<process id="tree" isExecutable="true"><startEvent id="start"/>'
    yield '<sequenceFlow id="first" sourceRef="start" targetRef="n0"/>'
    for node in range(tree.nodes):
        targets = tree.targets(node)
        if not targets:
            yield f'<endEvent id="n{node}" name="{ending_text(node)}"/>'
            continue
        yield f'<manualTask id="n{node}" name="{ask_text(node)}"/>'
        yield f'<exclusiveGateway id="g{node}" default="s{node}-0"/>'
        yield f'<sequenceFlow id="s{node}" sourceRef="n{node}" targetRef="g{node}"/>'
        for place, target in enumerate(targets):
            way = f'id="s{node}-{place}" sourceRef="g{node}" targetRef="n{target}"'
            yield f'<sequenceFlow {way} name="{answer_text(place)}">'
            if place:
                yield f"<conditionExpression>answer == {place}</conditionExpression>"
            yield "</sequenceFlow>"
    yield "</process></definitions>"


def prepare_spiff(tree: Tree, _file: str) -> Callable[[], Loaded]:
    """A BPMN process: a task and a gateway for each question."""
    parser: Any = import_module("SpiffWorkflow.bpmn.parser")
    bpmn: Any = import_module("SpiffWorkflow.bpmn")
    task_state: Any = import_module("SpiffWorkflow").TaskState
    text = "\n".join(_write_process(tree)).encode()

    def load() -> Loaded:
        read = parser.BpmnParser()
        read.add_bpmn_str(text)
        spec = read.get_spec("tree")

        def begin() -> Step:
            flow = bpmn.BpmnWorkflow(spec)
            flow.do_engine_steps()

            def step(place: int) -> None:
                task = flow.get_next_task(state=task_state.READY, manual=True)
                task.data["answer"] = place
                task.run()
                flow.do_engine_steps()

            return step

        return begin

    return load


PREPARE = {
    "dict": prepare_dict,
    "branchline": prepare_branchline,
    "cached": prepare_cached,
    "transitions": prepare_transitions,
    "zen": prepare_zen,
    "spiff": prepare_spiff,
}


def main() -> None:
    """Load a tree, walk it, and print how long that took."""
    name, nodes, walks, *rest = sys.argv[1:]
    tree = Tree(int(nodes))
    file = rest[0] if rest else ""
    PREPARE[name](Tree(SMALL), file)()  # imports are no part of loading
    prepared = PREPARE[name](tree, file)
    before, wall, work = _peak(), time.perf_counter(), time.process_time()
    begin = prepared()
    loaded = (time.perf_counter() - wall) * 1e3, (time.process_time() - work) * 1e3
    after = _peak()
    steps = []
    for number in range(int(walks)):
        step = begin()
        for place in tree.walk(number):
            start = time.perf_counter_ns()
            step(place)
            steps.append((time.perf_counter_ns() - start) / 1e3)
    print(json.dumps({"load": loaded, "steps": steps, "kilobytes": after - before}))


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    main()
