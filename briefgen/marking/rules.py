"""Which marking a brief bears. Goes in: what is asked for, and what the sources state. Comes out: the decision.

1. The marking is at least the highest of the sources'. Without a request it is that one.
2. A request below it needs a reason, which is kept.
3. A label is one of its scheme, letter for letter; a wrong one is refused with the right one.
4. One brief, one scheme: TLP is no classification, and nothing ranks the labels of two schemes.
"""

import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import NamedTuple, NoReturn

from briefgen.errors import BriefgenError, SourceError, UsageError
from briefgen.marking.labels import TLP, names_tlp
from briefgen.marking.scheme import Level, Scheme, load_scheme
from briefgen.text import collapse

_CLOSE = 0.8
"""How alike a label must be to be proposed, from 0 to 1: a slip of the fingers, not another word."""
_SPELLED = re.compile(r"[^A-Z0-9]+")


_PREFIX = "TLP:"


class Stated(NamedTuple):
    """The marking that a source states."""

    origin: str
    label: str


class Decision(NamedTuple):
    """The marking of a brief."""

    level: Level
    scheme: Scheme
    above: Stated | None = None
    """The source with the highest marking, where the brief's is lower."""


def find_level(scheme: Scheme, label: str, *, where: str | None = None) -> Level:
    """The level of `label`, letter for letter.

    Raises UsageError for a label that the scheme does not have, SourceError where `where` names the source that
    states it; the hint tells the right one.
    """
    level = scheme.level(label)
    if level is not None:
        return level
    said = f"`{where}` is marked `{label}`, which is no label" if where else f"`{label}` is no label"
    error: type[BriefgenError] = SourceError if where else UsageError
    raise error(f"{said} of the scheme `{scheme.name}` ({scheme.title})", hint=_correct(scheme, label))


def check_tlp(label: str, where: str) -> None:
    """Return nothing unless `label` is a misspelt one of TLP's; then raise SourceError with the right spelling."""
    if names_tlp(label):
        find_level(load_scheme(TLP), label, where=where)


def highest(scheme: Scheme, stated: Sequence[Stated]) -> Stated:
    """The most restrictive of `stated`, which are of `scheme`; the first where several are."""
    return max(stated, key=lambda one: find_level(scheme, one.label, where=one.origin).rank)


def decide(
    requested: str | None, stated: Sequence[Stated], *, scheme: Scheme | None = None, reason: str | None = None
) -> Decision | None:
    """The marking that a brief must bear; None where none is asked for and no source states one.

    `scheme` is needed for every label but those of TLP. Raises UsageError for a request that is no label, is lower
    than a source's marking without a `reason`, or is of another scheme than a source's; SourceError for a source
    whose label no scheme explains.
    """
    if reason is not None and (requested is None or not reason.strip()):
        raise UsageError(
            "a marking is lowered to a label and for a reason", hint="as in --marking TLP:GREEN --lower-marking REASON"
        )
    chosen = _choose_scheme(requested, stated, scheme)
    if chosen is None:
        return None
    top = highest(chosen, stated) if stated else None
    if requested is None:
        return Decision(find_level(chosen, top.label), chosen) if top else None
    level = find_level(chosen, requested)
    if top is None or level.rank >= find_level(chosen, top.label).rank:
        return Decision(level, chosen)
    if reason is None:
        raise UsageError(
            f"the marking `{requested}` is lower than that of `{top.origin}`, which is `{top.label}`",
            hint="raise it, or say why it may be lower with --lower-marking REASON",
        )
    return Decision(level, chosen, top)


def portion_mark(scheme: Scheme, labels: Iterable[str | None], document: str) -> str | None:
    """The mark before a statement whose sources state `labels`, that of the highest; None where a scheme has no marks.

    Where a source states none, the label of the `document` counts for it, and nothing is marked above the document.
    """
    whole = find_level(scheme, document)
    ranks = [whole.rank if label is None else find_level(scheme, label).rank for label in labels]
    return scheme.levels[min(max(ranks, default=whole.rank), whole.rank)].portion


def _choose_scheme(requested: str | None, stated: Sequence[Stated], scheme: Scheme | None) -> Scheme | None:
    """The scheme that all labels are of; None where there is no label. TLP's labels need none to be named."""
    marked = [(f"`{one.origin}` is marked", one.label) for one in stated]
    if requested is not None:
        marked.insert(0, ("the brief is to be marked", requested))
    by_tlp = [one for one in marked if names_tlp(one[1])]
    others = [one for one in marked if not names_tlp(one[1])]
    if by_tlp and (others or (scheme is not None and scheme.name != TLP)):
        _refuse_two(by_tlp[0], others, scheme)
    if by_tlp:
        return load_scheme(TLP)
    if others and scheme is None:
        raise UsageError(
            f"{others[0][0]} `{others[0][1]}`, and no marking scheme is set",
            hint=_hint_at_tlp(others[0][1])
            or "name the scheme, as in --marking-scheme us; `briefgen doctor` lists them",
        )
    return scheme if others else None


def _hint_at_tlp(label: str) -> str | None:
    """The hint for a color of TLP without its prefix; None for any other label."""
    meant = f"{_PREFIX}{label.strip().upper()}"
    return f"write `{meant}`" if meant in {level.label for level in load_scheme(TLP).levels} else None


def _refuse_two(by_tlp: tuple[str, str], others: Sequence[tuple[str, str]], scheme: Scheme | None) -> NoReturn:
    """Raise UsageError: a label of TLP meets another scheme, by `others` or as the one that is set."""
    if others:
        other, hint = f"{others[0][0]} `{others[0][1]}`", "make a brief of each kind of source"
    else:
        other = f"the marking scheme is `{scheme.name if scheme else TLP}`"
        hint = f"name the scheme `{TLP}`, or leave out what is marked by it"
    message = f"{by_tlp[0]} `{by_tlp[1]}`, and {other}: TLP is no classification, the two cannot be combined"
    raise UsageError(message, hint=hint)


def _correct(scheme: Scheme, label: str) -> str:
    """The next step for someone who wrote `label`."""
    wanted = _spell(label)
    if instead := {_spell(wrong): right for wrong, right in scheme.instead.items()}.get(wanted):
        return f"write `{instead}`"
    for right in scheme.labels:
        if _spell(right) == wanted:
            return f"write `{right}`, letter for letter"
    close = get_close_matches(collapse(label).upper(), scheme.labels, n=1, cutoff=_CLOSE)
    return f"did you mean `{close[0]}`?" if close else f"its labels are: {', '.join(scheme.labels)}"


def _spell(label: str) -> str:
    """What two spellings of one label share."""
    return _SPELLED.sub("", label.upper())
