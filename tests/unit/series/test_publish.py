"""What is made of a period, by the templates themselves."""

from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.policy import SMTP
from pathlib import Path

from series_world import World

ENDED = datetime(2026, 11, 6, 16, 1, tzinfo=UTC)


def test_a_summary_that_was_made_for_a_folder_is_a_whole_mail_where_it_is_sent_instead(tmp_path: Path) -> None:
    world = World(tmp_path)
    file = tmp_path / "briefgen.toml"
    settings = file.read_text("utf-8").replace('["pdf"]', '["md"]')
    file.write_text(settings.replace(', "mail:board@example.org"', ""), "utf-8")
    world.reload()
    (tmp_path / "briefs").write_text("in the way", "utf-8")
    world.run(now=ENDED)
    assert world.server.taken() == []
    file.write_text(settings.replace('"folder:briefs", ', ""), "utf-8")
    world.reload()
    world.run(now=ENDED + timedelta(hours=1))
    (mail,) = (message_from_bytes(path.read_bytes(), policy=SMTP) for path in (tmp_path / "taken").iterdir())
    for kind in ("plain", "html"):
        body = mail.get_body((kind,))
        assert body is not None
        assert "The harbor board closed pier" in body.get_content()
