import inspect
import pickle
import re

import pytest

from briefgen import errors
from briefgen.errors import BriefgenError

CLASSES = [found for _, found in inspect.getmembers(errors, inspect.isclass) if issubclass(found, BriefgenError)]
TABLE = {name: int(code) for name, code in re.findall(r"(\w+Error) +(\d+)  ", errors.__doc__ or "")}


def test_the_table_draws_every_class_with_its_exit_code() -> None:
    assert {found.__name__: found.exit_code for found in CLASSES} == TABLE


def test_no_two_stages_share_an_exit_code() -> None:
    assert len(set(TABLE.values())) == len(TABLE)
    assert 0 not in TABLE.values()


@pytest.mark.parametrize("error", CLASSES)
def test_an_error_keeps_its_message_and_its_hint(error: type[BriefgenError]) -> None:
    raised = error("the file `a.txt` is empty", hint="give a file that holds an article")
    assert (str(raised), raised.message) == ("the file `a.txt` is empty",) * 2
    assert raised.hint == "give a file that holds an article"


@pytest.mark.parametrize("error", CLASSES)
def test_an_error_without_a_next_step_cannot_be_raised(error: type[BriefgenError]) -> None:
    with pytest.raises(TypeError, match="hint"):
        error("the file `a.txt` is empty")  # type: ignore[call-arg]  # what the test is about


@pytest.mark.parametrize("error", CLASSES)
def test_an_error_comes_whole_out_of_another_process(error: type[BriefgenError]) -> None:
    raised = error("the file `a.txt` is empty", hint="give a file that holds an article")
    again = pickle.loads(pickle.dumps(raised))  # noqa: S301 - our own bytes
    assert type(again) is error
    assert (str(again), again.message) == ("the file `a.txt` is empty",) * 2
    assert again.hint == "give a file that holds an article"
