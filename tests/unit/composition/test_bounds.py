"""A template that loops for ever, or writes a gigabyte, is stopped: by what it does, not by how long it takes."""

from pathlib import Path

import pytest
from builders_brief import brief
from builders_template import write_template
from jinja2.sandbox import MAX_RANGE

from briefgen.composition import meter
from briefgen.composition.compose import compose
from briefgen.composition.environment import BriefEnvironment
from briefgen.composition.escape import taint
from briefgen.errors import TemplateError
from briefgen.template.load import load_template
from briefgen.template.search import built_in_shelf

LONG = "{% set x %}{% for i in range(999) %}" + 99 * "a" + "{% endfor %}{% endset %}"
GROWING = "{% set n = namespace(x='ab') %}{% for i in range(60) %}{% set n.x = "
STEPS, MADE, LEVELS = "more than 300,000 steps", "more than 2,000,000 characters", "call one another without end"

BOMBS = {
    "a loop in a loop": ("{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}", STEPS),
    "a loop that skips all": (
        "{% for i in range(99999) %}{% for j in range(9999) if j < 0 %}{% endfor %}{% endfor %}",
        STEPS,
    ),
    "a loop that does much": ("{% for i in range(99999) %}" + 999 * "{% set a = 1 %}" + "{% endfor %}", STEPS),
    "a loop that calls itself": ("{% for i in [1, 2] recursive %}{{ loop([1, 2]) }}{% endfor %}", LEVELS),
    "a loop that calls itself widely": (
        "{% for i in range(9) recursive %}{% if loop.depth < 40 %}{{ loop(range(9)) }}{% endif %}{% endfor %}",
        STEPS,
    ),
    "a macro that calls itself": ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", LEVELS),
    "a macro that calls itself twice": (
        "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(40) }}",
        STEPS,
    ),
    "macros that call one another": (
        "{% macro m() %}{{ k() }}{% endmacro %}{% macro k() %}{{ m() }}{% endmacro %}{{ m() }}",
        LEVELS,
    ),
    "a call that calls itself": (
        (
            "{% macro m() %}{{ caller() }}{% endmacro %}"
            "{% macro k() %}{% call m() %}{{ k() }}{% endcall %}{% endmacro %}{{ k() }}"
        ),
        LEVELS,
    ),
    "a block that shows itself": ("{% block b %}{{ self.b() }}{% endblock %}", LEVELS),
    "a file that includes itself": ("{% include 'sections/actors.md.j2' %}", LEVELS),
    "a file that includes itself twice": (
        (
            "{% set n = n | default(0) + 1 %}{% if n < 40 %}{% include 'sections/actors.md.j2' %}"
            "{% include 'sections/actors.md.j2' %}{% endif %}"
        ),
        STEPS,
    ),
    "a file that imports itself": ("{% import 'sections/actors.md.j2' as a %}", LEVELS),
    "a file that imports a name of itself": ("{% from 'sections/actors.md.j2' import a %}", LEVELS),
    "a file that extends itself": ("{% extends 'sections/actors.md.j2' %}", "extend one another without end"),
    "a text joined to itself": (GROWING + "n.x ~ n.x %}{% endfor %}", MADE),
    "a text added to itself": (GROWING + "n.x + n.x %}{% endfor %}", MADE),
    "a text put into itself": (GROWING + "n.x | replace('a', n.x) %}{% endfor %}", MADE),
    "a text put in place of a number": (GROWING + "(11 ~ n.x) | replace(1, n.x) %}{% endfor %}", MADE),
    "a text put into its gaps": (GROWING + "n.x.replace('', n.x) %}{% endfor %}", MADE),
    "a text between many": (GROWING + "range(9999) | join(n.x) %}{% endfor %}", MADE),
    "a text between many, by its name": (GROWING + "range(9999) | join(d=n.x) %}{% endfor %}", MADE),
    "a text between many, many times": (
        "{% for i in range(9999) %}{{ [range(999)] | map('join', 'abcdefg') | list | length }}{% endfor %}",
        STEPS,
    ),
    "a text caught again and again": (
        GROWING + "n.x %}{% set x %}{{ n.x }}{{ n.x }}{% endset %}{% set n.x = x %}{% endfor %}",
        MADE,
    ),
    "a text caught by a filter": (
        "{% filter upper %}{% for i in range(9999) %}" + 9999 * "a" + "{% endfor %}{% endfilter %}",
        MADE,
    ),
    "a macro that writes a gigabyte": (
        "{% macro m() %}{% for i in range(99999) %}" + 9999 * "a" + "{% endfor %}{% endmacro %}{% set x = m() %}",
        MADE,
    ),
    "a page without end": ("{% for i in range(99999) %}" + 9999 * "a" + "{% endfor %}", "writes more than 5,000,000"),
    "a list in itself": (
        "{% set n = namespace(x=[1]) %}{% for i in range(60) %}{% set n.x = [n.x, n.x] %}{% endfor %}",
        STEPS,
    ),
    "a table in itself": (
        "{% set n = namespace(x={}) %}{% for i in range(60) %}{% set n.x = {'a': n.x, 'b': n.x} %}{% endfor %}",
        STEPS,
    ),
    "lists that are compared": (
        (
            "{% set n = namespace(x=(1,), y=(1,)) %}{% for i in range(60) %}{% set n.x = (n.x, [n.x]) %}"
            "{% set n.y = (n.y, [n.y]) %}{{ 1 if n.x == n.y else 2 }}{% endfor %}"
        ),
        STEPS,
    ),
    "what macros are given": (
        (
            "{% macro m(n) %}{% if n %}{{ m(n - 1, varargs, varargs) }}{% else %}{{ 1 if varargs == [1] else 2 }}"
            "{% endif %}{% endmacro %}{{ m(40, 1) }}"
        ),
        STEPS,
    ),
    "a list added to itself": (
        "{% set n = namespace(x=[1]) %}{% for i in range(60) %}{% set n.x = n.x + n.x %}{% endfor %}",
        STEPS,
    ),
    "long texts sorted": (
        LONG
        + "{% set n = namespace(x=[x]) %}{% for i in range(9) %}{% set n.x = n.x + n.x %}{% endfor %}{{ n.x | sort }}",
        STEPS,
    ),
    "long texts in tables sorted": (
        LONG + "{% set n = namespace(x=[{'a': x}]) %}{% for i in range(9) %}{% set n.x = n.x + n.x %}{% endfor %}"
        "{{ n.x | sort(attribute='a') | length }}",
        STEPS,
    ),
    "long texts compared": (
        LONG + "{% set y %}{{ x }}{% endset %}{% for i in range(999) %}{{ 1 if x == y else 2 }}{% endfor %}",
        STEPS,
    ),
    "a long text searched": (LONG + "{% for i in range(999) %}{{ 1 if 'b' in x else 2 }}{% endfor %}", STEPS),
    "a long text tested": (LONG + "{% for i in range(999) %}{{ 1 if 'b' is in x else 2 }}{% endfor %}", STEPS),
    "a long text begun": (LONG + "{% for i in range(999) %}{{ 1 if x.startswith(x) else 2 }}{% endfor %}", STEPS),
    "a long text changed": (LONG + "{% for i in range(999) %}{{ x | upper | length }}{% endfor %}", MADE),
    "a long text sliced": (LONG + "{% for i in range(999) %}{{ x[1:] | length }}{% endfor %}", MADE),
    "a long text taken apart": (LONG + "{{ x | list | length }}", STEPS),
    "a long text split": (LONG + "{{ x.split('a') | length }}", STEPS),
    "a long text joined apart": (LONG + "{{ x | join('a') | length }}", STEPS),
    "a range gone through": ("{% for i in range(99999) %}{{ range(99999) | max }}{% endfor %}", STEPS),
    "a range searched": (
        "{% for i in range(99999) %}{{ range(9999) | select('eq', 1) | list | length }}{% endfor %}",
        STEPS,
    ),
    "a list sliced": (
        "{% set x = range(9999) | list %}{% for i in range(9999) %}{{ x[1:] | length }}{% endfor %}",
        STEPS,
    ),
    "values seen as changed": (
        (
            "{% set x = range(9999) | list %}{% set y = range(9999) | list %}"
            "{% for i in range(9999) %}{{ 1 if loop.changed(x if i is odd else y) else 2 }}{% endfor %}"
        ),
        STEPS,
    ),
    "functions of our own": ("{% for i in range(99999) %}{{ cite(brief.actors[0]) }}{% endfor %}", STEPS),
    "lists summed": ("{{ [[1], [2]] | sum(start=[]) }}", "`sum` takes a list of numbers"),
    "lists joined": ("{{ [[1], [2]] | join }}", "`join` takes a list of texts"),
    "a list joined to a text": ("{{ 'a' ~ [1] }}", "of the kind `list` cannot be printed"),
    "a number multiplied by itself": (
        "{% set n = namespace(x=9) %}{% for i in range(99) %}{% set n.x = n.x * n.x %}{% endfor %}",
        "a number beyond",
    ),
    "a number taken from itself": (
        "{% set n = namespace(x=9) %}{% for i in range(99) %}{% set n.x = n.x - (0 - n.x) %}{% endfor %}",
        "a number beyond",
    ),
    "a number of many digits": ("{{ " + 5000 * "9" + " }}", "a number is too long"),
    "brackets in brackets": ("{{ " + 5000 * "(" + "1" + 5000 * ")" + " }}", "nested too deeply"),
    "a sum of many": ("{{ " + 5000 * "1 + " + "1 }}", "nested too deeply"),
    "conditions in conditions": (500 * "{% if 1 %}" + 500 * "{% endif %}", "nested too deeply"),
    "loops in loops": (30 * "{% for i in [1] %}" + "x" + 30 * "{% endfor %}", "nested too deeply"),
    "a file of a gigabyte": (300_000 * "x", "the file is longer than 200,000 characters"),
}


