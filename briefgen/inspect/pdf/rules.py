"""The rules of PDF/UA-1 that are checked, by clause and test as in veraPDF's profile, and those that are not.

Rules with a name in place of a number are ours: what ISO 32000-1 and ISO 19005 ask of what PDF/UA-1 builds on.
"""

from briefgen.inspect.finding import Rule, Standard

_TAG = "correct the tags in the program that made the file"
_LANGUAGE = "set the language of the document"
_EXPORT = "export it as tagged PDF (PDF/UA)"
_FONT = "embed the font whole or as a proper subset"
_TABLE = "correct the table's tags, or simplify the table"
_LIST = "tag it as L > LI > Lbl, LBody"
_CONTENTS = "tag it as TOC > TOCI"

_FILE = {
    "5-1": Rule("the metadata name PDF/UA", _EXPORT),
    "5-2": Rule("the metadata name part 1 of PDF/UA", "write pdfuaid:part 1"),
    "5-3": Rule("the part stands under pdfuaid", "name the prefix pdfuaid"),
    "5-4": Rule("the amendment stands under pdfuaid", "name the prefix pdfuaid"),
    "5-5": Rule("the corrigendum stands under pdfuaid", "name the prefix pdfuaid"),
    "6.1-1": Rule("the header is that of PDF 1.x", "write PDF 1.7"),
    "6.2-1": Rule("the catalog says that the file is tagged", _EXPORT),
    "7.1-4": Rule("no tag is suspect", "review the tags, then take Suspects out"),
    "7.1-8": Rule("there are metadata", _EXPORT),
    "7.1-9": Rule("the metadata hold a title", "give the document a title in its properties"),
    "7.1-10": Rule("readers show the title", "set “display document title” in the viewer preferences"),
    "7.1-11": Rule("there is a structure tree", _EXPORT),
    "7.10-1": Rule("settings of layers have names", "name them, or flatten the layers"),
    "7.10-2": Rule("layers do not switch by themselves", "take AS out, or flatten the layers"),
    "7.11-1": Rule("embedded files have names", "write F and UF"),
    "7.15-1": Rule("forms are not drawn by XFA", "use an AcroForm"),
    "7.16-1": Rule("protection lets a screen reader in", "allow access for accessibility"),
    "7.18.6.2-1": Rule("media say their content type", "write CT"),
    "7.18.6.2-2": Rule("media have an alternative text", "write Alt"),
    "pdfa-claim": Rule("what it says of PDF/A is possible", "correct pdfaid:part and pdfaid:conformance"),
    "pdfa-extension": Rule("PDF/A is told what pdfuaid is", "add the extension schema to the metadata"),
    "pdfa-output-intent": Rule("a PDF/A file says what its colors mean", "add an output intent with a profile"),
}
_CONTENT = {
    "7.1-1": Rule("no artifact stands in tagged content", "close the tagged stretch before the artifact"),
    "7.1-2": Rule("no tagged content stands in an artifact", "close the artifact before the tagged stretch"),
    "7.1-3": Rule("all content is tagged or an artifact", "tag it, or mark it as an artifact"),
    "7.20-1": Rule("no form is drawn from another file", "draw the form in this file"),
    "7.20-2": Rule("a tagged form is drawn once", "mark it as an artifact, or draw it anew"),
    "marked-content": Rule("marked stretches open and close in pairs", _EXPORT),
    "parent-tree": Rule("content and structure name each other", _EXPORT),
}
_ROLES = {
    "7.1-5": Rule("every tag is mapped to a standard tag", "add it to the role map"),
    "7.1-6": Rule("the role map has no circle", "map the tag to a standard tag"),
    "7.1-7": Rule("no standard tag is mapped to another", "take it out of the role map"),
    "7.1-12": Rule("every element names its parent", _EXPORT),
    "7.3-1": Rule("figures have an alternative text", "say in a sentence what the figure shows"),
    "7.4.2-1": Rule("headings begin with H1 and skip no level", "use the next level, not a deeper one"),
    "7.4.4-1": Rule("an element holds one H at most", "use H1 to H6"),
    "7.4.4-2": Rule("H and H1 to H6 are not mixed", "use H1 to H6"),
    "7.4.4-3": Rule("H1 to H6 and H are not mixed", "use H1 to H6"),
    "7.7-1": Rule("formulas have an alternative text", "say the formula in words"),
    "7.9-1": Rule("notes have an ID", "give each note an ID"),
    "7.9-2": Rule("no two notes share an ID", "give each note an ID of its own"),
}
_NESTING = {
    "7.2-3": Rule("a table holds rows, their groups and a caption", _TABLE),
    "7.2-4": Rule("a row stands in a table", _TABLE),
    "7.2-5": Rule("THead stands in a table", _TABLE),
    "7.2-6": Rule("TBody stands in a table", _TABLE),
    "7.2-7": Rule("TFoot stands in a table", _TABLE),
    "7.2-8": Rule("TH stands in a row", _TABLE),
    "7.2-9": Rule("TD stands in a row", _TABLE),
    "7.2-10": Rule("a row holds cells", _TABLE),
    "7.2-11": Rule("a table has one THead at most", _TABLE),
    "7.2-12": Rule("a table has one TFoot at most", _TABLE),
    "7.2-13": Rule("a TFoot has a TBody beside it", _TABLE),
    "7.2-14": Rule("a THead has a TBody beside it", _TABLE),
    "7.2-15": Rule("no two cells lie over one another", _TABLE),
    "7.2-16": Rule("a table's caption is first or last", _TABLE),
    "7.2-17": Rule("LI stands in a list", _LIST),
    "7.2-18": Rule("LBody stands in LI", _LIST),
    "7.2-19": Rule("a list holds items and a caption", _LIST),
    "7.2-20": Rule("LI holds Lbl and LBody", _LIST),
    "7.2-26": Rule("TOCI stands in a TOC", _CONTENTS),
    "7.2-27": Rule("a TOC holds TOCI, TOC and a caption", _CONTENTS),
    "7.2-28": Rule("a TOC's caption is first", _CONTENTS),
    "7.2-36": Rule("THead holds rows", _TABLE),
    "7.2-37": Rule("TBody holds rows", _TABLE),
    "7.2-38": Rule("TFoot holds rows", _TABLE),
    "7.2-39": Rule("a table has one caption at most", _TABLE),
    "7.2-40": Rule("a list's caption is first", _LIST),
    "7.2-41": Rule("a table's columns are of one length", _TABLE),
    "7.2-42": Rule("a table's rows are of one width", _TABLE),
    "7.2-43": Rule("a table's rows have no gaps", _TABLE),
    "7.5-1": Rule("every cell of a table has a header", "mark header cells as TH with a Scope"),
    "7.5-2": Rule("cells name headers that exist", "correct Headers, or give the header cell its ID"),
}
_LANGUAGES = {
    "7.2-2": Rule("the language of the bookmarks is known", _LANGUAGE),
    "7.2-21": Rule("the language of ActualText is known", _LANGUAGE),
    "7.2-22": Rule("the language of Alt is known", _LANGUAGE),
    "7.2-23": Rule("the language of E is known", _LANGUAGE),
    "7.2-24": Rule("the language of annotations is known", _LANGUAGE),
    "7.2-25": Rule("the language of form fields is known", _LANGUAGE),
    "7.2-29": Rule("languages are language tags", "write a tag such as en or en-GB"),
    "7.2-30": Rule("the language of ActualText in content is known", _LANGUAGE),
    "7.2-31": Rule("the language of Alt in content is known", _LANGUAGE),
    "7.2-32": Rule("the language of E in content is known", _LANGUAGE),
    "7.2-33": Rule("the language of the metadata is known", _LANGUAGE),
    "7.2-34": Rule("the language of text is known", _LANGUAGE),
}
_ANNOTATIONS = {
    "7.18.1-1": Rule("annotations stand in Annot", _TAG),
    "7.18.1-2": Rule("annotations have a description", "write Contents"),
    "7.18.1-3": Rule("form fields have a name", "write TU"),
    "7.18.2-1": Rule("there is no trap network", "take it out"),
    "7.18.3-1": Rule("the tab key follows the structure", "set Tabs to S on the page"),
    "7.18.4-1": Rule("form fields stand in Form", _TAG),
    "7.18.4-2": Rule("a Form without a Role holds its field alone", _TAG),
    "7.18.5-1": Rule("links stand in Link", _TAG),
    "7.18.5-2": Rule("links say where they lead", "write Contents"),
    "7.18.8-1": Rule("printer's marks stand outside the structure", _TAG),
}
_FONTS = {
    "7.21.3.2-1": Rule("a font says which glyph a number is", "write CIDToGIDMap"),
    "7.21.3.3-1": Rule("character maps are embedded or well known", "use Identity-H, or embed the map"),
    "7.21.3.3-2": Rule("a character map gives one direction", "write the same WMode twice"),
    "7.21.3.3-3": Rule("a character map builds on well-known ones", "embed what it builds on in it"),
    "7.21.4.1-1": Rule("fonts are embedded", _FONT),
    "7.21.4.1-2": Rule("every glyph that is shown is embedded", _FONT),
    "7.21.5-1": Rule("widths in the file are those of the font", "write the widths of the font program"),
    "7.21.6-1": Rule("a known encoding finds its glyphs", _FONT),
    "7.21.6-2": Rule("encodings are WinAnsi or MacRoman", "use WinAnsiEncoding"),
    "7.21.6-3": Rule("a symbolic font has no encoding", "take Encoding out, or the flag"),
    "7.21.6-4": Rule("a symbolic font has one character map", "keep the map (3, 0) or one map alone"),
    "7.21.7-1": Rule("every code that is shown has a text", "write ToUnicode for every code"),
    "7.21.7-2": Rule("no code stands for a character that is none", "map it to U+FFFD or to its letter"),
    "7.21.8-1": Rule("no text shows .notdef", "use a font that has the character"),
}

PDF_UA = Standard(
    name="pdfua",
    title="PDF/UA-1",
    rules=_FILE | _CONTENT | _ROLES | _NESTING | _LANGUAGES | _ANNOTATIONS | _FONTS,
    not_covered=(
        "7.21.3.1-1 (character collections)",
        "7.21.4.2-1 and 7.21.4.2-2 (what subsets list of themselves)",
        "glyphs and widths of Type 1 and CFF fonts",
        "contrast and meaning by color alone",
        "whether tags, reading order and alternative texts are right for a reader",
    ),
)
"""What `--standard pdfua` means."""
