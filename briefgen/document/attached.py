"""Files that travel with a style, as bytes: writers read no disk."""


class Attached:
    """The bytes of a file; printed, it says how many."""

    __slots__ = ("content",)

    def __init__(self, content: bytes) -> None:
        self.content = content

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and other.content == self.content

    def __hash__(self) -> int:
        return hash(self.content)

    def __str__(self) -> str:
        return f"{len(self.content)} bytes"

    def __repr__(self) -> str:
        return f"<{self}>"


class Picture(Attached):
    """A picture, PNG or JPEG, whose size is known."""

    __slots__ = ("height", "kind", "width")

    def __init__(self, content: bytes, *, kind: str, width: int, height: int) -> None:
        super().__init__(content)
        self.kind = kind
        """`png` or `jpeg`."""
        self.width = width
        """In pixels, at least 1."""
        self.height = height