@pytest.mark.parametrize(("text", "message"), BOMBS.values(), ids=BOMBS)
def test_a_bomb_is_stopped_in_its_file(
    text: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meter, "MOST_STEPS", 300_000)
    monkeypatch.setattr(meter, "MOST_MADE", 2_000_000)
    template = load_template(write_template(tmp_path / "mine", actors=text))
    with pytest.raises(TemplateError) as caught:
        compose(brief(), template)
    assert message in caught.value.message
    place, _, _ = caught.value.message.partition(": ")
    if message.startswith("writes more"):
        assert place.rpartition(":")[0] == f"{tmp_path / 'mine' / 'brief.md.j2'}:4"
    elif "longer" not in message:
        assert place.rpartition(":")[0] == f"{tmp_path / 'mine' / 'sections' / 'actors.md.j2'}:1"
    assert caught.value.hint


def run(text: str, **names: object) -> BriefEnvironment:
    environment = BriefEnvironment((), {})
    environment.from_string(text).render(taint(names))
    return environment


def test_the_same_template_takes_the_same_steps_every_time() -> None:
    text = "{% for i in range(9) %}{{ v | upper }}{{ [v, v] | join(', ') }}{% endfor %}"
    first, second = run(text, v="harmless"), run(text, v="harmless")
    assert (first.meter.steps, first.meter.made) == (second.meter.steps, second.meter.made)
    assert first.meter.level == 0


