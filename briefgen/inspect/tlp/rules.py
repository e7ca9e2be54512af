"""The rules of TLP 2.0 that are checked, and those that are not."""

from briefgen.inspect.finding import Rule, Standard

_EVERY_PAGE = "put the label in the header and the footer of every page"

TLP = Standard(
    name="tlp",
    title="TLP 2.0",
    rules={
        "not-marked": Rule("the file bears a label", _EVERY_PAGE),
        "spelling": Rule("labels are written as the protocol writes them", "correct the label"),
        "one-label": Rule("every page bears the same label", "mark all pages with the strictest of them"),
        "header": Rule("every page bears the label in its header", _EVERY_PAGE),
        "footer": Rule("every page bears the label in its footer", _EVERY_PAGE),
        "size": Rule("labels are at least 12 points high", "set them in 12 points or more"),
        "align": Rule("labels in headers and footers stand right", "align them to the right margin"),
        "color": Rule("labels have their color, on black", "use the color of the label on #000000"),
        "first-page": Rule(
            "the first page says the label in its text", "write it above the title, for a voice to read"
        ),
        "definition": Rule("the first page says what the label asks", "add what it asks of the reader"),
        "highest": Rule("a brief is labeled as strictly as its sources", "mark it as strictly as the strictest source"),
    },
    not_covered=(
        "labels in pictures",
        "subject lines of mail and names of files",
        "whether the label is the right one for what the file says",
    ),
)
"""What `--standard tlp` means."""
