"""The language of an article is found in its text; English is never refused, and nothing else is analyzed."""

from pathlib import Path

import pytest
from builders_article import SAMPLES, article
from msgspec.structs import replace

from briefgen.brief.build import make_brief
from briefgen.brief.check import iter_cited
from briefgen.brief.seen import see
from briefgen.composition.compose import compose
from briefgen.document.walk import document_text
from briefgen.errors import AnalysisError, SourceError, UsageError
from briefgen.sources.language import detect, split, with_language
from briefgen.sources.read import read

REPORTS = {
    "en": "The city of Velm will close its northern harbor in March, the mayor said on Monday. Ferries are to land at "
    "the old pier from then on, and shopkeepers fear that they will lose customers.",
    "de": "Die Stadt Velm will ihren nördlichen Hafen im März schließen, teilte die Bürgermeisterin am Montag mit. Die "
    "Fähren sollen künftig am alten Pier anlegen, und die Händler fürchten um ihre Kunden.",
    "nl": "De stad Velm sluit in maart haar noordelijke haven, zei de burgemeester maandag. De veerboten leggen "
    "voortaan aan bij de oude pier en winkeliers vrezen dat ze klanten verliezen.",
    "fr": "La ville de Velm fermera son port nord en mars, a annoncé la maire lundi. Les ferries accosteront désormais "
    "au vieux quai, et les commerçants craignent de perdre leurs clients.",
    "es": "La ciudad de Velm cerrará su puerto norte en marzo, anunció la alcaldesa el lunes. Los transbordadores "
    "atracarán en el muelle viejo y los comerciantes temen perder a sus clientes.",
    "it": "La città di Velm chiuderà il porto settentrionale a marzo, ha annunciato lunedì la sindaca. I traghetti "
    "attraccheranno al vecchio molo e i negozianti temono di perdere i clienti.",
    "pt": "A cidade de Velm vai fechar o porto norte em março, anunciou a prefeita na segunda-feira. As balsas "
    "passarão a atracar no cais antigo e os comerciantes temem perder clientes.",
    "sv": "Staden Velm stänger sin norra hamn i mars, sade borgmästaren på måndagen. Färjorna ska i fortsättningen "
    "lägga till vid den gamla piren, och handlarna är rädda att förlora kunder.",
    "nb": "Byen Velm stenger sin nordlige havn i mars, sa ordføreren mandag. Fergene skal heretter legge til ved den "
    "gamle moloen, og butikkene frykter å miste kundene sine.",
    "pl": "Miasto Velm zamknie w marcu swój północny port, poinformowała w poniedziałek burmistrz. Promy będą cumować "
    "przy starym molo, a kupcy obawiają się utraty klientów.",
    "uk": "Місто Велм закриє північний порт у березні, повідомила мерка в понеділок. Пороми тепер причалюватимуть до "
    "старого пірса, і торговці бояться втратити покупців.",
    "ko": "벨름시는 3월에 북쪽 항구를 폐쇄할 예정이라고 시장이 월요일에 밝혔다. 여객선은 앞으로 옛 부두에 정박하며 "
    "상인들은 손님을 잃을까 걱정하고 있다.",
    "ar": "أعلنت رئيسة البلدية يوم الاثنين أن مدينة فيلم ستغلق ميناءها الشمالي في مارس. وسترسو العبارات من الآن "
    "فصاعدا عند الرصيف القديم، ويخشى التجار فقدان زبائنهم.",
}


@pytest.mark.parametrize("language", REPORTS)
def test_a_report_is_in_its_language(language: str) -> None:
    assert detect(REPORTS[language]) == language


@pytest.mark.parametrize("text", ["", "Der Hafen schließt.", "12 34 56", "\x00\ud800\ufffe", "! " * 400])
def test_a_text_that_is_too_short_or_none_has_no_language(text: str) -> None:
    assert detect(text) is None


def test_characters_that_are_not_printed_change_nothing() -> None:
    assert detect(REPORTS["de"].replace(" ", " \x0b\u202e\ufffe ")) == "de"


def test_the_text_outranks_what_the_page_states_and_keeps_its_region() -> None:
    german = replace(article(REPORTS["de"]), language="en-US", stated_in={"language": "html lang"})
    assert with_language(german).language == "de"
    assert with_language(german).stated_in["language"] == "the text; html lang says `en-US`"
    assert with_language(replace(german, language="de-AT")).language == "de-AT"


def test_a_text_that_is_too_short_is_in_the_language_that_is_stated_else_english() -> None:
    assert with_language(replace(article("Der Hafen schließt."), language="de")).language == "de"
    assert with_language(article("Der Hafen schließt.")).language == "en"


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_the_samples_are_in_english(sample: Path) -> None:
    assert [told.language for told in read(sample)] == ["en"]


def test_another_language_is_refused_by_its_name() -> None:
    german = with_language(article(REPORTS["de"]))
    for refuse in (make_brief, see):
        with pytest.raises(SourceError, match=r"`a\.txt` is in German") as error:
            refuse([german])
        assert "--allow-language de" in error.value.hint


def test_an_allowed_language_is_a_source_and_nothing_of_it_is_analyzed() -> None:
    german = with_language(article(REPORTS["de"], headline="Velm schließt den Nordhafen"))
    english = article(REPORTS["en"], origin="b.txt", headline="Velm to close its northern harbor")
    brief = make_brief([german, english], allow_languages=("de",))
    listed = [(source.id, source.origin, source.language) for source in brief.sources]
    assert listed == [("s1", "b.txt", "en"), ("s2", "a.txt", "de")]
    assert brief.title == english.headline
    quoted = brief.sources[1].background
    assert quoted is not None
    assert quoted.quote.startswith("Die Stadt Velm")
    assert quoted.quote.endswith("am Montag mit.")
    assert brief.sources[0].background is None
    assert quoted.quote in document_text(compose(brief, "base"))
    assert {citation.source_id for part in iter_cited(brief) for citation in part.citations} == {"s1"}
    assert ("language", "a.txt") in [(notice.code, notice.where) for notice in brief.notices]


def test_without_an_english_article_there_is_nothing_to_analyze() -> None:
    with pytest.raises(AnalysisError, match="none of the articles is in English"):
        make_brief([with_language(article(REPORTS["de"]))], allow_languages=("de",))


def test_a_region_does_not_matter_to_what_is_allowed() -> None:
    swiss = replace(article(REPORTS["de"]), language="de-CH")
    assert split([swiss], ["de"]).background == (swiss,)
    assert split([swiss], ["DE-at"]).background == (swiss,)


def test_a_tag_that_is_none_is_refused() -> None:
    with pytest.raises(UsageError, match="no language tag"):
        split([], ["de fr"])
