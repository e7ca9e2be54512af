"""Word documents, made here with python-docx or written part by part."""

import zipfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from io import BytesIO

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx_faults import pack_badly
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.errors import SourceError
from briefgen.sources.article import Article
from briefgen.sources.read import read

TITLE = "Old pier closed after divers find cracks"
FIRST = "The harbor board closed the old pier on Monday after divers found cracks in three pillars."
SECOND = "Ferries to the islands will leave from the north quay until spring, the board said."
THIRD = "Repairs will cost 4 million euros and begin in January, said the harbor master, Jane Doe."
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def body_of(article: Article) -> list[str]:
    return [article.text[passage.start : passage.end] for passage in article.passages]


def kinds_of(article: Article) -> list[tuple[str, str]]:
    return [(one.kind, article.text[one.start : one.end]) for one in article.passages]


def save(document: WordDocument) -> bytes:
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def package(body: str, *, namespace: str = W, parts: Mapping[str, str] = {}, main: str = "word/document.xml") -> bytes:
    """A package with `body` in its main part; `parts` are others, by the last word of their relationship's type."""
    declared = f'xmlns:w="{namespace}" xmlns:mc="urn:mc" xmlns:wps="urn:wps" xmlns:v="urn:v"'
    links = f'<Relationship Id="m" Type="{OFFICE}/officeDocument" Target="/{main}"/>'
    inner = "".join(
        f'<Relationship Id="r{number}" Type="{OFFICE}/{kind}" Target="{kind}.xml"/>'
        for number, kind in enumerate(parts)
    )
    folder, _, name = main.rpartition("/")
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as written:
        written.writestr("[Content_Types].xml", "<Types/>")
        written.writestr("_rels/.rels", f"<Relationships>{links}</Relationships>")
        written.writestr(main, f"<w:document {declared}><w:body>{body}</w:body></w:document>")
        written.writestr(f"{folder}/_rels/{name}.rels", f"<Relationships>{inner}</Relationships>")
        for kind, content in parts.items():
            written.writestr(f"{folder}/{kind}.xml", content.replace(" NS", f" {declared}", 1))
    return file.getvalue()


def p(*runs: str, look: str = "") -> str:
    return f"<w:p><w:pPr>{look}</w:pPr>{''.join(runs)}</w:p>"


