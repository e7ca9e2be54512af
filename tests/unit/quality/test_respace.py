import pytest

from quality.respace import respace


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        ("`` We are n't done , '' she said .", "“We aren't done,” she said."),
        ('" It \'s over , " he said .', '"It\'s over," he said.'),
        ('"It is over , " he said .', '"It is over," he said.'),
        ('Nothing will happen . "', 'Nothing will happen."'),
        ('`` It was a mess , " he said .', "“It was a mess,” he said."),
        ("The town ’ s mayor can ’ t say .", "The town’s mayor can’t say."),
        ("It cost $ 1 , 300 on May 2 , 2013 .", "It cost $1,300 on May 2, 2013."),
        (
            "The U . S . court met at 8 : 30 a . m . on a five - day trip .",
            "The U.S. court met at 8:30 a.m. on a five-day trip.",
        ),
        ("A magnitude 6 . 1 quake ( the second ) struck .", "A magnitude 6.1 quake (the second) struck."),
        ("The miners ’ union voted .", "The miners’ union voted."),
        ("", ""),
    ],
)
def test_tokens_become_the_text_of_a_paper(tokens: str, text: str) -> None:
    assert respace([tokens]) == [text]


def test_a_lone_dash_stays_one_where_the_document_keeps_words_whole() -> None:
    assert respace(["A five-day trip - the first - began ."]) == ["A five-day trip - the first - began."]
