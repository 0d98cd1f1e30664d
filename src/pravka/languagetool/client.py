"""Asking a LanguageTool server over HTTP; every fault is a ToolError that says what to do."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Collection, Sequence
from queue import SimpleQueue
from threading import Thread
from typing import Any, NamedTuple
from urllib import error, parse, request

from pravka.errors import ToolError
from pravka.languagetool.options import Options
from pravka.languagetool.passages import Match, Passage, compose, to_code_points

IN_FLIGHT = 4  # requests at once
SPELLERS = ("TYPOS",)  # LanguageTool's category of its spellers


class Answer(NamedTuple):
    """The matches of each passage, in order, and the version of the server."""

    version: str
    matches: tuple[tuple[Match, ...], ...]


def ask(url: str, passages: Sequence[Passage], options: Options, off: Collection[str] = ()) -> Answer:
    """Send passages in one request. `off` are rules pravka switches off by itself. Raises ToolError."""
    annotations, offsets = compose(passages)
    answer = send(url, annotations, options, off)
    try:
        text = "".join(part.get("text") or part.get("markup", "") for part in annotations)
        found = [_match(m, text) for m in answer["matches"]]
        version = f"{answer['software']['version']} {answer['software'].get('buildDate', '')}"
    except (KeyError, TypeError, ValueError) as fault:
        raise ToolError(f"LanguageTool at {url}: not LanguageTool's answer ({fault!r}); check the address") from fault
    return Answer(version, tuple(tuple(_within(found, o, p.length)) for o, p in zip(offsets, passages, strict=True)))


def send(url: str, annotations: list[dict[str, str]], options: Options, off: Collection[str] = ()) -> dict[str, Any]:
    """Return what the server says to annotations. Raises ToolError."""
    return _post(f"{url}/v2/check", _form(annotations, options, off), options.timeout)


def ask_all(
    url: str, bundles: Sequence[Sequence[Passage]], options: Options, off: Collection[str] = ()
) -> list[Answer]:
    """Ask about bundles of passages, several requests in flight; returns the answers in order. Raises ToolError.

    The threads are daemons: neither Ctrl-C nor the first failure waits for requests that are under way.
    """
    todo = deque(enumerate(bundles))
    done: SimpleQueue[tuple[int, Answer | BaseException]] = SimpleQueue()

    def work() -> None:
        while todo:
            try:
                n, bundle = todo.popleft()
            except IndexError:  # another thread was quicker
                return
            try:
                done.put((n, ask(url, bundle, options, off)))
            except BaseException as fault:
                done.put((n, fault))

    for _ in range(min(IN_FLIGHT, len(bundles))):
        Thread(target=work, daemon=True).start()
    answers: dict[int, Answer] = {}
    try:
        while len(answers) < len(bundles):
            n, answer = done.get()
            if isinstance(answer, BaseException):
                raise answer
            answers[n] = answer
    finally:
        todo.clear()
    return [answers[n] for n in range(len(bundles))]


def is_ready(url: str, timeout: float = 2.0) -> bool:
    """Tell whether a server answers at the address."""
    try:
        with request.urlopen(f"{url}/v2/healthcheck", timeout=timeout) as reply:
            return bool(reply.status == 200)
    except (OSError, ValueError):
        return False


def _form(annotations: list[dict[str, str]], options: Options, off: Collection[str]) -> bytes:
    disabled = [*options.disable, *(rule for rule in sorted(off) if rule not in options.enable)]
    categories = [*options.disable_categories, *(() if options.spelling else SPELLERS)]
    fields = {
        "language": options.language,
        "data": json.dumps({"annotation": annotations}, ensure_ascii=False),
        "disabledRules": ",".join(disabled),
        "enabledRules": ",".join(options.enable),
        "disabledCategories": ",".join(categories),
        "enabledCategories": ",".join(options.enable_categories),
        "level": "picky" if options.picky else "default",
    }
    return parse.urlencode({k: v for k, v in fields.items() if v}).encode()


def _post(url: str, form: bytes, timeout: float) -> dict[str, Any]:
    try:
        with request.urlopen(request.Request(url, form), timeout=timeout) as reply:
            body = reply.read()
    except error.HTTPError as fault:
        detail = fault.read(300).decode("utf-8", "replace").strip()
        raise ToolError(f"LanguageTool at {url}: error {fault.code}: {detail or fault.reason}") from fault
    except TimeoutError as fault:
        raise ToolError(
            f"LanguageTool at {url}: no answer in {timeout:g} s; raise languagetool.timeout or look at the server"
        ) from fault
    except OSError as fault:
        reason = getattr(fault, "reason", fault)
        if isinstance(reason, TimeoutError):
            raise ToolError(f"LanguageTool at {url}: no answer in {timeout:g} s; raise languagetool.timeout") from fault
        raise ToolError(f"LanguageTool at {url}: cannot be reached ({reason}); is the server running?") from fault
    except Exception as fault:  # http.client raises half a dozen classes of its own on a server that dies midway
        raise ToolError(f"LanguageTool at {url}: broke off its answer ({type(fault).__name__})") from fault
    try:
        answer = json.loads(body)
    except ValueError as fault:
        raise ToolError(f"LanguageTool at {url}: the answer is not JSON; is this a LanguageTool server?") from fault
    if not isinstance(answer, dict):
        raise ToolError(f"LanguageTool at {url}: the answer is not LanguageTool's; check the address")
    return answer


def _match(data: dict[str, Any], text: str) -> Match:
    start = to_code_points(text, data["offset"])
    end = to_code_points(text, data["offset"] + data["length"])
    rule = data["rule"]
    urls = rule.get("urls") or [{}]
    return Match(
        start, end, rule["id"], rule["category"]["id"], data["message"],
        tuple(r["value"] for r in data["replacements"][:5]), urls[0].get("value", ""),
    )  # fmt: skip


def _within(found: list[Match], offset: int, length: int) -> list[Match]:
    return [
        m._replace(start=m.start - offset, end=m.end - offset)
        for m in found
        if offset <= m.start and m.end <= offset + length and m.start < m.end
    ]
