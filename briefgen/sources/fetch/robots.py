"""What a site asks of programs. Goes in: its `robots.txt`. Comes out: whether an address may be fetched.

By RFC 9309: the group that names us counts, else the one for everyone; of the rules that fit, the longest decides,
and `Allow` where two are equally long.
"""

import re
from typing import NamedTuple
from urllib.parse import quote, urlsplit

MOST_BYTES = 512_000
"""As much as RFC 9309 asks for is read of a file; what follows is ignored."""
NAME = "briefgen"
"""What a group of rules calls us."""

_MOST_RULES = 5_000
_SAFE = "/%?=&:@!$'()*+,;~-._#[]"


class Rule(NamedTuple):
    """One line of a group."""

    allows: bool
    path: str
    """As written, normalized: `*` stands for anything, `$` at the end for the end."""

    def fits(self, path: str) -> bool:
        """Whether the rule speaks of `path`; in time that grows with its length alone."""
        first, *others = self.path.removesuffix("$").split("*")
        ends = self.path.endswith("$")
        if not path.startswith(first):
            return False
        place = len(first)
        for number, part in enumerate(others, 1):
            if ends and number == len(others):
                return len(path) - len(part) >= place and path.endswith(part)
            place = path.find(part, place)
            if place < 0:
                return False
            place += len(part)
        return place == len(path) or not ends


class Robots(NamedTuple):
    """The rules that hold for us."""

    rules: tuple[Rule, ...] = ()

    def allows(self, address: str) -> bool:
        """Whether `address` may be fetched."""
        parts = urlsplit(address)
        path = _normal(parts.path or "/") + (f"?{_normal(parts.query)}" if parts.query else "")
        if path == "/robots.txt":
            return True
        fitting = [rule for rule in self.rules if rule.fits(path)]
        return max(((len(rule.path), rule.allows) for rule in fitting), default=(0, True))[1]


ALL = Robots()
NONE = Robots((Rule(allows=False, path="/"),))


def read_robots(content: bytes) -> Robots:
    """The rules of a `robots.txt` that hold for us; lines that are none are passed over."""
    ours: list[Rule] = []
    everyones: list[Rule] = []
    named = False
    agents: list[str] = []
    in_rules = False
    for line in content.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace").splitlines():
        key, _, value = (part.strip() for part in line.partition("#")[0].partition(":"))
        match key.lower():
            case "user-agent":
                agents = [] if in_rules else agents
                in_rules = False
                agents.append(_token(value))
                named = named or agents[-1] == NAME
            case "allow" | "disallow":
                in_rules = True
                for group, agent in ((ours, NAME), (everyones, "*")):
                    if value and agent in agents and len(group) < _MOST_RULES:
                        group.append(Rule(key.lower() == "allow", _normal(value)))
    return Robots(tuple(ours if named else everyones))


def _token(value: str) -> str:
    """The name that a line gives: up to the first character that no name holds."""
    return "*" if value.startswith("*") else (re.match(r"[a-z_-]*", value.lower()) or [""])[0]


def _normal(path: str) -> str:
    """`path` with everything but ASCII percent-encoded, and the figures of an encoding in capitals."""
    return re.sub(r"%[0-9a-fA-F]{2}", lambda found: found[0].upper(), quote(path, safe=_SAFE))
