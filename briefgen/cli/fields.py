"""What a person supplies: `--set`, `--fields` and the settings come in, one value for each field goes out."""

from collections.abc import Sequence
from pathlib import Path

from briefgen.config import Settings
from briefgen.errors import BriefgenError, ConfigError, UsageError
from briefgen.text import did_you_mean


def gather_fields(
    pairs: Sequence[str], file: str | None, settings: Settings, search: tuple[Path, ...] = ()
) -> dict[str, str]:
    """The values for the fields of the template that `settings` name: `pairs` over those in `file` over the settings'.

    `search` names directories of templates. `pairs` are `key=value`. What the settings say of a field that the
    template does not have is another template's.
    Raises UsageError for an unknown key or a missing `=` in a pair, ConfigError for a key or a file that cannot be
    used, TemplateError for the template.
    """
    if not (pairs or file or settings.fields):
        return {}
    from briefgen.template.load import load_template

    known = [field.name for field in load_template(settings.template, search=search).fields]
    values = {name: words for name, words in settings.fields.items() if name in known}
    if file:
        values |= _read_fields(Path(file).expanduser(), known)
    typed = dict(map(_split, pairs))
    for name in typed:
        if name not in known:
            raise _unknown("--set", name, known, UsageError)
    return values | typed


def _split(pair: str) -> tuple[str, str]:
    key, sign, words = pair.partition("=")
    if not sign:
        raise UsageError(f"--set: no `=` in `{pair}`", hint='write it as in --set recommendation="Agree to the move"')
    return key.strip(), words


def _read_fields(file: Path, known: Sequence[str]) -> dict[str, str]:
    from briefgen.tables import convert_table, line_suffix, read_table

    table = read_table(file, error=ConfigError)
    values = convert_table(table, dict[str, str], file, error=ConfigError, keys_hint='write each as name = "words"')
    for name in values:
        if name not in known:
            raise _unknown(f"{file}{line_suffix(file, (name,))}", name, known, ConfigError)
    return values


def _unknown(where: str, name: str, known: Sequence[str], kind: type[BriefgenError]) -> BriefgenError:
    hint = did_you_mean(name, known) if known else "the template has no fields"
    return kind(f"{where}: unknown field `{name}`", hint=hint)
