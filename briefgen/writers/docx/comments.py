"""Comments: the evidence of statements comes in, the part that Word keeps comments in goes out."""

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from briefgen.document.tree import Evidence, Phrases
from briefgen.writers.docx.bindings import FIRST_COMMENT, Bindings
from briefgen.writers.docx.properties import Face, Layout
from briefgen.writers.docx.xml import Element, serialize, w, words

_AUTHOR, _INITIALS = "briefgen", "bg"


def add_comments(word: WordDocument, bindings: Bindings) -> None:
    """Give `word` the comments that `bindings` gathered; without any it gets no part for them."""
    if not bindings.remarked:
        return
    day = f"{bindings.document.created:%Y-%m-%dT%H:%M:%SZ}"
    phrases = bindings.document.phrases
    comments = (
        _comment(number, evidence, day=day, phrases=phrases)
        for number, evidence in enumerate(bindings.remarked, FIRST_COMMENT)
    )
    uri, kind = PackURI("/word/comments.xml"), CONTENT_TYPE.WML_COMMENTS
    part = Part(uri, kind, serialize(w("comments", *comments)), word.part.package)
    word.part.relate_to(part, RELATIONSHIP_TYPE.COMMENTS)


def _comment(number: int, evidence: tuple[Evidence, ...], *, day: str, phrases: Phrases) -> Element:
    paragraphs = [_paragraph(piece, phrases, first=index == 0) for index, piece in enumerate(evidence)]
    return w("comment", *paragraphs, id=number, author=_AUTHOR, date=day, initials=_INITIALS)


def _paragraph(piece: Evidence, phrases: Phrases, *, first: bool) -> Element:
    """The sentence and where it stands; the first paragraph carries the mark that leads back to the text."""
    mark = w("r", Face(style_id="AnnotationReference").element(), w("annotationRef")) if first else None
    before, _, behind = phrases.comment.replace("{number}", str(piece.paragraph)).partition("{quote}")
    page = "" if piece.page is None else f", {phrases.page.replace('{number}', str(piece.page))}"
    where = piece.origin + page
    runs = (
        w("r", words(before.replace("{origin}", where))),
        w("r", Face(language=piece.language).element(), words(piece.quote)),
        w("r", words(behind.replace("{origin}", where))),
    )
    return w("p", Layout(style_id="AnnotationText").element(), mark, *runs)