def r(words: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def read_body(body: str, *, namespace: str = W, main: str = "word/document.xml") -> Article:
    return read(package(body, namespace=namespace, main=main), origin="a.docx")[0]


# ---- the same story ---------------------------------------------------------------------------------


def styled() -> WordDocument:
    document = Document()
    document.add_heading(TITLE, 0)
    document.add_paragraph("By Jane Doe")
    document.add_paragraph(FIRST)
    document.add_heading("Next steps", 1)
    document.add_paragraph(SECOND)
    document.add_paragraph(THIRD)
    return document


def unstyled() -> WordDocument:
    document = Document()
    for words in (TITLE, "By Jane Doe", FIRST, "Next steps", SECOND, THIRD):
        document.add_paragraph(words)
    return document


@pytest.mark.parametrize("make", [styled, unstyled])
def test_the_same_story_is_the_same_article_as_in_plain_text(make: Callable[[], WordDocument]) -> None:
    text = f"{TITLE}\n\nBy Jane Doe\n\n{FIRST}\n\nNext steps\n\n{SECOND}\n\n{THIRD}\n"
    (plain,), (word,) = read(text.encode()), read(save(make()))
    assert kinds_of(word) == kinds_of(plain)
    assert (word.headline, word.byline) == (plain.headline, plain.byline) == (TITLE, "Jane Doe")


def test_strict_documents_and_main_parts_of_any_name_are_read() -> None:
    body = p(r(FIRST)) + p(r(SECOND))
    assert body_of(read_body(body, namespace=STRICT)) == [FIRST, SECOND]
    assert body_of(read_body(body, main="text/story.xml")) == [FIRST, SECOND]


# ---- what counts as text ----------------------------------------------------------------------------


def test_deleted_hidden_and_commented_words_are_left_out_and_told() -> None:
    body = p(
        r("The pier "),
        f"<w:ins>{r('closed ')}</w:ins>",
        "<w:del><w:r><w:delText>opened </w:delText></w:r></w:del>",
        f"<w:moveFrom>{r('late ')}</w:moveFrom>",
        r("secret ", "<w:vanish/>"),
        r("on Monday", '<w:vanish w:val="0"/>'),
        r("."),
        '<w:r><w:commentReference w:id="1"/></w:r>',
    )
    article = read_body(body)
    assert body_of(article) == ["The pier closed on Monday."]
    assert article.notices[0].message == "1 comment, 2 deleted passages, 1 hidden passage are left out"


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    body = p(r("The pier closed "), look="<w:rPr><w:del/></w:rPr>") + p(r("on Monday."))
    assert body_of(read_body(body)) == ["The pier closed on Monday."]


def test_results_of_fields_links_and_content_controls_are_kept() -> None:
    def field(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = "<w:r><w:instrText>HYPERLINK x</w:instrText></w:r>"
    body = p(
        r("The "), field("begin"), code, field("separate"), r("harbor board"), field("end"),
        f"<w:hyperlink>{r(' closed')}</w:hyperlink>", f"<w:sdt><w:sdtContent>{r(' the pier')}</w:sdtContent></w:sdt>",
        f"<w:fldSimple>{r(' on Monday.')}</w:fldSimple>",
    )  # fmt: skip
    assert body_of(read_body(f"<w:sdt><w:sdtContent>{body}</w:sdtContent></w:sdt>")) == [
        "The harbor board closed the pier on Monday."
    ]


def test_a_field_that_never_ends_loses_no_words_in_silence() -> None:
    broken = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    article = read_body(p(r(FIRST)) + p(broken, r(SECOND)))
    assert article.notices[0].message == "1 passage inside the code of a field is left out"


def test_hyphens_tabs_breaks_and_symbols_become_characters() -> None:
    body = p(
        r("The har"), "<w:r><w:softHyphen/></w:r>", r("bor"), "<w:r><w:tab/></w:r>", r("north"),
        "<w:r><w:noBreakHyphen/></w:r>", r("quay"), "<w:r><w:br/></w:r>", r("is at 20 "),
        '<w:r><w:sym w:font="Symbol" w:char="F0B0"/></w:r>', r(" east."),
    )  # fmt: skip
    assert body_of(read_body(body)) == ["The harbor north-quay is at 20 ° east."]


def test_a_text_box_is_read_once_behind_its_paragraph() -> None:
    box = f"<w:txbxContent>{p(r(SECOND))}</w:txbxContent>"
    choice = f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
    fallback = f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
    both = f"<w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:r>"
    article = read_body(p(r(FIRST), both) + p(r(THIRD)))
    assert body_of(article) == [FIRST, SECOND, THIRD]
    assert article.notices == ()


def test_notes_stand_at_the_end_once_in_the_order_of_their_marks() -> None:
    marks = "".join(f'<w:r><w:footnoteReference w:id="{number}"/></w:r>' for number in (2, 1, 2))
    notes = "".join(
        f'<w:footnote w:id="{number}">{p(r(f"Note {number} is here."))}</w:footnote>' for number in (0, 1, 2)
    )
    article = read(
        package(p(r(FIRST), marks) + p(r(SECOND)), parts={"footnotes": f"<w:footnotes NS>{notes}</w:footnotes>"})
    )[0]
    assert body_of(article) == [FIRST, SECOND, "Note 2 is here.", "Note 1 is here."]


# ---- styles, tables, margins, properties ------------------------------------------------------------


def test_custom_styles_are_headings_by_what_they_are_based_on_or_by_their_level() -> None:
    styles = (
        '<w:styles NS><w:style w:type="paragraph" w:styleId="h"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="house"><w:name w:val="House"/><w:basedOn w:val="h"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="ring"><w:name w:val="Ring"/><w:basedOn w:val="ring"/></w:style>'
        "</w:styles>"
    )
    body = (
        p(r(FIRST)) + p(r("what comes next"), look='<w:pStyle w:val="house"/>') + p(r(SECOND))
        + p(r("who pays"), look='<w:outlineLvl w:val="1"/>') + p(r(THIRD), look='<w:pStyle w:val="ring"/>')
    )  # fmt: skip
    article = read(package(body, parts={"styles": styles}))[0]
    assert [words for kind, words in kinds_of(article) if kind == "heading"] == ["what comes next", "who pays"]


def test_tables_are_read_by_rows_and_merged_cells_once() -> None:
    document = Document()
    document.add_paragraph(FIRST)
    table = document.add_table(3, 3)
    for number, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"c{number}"
    table.cell(0, 0).merge(table.cell(0, 1)).text = "wide"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "tall"
    table.cell(2, 2).text = ""
    table.cell(2, 2).add_table(1, 1).cell(0, 0).text = "inner"
    assert body_of(read(save(document))[0]) == [FIRST, "wide | c2", "tall | c4 | c5", "c7 | inner"]


def test_an_article_inside_a_table_keeps_its_paragraphs() -> None:
    document = Document()
    row = document.add_table(1, 2).rows[0]
    row.cells[0].text, row.cells[1].text = FIRST, f"{SECOND}\n\n{THIRD}"
    assert body_of(read(save(document))[0]) == [FIRST, SECOND, THIRD]


def test_a_marking_in_the_header_is_stated_and_other_lines_are_left_out() -> None:
    document = styled()
    document.sections[0].header.paragraphs[0].text = "TLP:AMBER"
    document.sections[0].footer.paragraphs[0].text = "Harbor Weekly"
    (article,) = read(save(document))
    assert (article.marking, article.stated_in["marking"]) == ("TLP:AMBER", "page header")
    assert article.notices[0].message == "1 line of the page footer is left out"


@pytest.mark.parametrize(
    ("title", "headline"),
    [("Pier closed", "Pier closed"), ("Microsoft Word - pier.doc", None), ("Document1", None), ("", None)],
)
def test_the_title_in_the_properties_counts_where_the_text_has_none(title: str, headline: str | None) -> None:
    document = Document()
    document.core_properties.title, document.core_properties.author = title, "Someone Typing"
    document.add_paragraph(FIRST)
    (article,) = read(save(document))
    assert (article.headline, article.byline, article.published) == (headline, None, None)
    assert article.stated_in == ({"headline": "Word core property"} if headline else {})


def test_the_title_in_the_text_counts_before_that_in_the_properties() -> None:
    document = styled()
    document.core_properties.title = "Something else"
    assert read(save(document))[0].headline == TITLE


def test_the_language_is_what_most_of_the_text_states() -> None:
    assert read_body(p(r(FIRST, '<w:lang w:val="de-DE"/>'))).language == "de-DE"
    assert read_body(p(r("The", '<w:lang w:val="de-DE"/>'), r(FIRST))).language == "en"


# ---- hostile and foreign ----------------------------------------------------------------------------


def test_entities_are_refused() -> None:
    bomb = '<!DOCTYPE b [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as written:
        written.writestr(
            "word/document.xml", f'{bomb}<w:document xmlns:w="{W}"><w:body><w:p>&b;</w:p></w:body></w:document>'
        )
    with pytest.raises(SourceError, match="document type"):
        read(file.getvalue())


def test_a_zip_bomb_is_refused_by_what_comes_out_of_it() -> None:
    content = package(p(r("a" * 30_000_000)))
    assert len(content) < 100_000
    with pytest.raises(SourceError, match="unpacked"):
        read(content)


def test_more_tags_than_any_article_has_are_refused() -> None:
    with pytest.raises(SourceError, match="tags unpacked"):
        read_body("<w:p/>" * 700_000)


def test_nested_tables_are_read_and_what_is_nested_beyond_all_use_is_refused() -> None:
    opening, closing = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"
    assert body_of(read_body(opening * 80 + p(r(FIRST)) + closing * 80)) == [FIRST]
    with pytest.raises(SourceError):
        read_body("<w:sdt><w:sdtContent>" * 5_000 + p(r(FIRST)) + "</w:sdtContent></w:sdt>" * 5_000)


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (b"\xd0\xcf\x11\xe0" + "WordDocument".encode("utf-16-le"), r"\.doc\)"),
        (b"\xd0\xcf\x11\xe0" + "__substg1.0_0037001F".encode("utf-16-le"), r"\.msg\)"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"\xd0\xcf\x11\xe0", "old Office"),
        (b"{\\rtf1 text}", "rich text"),
    ],
)
def test_other_formats_are_refused_by_name(content: bytes, named: str) -> None:
    with pytest.raises(SourceError, match=named) as caught:
        read(content, origin="a.docx")
    assert caught.value.hint


@pytest.mark.parametrize(
    ("names", "named"),
    [
        (("mimetype", "content.xml"), "OpenDocument"),
        (("Index/Document.iwa",), "Pages"),
        (("[Content_Types].xml", "xl/workbook.xml"), "Excel"),
        (("[Content_Types].xml", "_rels/.rels"), "broken"),
    ],
)
def test_packages_of_other_programs_are_refused_by_name(names: tuple[str, ...], named: str) -> None:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as written:
        for name in names:
            written.writestr(name, "<x/>")
    with pytest.raises(SourceError, match=named):
        read(file.getvalue())


@pytest.mark.parametrize("packing", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_a_text_that_is_packed_in_another_way_and_broken_is_refused(packing: int) -> None:
    with pytest.raises(SourceError, match="broken"):
        read(pack_badly(save(styled()), packing), origin="a.docx")


WHOLE = save(styled())


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(WHOLE) - 1), st.integers(0, 255), st.integers(0, len(WHOLE)))
def test_a_damaged_document_is_read_or_refused(place: int, byte: int, end: int) -> None:
    for content in (WHOLE[:place] + bytes([byte]) + WHOLE[place + 1 :], WHOLE[:end]):
        with suppress(SourceError):
            read(content)
