"""The rules for Word files that are checked, and those that are not."""

from briefgen.inspect.finding import Rule, Standard

_AGAIN = "save the file again with Word, or make it anew"

WORD = Standard(
    name="word",
    title="Word's accessibility checker",
    rules={
        "title": Rule("the file has a title", "set Title in the file's properties"),
        "properties-language": Rule("the file says its language", "set Language in the file's properties"),
        "generator-defaults": Rule("no property is a program's default", "fill in the property, or empty it"),
        "protection": Rule("the document is not locked", "stop its protection"),
        "language": Rule("the language of the text is known", "set the proofing language"),
        "headings": Rule("the document has headings", "give headings the styles Heading 1 to Heading 9"),
        "heading-order": Rule("headings begin at level 1 and skip none", "use the next level, not a deeper one"),
        "one-title": Rule("the document has one title", "keep the style Title for one paragraph"),
        "real-lists": Rule("lists are lists", "use Word's bullets and numbering"),
        "blank-paragraphs": Rule("blank paragraphs make no space", "use space before and after"),
        "link-text": Rule("links say where they lead", "use words that make sense alone"),
        "contrast": Rule("text has a contrast of 4.5, large text of 3", "choose a darker or a lighter color"),
        "table-header": Rule("tables have a header row", "mark the first row as a header row that repeats"),
        "table-simple": Rule("tables are simple", "split merged cells; take the inner table out"),
        "row-split": Rule("rows stay on one page", "forbid rows to break across pages"),
        "alt-text": Rule("pictures say what they show", "write an alternative text, or mark it as decorative"),
        "inline": Rule("pictures stand in the line of text", "set “in line with text”"),
        "xml": Rule("every part is XML, without a document type, and their types are listed", _AGAIN),
        "relationship": Rule("parts that are named exist", _AGAIN),
        "note-reference": Rule("notes and comments that are named exist", _AGAIN),
        "bookmark": Rule("bookmarks that links lead to exist once", _AGAIN),
        "style": Rule("styles that are used exist", _AGAIN),
        "numbering": Rule("lists that are used exist", _AGAIN),
    },
    not_covered=(
        "contrast on pictures, highlights, themes and table styles with shading",
        "names of sheets, audio, video and form fields",
        "whether headings, links and alternative texts are right for a reader",
    ),
)
"""What `--standard word` means."""
