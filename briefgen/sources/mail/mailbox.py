"""A mailbox becomes the articles in its mails. Goes in: the bytes of an .mbox file. Comes out: articles in order."""

import re

from briefgen.sources.article import Article
from briefgen.sources.inside import Inside
from briefgen.sources.limits import MOST_PARTS
from briefgen.sources.parts import Parts

_START = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\r\n]*\r?\n(?=[!-9;-~]+:|>From )")
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)


def read(content: bytes, origin: str, inside: Inside) -> tuple[Article, ...]:
    """The articles in the mails of a mailbox; a mail that cannot be read is told on the first article.

    A `>` that was put before `From ` at the start of a line is taken away. Raises SourceError where none can be read.
    """
    starts = list(_START.finditer(content))
    parts = Parts(origin, inside)
    ends = [start.start() for start in starts[1:]] + [len(content)]
    for number, (start, end) in enumerate(zip(starts, ends, strict=True), 1):
        if number > MOST_PARTS:
            parts.skip(f"{origin}#{number}", f"more than {MOST_PARTS} mails, this and all later ones are left out")
            break
        parts.read(_QUOTED.sub(rb"\1", content[start.end() : end]), f"{origin}#{number}")
    return parts.collect()
