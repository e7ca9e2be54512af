"""GitHub Actions: a workflow that commits the archive, since its machine is gone after each run.

The schedule of a workflow is best effort, and stops in a public repository that nobody touched for 60 days.
"""

import json
from pathlib import Path

from briefgen.errors import ScheduleError
from briefgen.schedule.job import Entry, HostFile, Job

_FOLDER = ".github/workflows"
_ARCHIVE = Path(".briefgen/archive.sqlite")

_WORKFLOW = """\
name: {title}

on:
  schedule:
    - cron: "13,43 * * * *"
  workflow_dispatch:

permissions:
  contents: write

concurrency:
  group: {name}
  cancel-in-progress: false

jobs:
  run:
    runs-on: ubuntu-latest
    timeout-minutes: 60
    env:
      BRIEFGEN_ARCHIVE_FILE: {archive}
      BRIEFGEN_MAIL_PASSWORD: ${{{{ secrets.BRIEFGEN_MAIL_PASSWORD }}}}
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.13"
      - run: pip install briefgen
      - run: briefgen weekly run {series} --due
      - name: keep the archive and what was delivered
        if: always()
        run: |
          git config user.name briefgen
          git config user.email briefgen@users.noreply.github.com
          git add --all
          git diff --cached --quiet || git commit --message "{title}"
          git push
"""


def write_entry(job: Job) -> Entry:
    """A workflow that runs twice an hour and commits the archive, so that the next run knows what was made.

    Raises ScheduleError for an archive that it cannot commit.
    """
    name = f"briefgen-weekly-{job.series}"
    text = _WORKFLOW.format(title=job.title, name=name, series=job.series, archive=_find_archive(job))
    file = f"{name}.yml"
    return Entry(
        files=(HostFile(file, text.encode()),),
        install=(
            f"git add {_FOLDER}/{file}",
            f'git commit --message "Schedule {job.title}"',
            "git push",
            "gh secret set BRIEFGEN_MAIL_PASSWORD  # only if it sends mail",
        ),
        remove=(f"git rm {_FOLDER}/{file}", f'git commit --message "Stop {job.title}"', "git push"),
        folder=_FOLDER,
    )


def _find_archive(job: Job) -> str:
    """Where the archive lies in the repository, as a word of YAML."""
    archive = _ARCHIVE
    if job.archive is not None:
        if not job.archive.is_relative_to(job.folder):
            raise ScheduleError(
                f"GitHub Actions cannot keep the archive {job.archive}: it lies outside of {job.folder}",
                hint="copy it into that folder, and name the copy with --archive-file",
            )
        archive = job.archive.relative_to(job.folder)
    return json.dumps(archive.as_posix())
