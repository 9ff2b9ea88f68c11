"""Time whole-document detection against Presidio's stock AnalyzerEngine with the same spaCy pipeline, in one run.

    python -m benchmarks.detection.speed [--words 100000] [--stock-words 100000]

Stock Presidio gets the whole text at once with its default recognisers; ours goes by paragraph and finds more. Then: the time
until detection is ready in a new process, a second run after an edit of one paragraph, twice the text, peak memory.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.detection import ROOT, document
from benchmarks.detection.equal_care import GROUPS, sentences

READY = (
    "import time;s=time.perf_counter();"
    "from pipeline.detect import detect;from pipeline.model import *;"
    "u=Unit('word.body','body','p','p','Mrs Example rang.');"
    "detect([Document('a.docx','docx','0',(u,))],register=Register(),facts=CaseFacts());"
    "print(time.perf_counter()-s)"
)


def text_of(words: int) -> list[str]:
    """Return invented paragraphs of so many words, all different."""
    paragraphs: list[str] = []
    count = seed = 0
    while count < words:
        for number, group in enumerate(GROUPS):
            lines = [
                f"{seed}.{n} On {1 + n % 28} May 2018 {text}"
                for n, (text, _, _) in enumerate(sentences(group, 8, "plain", seed * 50 + number))
            ]
            paragraphs.append(" ".join(lines))
            count += len(paragraphs[-1].split())
        seed += 1
    return paragraphs


def timed(paragraphs: list[str], cache: Path | None = None) -> tuple[float, int]:
    """Return (seconds, findings)."""
    from pipeline.detect import detect
    from pipeline.model import CaseFacts, Register

    begin = time.perf_counter()
    found = detect([document(paragraphs)], register=Register(), facts=CaseFacts(), cache=cache)
    return time.perf_counter() - begin, len(found.findings)


def main() -> None:
    """Print seconds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--words", type=int, default=100_000)
    parser.add_argument("--stock-words", type=int, default=None)
    given = parser.parse_args()
    ready = subprocess.run([sys.executable, "-c", READY], capture_output=True, text=True, cwd=ROOT, check=True)
    print(f"ready after process start: {float(ready.stdout):.1f} s")
    paragraphs = text_of(given.words)
    timed(paragraphs[:3])
    with tempfile.TemporaryDirectory() as folder:
        cache = Path(folder, "cache")
        first, found = timed(paragraphs, cache)
        again, _ = timed([*paragraphs[:5], paragraphs[5] + " The door was shut.", *paragraphs[6:]], cache)
    print(f"ours: {first:.1f} s, {found} findings; again after an edit: {again:.1f} s ({100 * again / first:.0f} %)", flush=True)
    half, _ = timed(paragraphs[: len(paragraphs) // 2])
    print(f"half the text: {half:.1f} s")
    from presidio_analyzer import AnalyzerEngine
    from presidio_analyzer.nlp_engine import NerModelConfiguration, SpacyNlpEngine

    from pipeline.detect.presidio import LABELS, load_language

    class Stock(SpacyNlpEngine):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__(ner_model_configuration=NerModelConfiguration(model_to_presidio_entity_mapping=dict(LABELS)))
            self.nlp = {"en": load_language(None)[0]}

    engine = AnalyzerEngine(nlp_engine=Stock(), supported_languages=["en"])
    words = given.stock_words or given.words
    share = paragraphs[: max(1, len(paragraphs) * words // given.words)]
    begin = time.perf_counter()
    results = engine.analyze("\n\n".join(share), "en")
    print(f"stock Presidio on {words} words: {time.perf_counter() - begin:.1f} s, {len(results)} results")
    try:
        import resource

        print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")
    except ImportError:
        pass


if __name__ == "__main__":
    main()
