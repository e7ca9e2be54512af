"""The body of a mail: a document becomes plain text and simple HTML, which say the same.

Neither is a format of `--to`: a mail is written beside its attachments. A drawing is left to
them; its facts are in both.
"""

from briefgen.writers.mail.html import write_mail_html
from briefgen.writers.mail.text import write_mail_text

__all__ = ["write_mail_html", "write_mail_text"]
