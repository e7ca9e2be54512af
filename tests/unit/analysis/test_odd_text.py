"""Text that is no article: nothing fails, and what is found still rests on the text."""

import pytest
from builders import DAY
from builders_article import article

from briefgen.brief.build import make_brief

ODD = {
    "only quotations": " ".join(f"“We {n} will not go.”" for n in range(40)),
    "quotations that never close": " ".join(f"“We {n} will not go, said the mayor." for n in range(40)),
    "straight marks that never close": " ".join(f'"We {n} will not go, said the mayor.' for n in range(40)),
    "closing marks alone": "” We go. ” They stay. ”",
    "one word": "Why",
    "one letter": "a",
    "a number": "2026",
    "one sentence of 500 words": "The board " + "said that the pier may close and " * 71 + "left.",
    "capitals": " ".join(f"THE BOARD {n} SAID NO TO THE MAYOR." for n in range(40)),
    "small letters": " ".join(f"the board {n} said no to the mayor." for n in range(40)),
    "no final stops": "\n\n".join(f"The Harbor Board said no to plan {n}" for n in range(40)),
    "entries of a list": "\n\n".join(f"- boat {n} may sink" for n in range(40)),
    "marks only where words should be": "The board said: “—” (…) [?] “!”",
    "other scripts": "Портовый совет закрыл пирс. Το λιμάνι έκλεισε. 港務局關閉了碼頭。 أغلق المجلس الرصيف.",
    "signs": "🙂 said 🙂. $ % & * said “🙂,” said *. She said \\ | <b>.",
    "verbs only": "said says say saying told telling according to according to said",
    "names only": "Ida Solberg Anna Holm Harbor Board Norway Pentagon",
    "owners": "Norway's Iceland's board's mayor's plan's 's ’s said.",
    "white space inside": "The\u00a0board\tsaid\u2009no\u200b.\rThe mayor\x0bleft.",
    "opening words only": "However, But And According to. Instead, it. But she.",
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_odd_text_gives_a_brief(text: str) -> None:
    assert make_brief([article(text)], created=DAY).bottom_line.text
    twice = make_brief([article(text), article(text + " The board met.", origin="b.txt")], created=DAY)
    assert len(twice.sources) == 2


def _long(*, name: str) -> str:
    words = "pier quay boat crew fare storm lease council winter ticket budget harbor".split()
    rows = (
        f"{name} {n} said the {words[n % 12]} of {words[n % 7]} {n // 3} could cost {words[n % 5]} {words[n % 11]}{n}."
        for n in range(3000)
    )
    return "\n\n".join(rows)


@pytest.mark.slow
def test_three_thousand_sentences_give_a_brief() -> None:
    texts = [article(_long(name="Captain"), origin="a.txt"), article(_long(name="Pilot"), origin="b.txt")]
    brief = make_brief(texts, created=DAY)
    assert len(brief.implications) > 1000
    assert {citation.source_id for part in brief.implications for citation in part.citations} == {"s1", "s2"}