@pytest.mark.parametrize("name", ["base", "executive"])
def test_a_built_in_template_is_far_from_every_bound(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meter, "MOST_STEPS", meter.MOST_STEPS // 100)
    monkeypatch.setattr(meter, "MOST_MADE", meter.MOST_MADE // 100)
    monkeypatch.setattr(meter, "MOST_LEVELS", 10)
    assert compose(brief(), name).blocks


def test_a_chain_of_filters_gives_what_it_gave(tmp_path: Path) -> None:
    text = "{{ [3, 1, 2] | sort | map('default', 0) | reject('eq', 2) | join('; ') }} {{ [{'a': 1}] | sum('a') }}"
    more = (
        "{{ [{'a': 'x'}, {'a': 'y'}] | join(', ', 'a') }} {{ [{'a': 'x'}] | join(attribute='a') }} {{ 'abc'[1:] ~ 1 }}"
    )
    write_template(tmp_path / "mine", actors=f"{text} {more}")
    assert "1; 3 1 x, y x bc1" in str(compose(brief(), load_template(tmp_path / "mine")).blocks)


def test_the_manual_tells_every_bound() -> None:
    _, _, told = (built_in_shelf() / "README.md").read_text("utf-8").partition("## How much a template may do")
    figures = [
        row.rpartition("| ")[2].strip(" |") for row in told.partition("\n## ")[0].splitlines() if row[:2] == "| "
    ]
    bounds = (meter.MOST_STEPS, meter.MOST_CHARACTERS, meter.MOST_MADE, meter.MOST_LEVELS, meter.LARGEST_NUMBER)
    assert figures[2:] == [f"{bound:,}" for bound in (*bounds, MAX_RANGE, meter.MOST_SOURCE)]


def test_a_table_of_a_template_keeps_its_own_keys(tmp_path: Path) -> None:
    write_template(tmp_path / "mine", actors="X {{ {'weight': 7}.weight }} {{ [1, 2] | sum(start=3) }} Y")
    assert "X 7 6 Y" in str(compose(brief(), load_template(tmp_path / "mine")).blocks)


def test_what_is_undefined_in_a_list_is_told_by_its_name(tmp_path: Path) -> None:
    write_template(tmp_path / "mine", actors="{{ brief.sources | join(', ', 'headlin') }}")
    with pytest.raises(TemplateError, match="'headlin' is undefined") as caught:
        compose(brief(), load_template(tmp_path / "mine"))
    assert caught.value.hint == "did you mean `headline`?"
