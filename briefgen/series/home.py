"""The home of a series in an archive: two folders may each have a series of one name, and share the archive.

The name belongs to the folder that collects for it first. A series that was moved is known by two things: it is gone
from where it was, and its `since` is the same.
"""

from briefgen.archive.archive import Archive
from briefgen.archive.arrivals import Home, find_home, note_home
from briefgen.config import FILE_NAME
from briefgen.errors import ConfigError
from briefgen.series.settings import TABLE, NamedSeries
from briefgen.tables import read_table


def claim_name(series: NamedSeries, archive: Archive) -> None:
    """Have the name of `series` belong to its folder in `archive` from now on. Raises ConfigError, as `check_home`."""
    with archive.transaction():
        check_home(series, archive)
        note_home(archive.database, series.name, Home(series.folder.resolve(), series.since))


def check_home(series: NamedSeries, archive: Archive) -> None:
    """Raise ConfigError where the name of `series` belongs to a series of another folder in `archive`."""
    home = find_home(archive.database, series.name)
    if home is None or home.folder == series.folder.resolve() or _was_moved(series, home):
        return
    raise ConfigError(
        f"`{series.name}` is the name of a series in {home.folder}, which uses the same archive",
        hint=f"rename this one, or set `archive_file` here; one that was moved must be gone from the {FILE_NAME} there,"
        f' and have since = "{home.since.isoformat()}"',
    )


def _was_moved(series: NamedSeries, home: Home) -> bool:
    if home.since != series.since:
        return False
    file = home.folder / FILE_NAME
    try:
        tables = read_table(file, error=ConfigError).get(TABLE) if file.exists() else None
    except (ConfigError, OSError):  # it cannot be seen whether it is gone
        return False
    return not isinstance(tables, dict) or series.name not in tables
