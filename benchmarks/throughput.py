"""How many articles of 500 words are read and analyzed in a second of CPU time, each by itself.

    python benchmarks/throughput.py [--articles N]

Articles are taken from the folder that BRIEFGEN_EVAL_DATA names (`basil/articles.jsonl`); without it, the samples are
taken again and again. Where sumy is installed, its LexRank is run on the same texts, cut into sentences beforehand.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path
from time import process_time

from briefgen.analysis.analyze import analyze
from briefgen.analysis.lexicon import load_lexicons
from briefgen.sources.read import read

ROOT = Path(__file__).resolve().parents[1]
WORDS = 500
ROUNDS = 3


def main() -> int:
    """Print one line for each program."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100, help="how many articles (100)")
    texts = list(islice(cycle(load_texts()), parser.parse_args().articles))
    units = sum(len(text.split()) for text in texts) / WORDS
    lexicons = load_lexicons()
    rates = {"briefgen, read and analyze": rate(lambda text: analyze(read(text), lexicons), texts, units)}
    if summarize := find_lexrank():
        rates["sumy, LexRank alone"] = rate(summarize, texts, units)
    print(f"{'':30}{'articles of 500 words per CPU second':>40}")
    for name, articles in rates.items():
        print(f"{name:30}{articles:40.0f}")
    return 0


def load_texts() -> list[bytes]:
    """The articles as the bytes of text files."""
    if folder := os.environ.get("BRIEFGEN_EVAL_DATA"):
        lines = (Path(folder) / "basil" / "articles.jsonl").read_text("utf-8").splitlines()
        rows = [json.loads(line) for line in lines]
        return ["\n\n".join([row["title"], *map(" ".join, row["paragraphs"])]).encode() for row in rows]
    return [path.read_bytes() for path in sorted((ROOT / "samples").glob("*.txt"))]


def rate(work: Callable[[bytes], object], texts: list[bytes], units: float) -> float:
    """Units of work per CPU second, the best of a few rounds: the others were disturbed."""
    work(texts[0])
    best = 0.0
    for _ in range(ROUNDS):
        started = process_time()
        for text in texts:
            work(text)
        best = max(best, units / (process_time() - started))
    return best


def find_lexrank() -> Callable[[bytes], object] | None:
    """LexRank of sumy over the lines of a text, or None where sumy is not installed."""
    try:
        from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
        from sumy.summarizers.lex_rank import LexRankSummarizer
    except ImportError:
        return None
    from briefgen.analysis.sentences import find_sentences

    class Tokenizer:
        """Cuts at blanks: the tokenizer of sumy needs a download."""

        def to_words(self, sentence: str) -> tuple[str, ...]:
            return tuple(sentence.split())

    summarizer = LexRankSummarizer()
    documents = {
        text: ObjectDocumentModel(
            [Paragraph([Sentence(found.text, Tokenizer()) for found in find_sentences(read(text))])]
        )
        for text in load_texts()
    }
    return lambda text: summarizer(documents[text], 5)


if __name__ == "__main__":
    sys.exit(main())
