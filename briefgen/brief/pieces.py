"""A part of a brief comes in; what it says, piece by piece, goes out, whatever its section."""

import re

from briefgen.brief.check import SIDE, Cited
from briefgen.brief.model import Actor, Difference, KeyShift
from briefgen.brief.wording import readable

_JOINTS = re.compile(r"[“”/\s]*")


def pieces_of(part: Cited) -> tuple[str, ...]:
    """The words of `part` that its quotes must bear out."""
    match part:
        case Actor():
            said: tuple[str | None, ...] = (part.role, part.stance)
        case Difference():
            said = (*(SIDE.findall(part.about) or (part.about,)), *(side.text for side in part.sides))
        case KeyShift():
            said = (part.text, part.before, part.after)
        case _:
            said = (part.text,)
    return tuple(words for words in said if words)


def reworded(difference: Difference) -> bool:
    """Whether `about` says anything else than the point and the sides, where the difference keeps them."""
    if not difference.sides:
        return False
    about = readable(difference.about)
    head = f"{difference.point}{'' if difference.certain else ', possibly'}: "
    rest = about.removeprefix(head)
    texts = sorted((side.text for side in difference.sides), key=len, reverse=True)
    if rest == about or not all(text in rest for text in texts):
        return True
    for text in texts:
        rest = rest.replace(f"“{text}”", "")
    return _JOINTS.fullmatch(rest) is None
