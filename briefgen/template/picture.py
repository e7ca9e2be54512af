"""Pictures: bytes come in, a PNG or JPEG whose size is known goes out."""

from io import BytesIO

from briefgen.document.attached import Picture

MOST_BYTES = 4_000_000
_MOST_PIXELS = 20_000_000
_KINDS = {"PNG": "png", "JPEG": "jpeg"}


def recognize(content: bytes) -> Picture | None:
    """The picture that `content` is; None where it is neither PNG nor JPEG, is damaged or too large."""
    from PIL import Image

    if len(content) > MOST_BYTES:
        return None
    try:
        with Image.open(BytesIO(content), formats=tuple(_KINDS)) as image:
            width, height = image.size
            if not 0 < width * height <= _MOST_PIXELS:
                return None
            image.load()
            return Picture(content, kind=_KINDS[image.format or ""], width=width, height=height)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
