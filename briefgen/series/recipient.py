"""Who gets a summary. Goes in: words of the settings. Comes out: a folder or a mailbox."""

from typing import Literal

import msgspec

from briefgen.delivery.letter import read_address
from briefgen.errors import DeliveryError


class Recipient(msgspec.Struct, frozen=True):
    """A recipient as the settings name one."""

    kind: Literal["folder", "mail"]
    where: str
    """A folder, counted from that of the settings, or a mail address."""

    @property
    def words(self) -> str:
        """How it is told, and called in the ledger: `folder:DIR` or `mail:ADDRESS`."""
        return f"{self.kind}:{self.where}"


def read_recipient(words: str) -> Recipient:
    """The recipient that `folder:DIR` or `mail:ADDRESS` names. Raises DeliveryError for anything else."""
    kind, _, where = words.partition(":")
    if kind == "mail":
        read_address(where)
        return Recipient("mail", where.strip())
    if kind == "folder" and where.strip():
        return Recipient("folder", where.strip())
    raise DeliveryError(f"`{words}` is no recipient", hint="write it as folder:DIR or as mail:ADDRESS")
