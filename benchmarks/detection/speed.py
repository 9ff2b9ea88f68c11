"""Time whole-document detection: against stock Presidio, when ready, again after an edit, and on ever longer text.

    python -m benchmarks.detection.speed [--words 100000] [--stock-words 100000]
    python -m benchmarks.detection.speed --series [--words 2000000] [--rules-only]

Stock Presidio gets the whole text at once, with its default recognisers and the same spaCy pipeline, in the same run; ours goes
by paragraph and finds more. "Again" is a second run with the cache of the first after one sentence was added; its share is of
the first run, both in a process that is warm. The series measures each size in a process of its own, for its peak memory;
`--rules-only` leaves the name model out, whose cost is per paragraph. CPU seconds are those of all threads: on a busy machine
they say more than the clock.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from benchmarks.detection import ROOT, document

SERIES = (50_000, 100_000, 200_000, 500_000, 1_000_000, 2_000_000)
READY = (
    "import time;s=time.perf_counter();"
    "from pipeline.detect import detect;from pipeline.model import *;"
    "u=Unit('word.body','body','p','p','Mrs Example rang.');"
    "detect([Document('a.docx','docx','0',(u,))],register=Register(),facts=CaseFacts());"
    "print(time.perf_counter()-s)"
)
SENTENCES = (
    "{full} told the health visitor that the bruises came from a fall on {day} May 2018.",
    "The officer took a statement from {full} at {number} {last} Street the next morning.",
    "On that day {first} rang 999 from the kitchen and the line went dead.",
    "A neighbour had heard {first} crying through the wall for weeks, and told nobody.",
    "The panel asks why no professional saw her alone, and what a routine enquiry would have changed.",
    "{title} {last} attended the surgery and asked for sleeping tablets.",
    "According to the housing file, {title} {last} was in arrears with the rent.",
    "Records show that {full} attended the emergency department twice, aged {number}.",
    "The case was heard at MARAC on {day} June 2018 and graded high risk; the actions were not recorded.",
    "{first}'s mother described a gentle and funny person who loved the sea.",
    "The support worker wrote to {full} three times without an answer, reference HO/{number}/{day}.",
    "Information was not shared between the two teams, and the threshold for a referral was thought not to be met.",
    "He had followed {first} from the bus stop to the school gate.",
    "Nobody asked {title} {last} about the injuries to the neck.",
)
PLACE = 300  # paragraphs, about 40,000 words; further text is about other families, as in a longer case
_SYLLABLES = ["ban", "cor", "del", "fyn", "gar", "hol", "jes", "kem", "lur", "mon", "nar", "pel", "ros", "sten", "tor", "vel"]


@dataclass(frozen=True)
class Measured:
    """What one run took."""

    seconds: float
    cpu: float
    findings: int


def _given_names() -> list[str]:
    import yaml

    names: list[str] = []
    for path in sorted((ROOT / "redaction_rules" / "pseudonyms" / "names").glob("*.yaml")):
        for value in (yaml.safe_load(path.read_text(encoding="utf-8")) or {}).values():
            names += [str(name) for name in value] if isinstance(value, list) else []
    return sorted(set(names))


def text_of(words: int) -> list[str]:
    """Return invented paragraphs of so many words, all different; new people come as long as the text goes on."""
    given = _given_names()
    paragraphs: list[str] = []
    people: list[tuple[str, str]] = []
    count = 0
    while count < words:
        pick = random.Random(len(paragraphs))
        if len(paragraphs) % PLACE == 0:
            people = [(pick.choice(given), "".join(pick.choices(_SYLLABLES, k=3)).title()) for _ in range(200)]
        lines = []
        for sentence in pick.choices(SENTENCES, k=8):
            first, last = pick.choice(people)
            lines.append(
                sentence.format(
                    full=f"{first} {last}",
                    first=first,
                    last=last,
                    title=pick.choice(("Mr", "Mrs", "Ms")),
                    day=pick.randint(1, 28),
                    number=pick.randint(18, 99),
                )
            )
        paragraphs.append(f"{len(paragraphs) + 1}. {' '.join(lines)}")
        count += len(paragraphs[-1].split())
    return paragraphs


def timed(paragraphs: list[str], cache: Path | None = None, *, model: bool = True) -> Measured:
    """Detect over one document of these paragraphs."""
    from pipeline.detect import DetectSettings, detect
    from pipeline.model import CaseFacts, Register

    documents = [document(paragraphs)]
    begin, cpu = time.perf_counter(), time.process_time()
    found = detect(documents, register=Register(), facts=CaseFacts(), cache=cache, settings=DetectSettings(use_model=model))
    return Measured(time.perf_counter() - begin, time.process_time() - cpu, len(found.findings))


def edited(paragraphs: list[str]) -> list[str]:
    """Add a sentence to one paragraph."""
    return [*paragraphs[:5], paragraphs[5] + " The door was shut.", *paragraphs[6:]]


def peak_memory() -> int:
    """Return the peak memory of this process in MB; 0 where the system does not say."""
    try:
        import resource
    except ImportError:  # Windows
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1 if sys.platform != "darwin" else 1024) // 1024


def grown(words: int, model: bool) -> tuple[Measured, Measured, int]:
    """Measure one size, again after an edit, and the peak memory; runs in a process of its own."""
    paragraphs = text_of(words)
    timed(paragraphs[:3], model=model)
    with tempfile.TemporaryDirectory() as folder:
        cache = Path(folder, "cache")
        first = timed(paragraphs, cache, model=model)
        return first, timed(edited(paragraphs), cache, model=model), peak_memory()


def in_own_process(function: Callable[..., Any], *given: Any) -> Any:
    """Call a function in a fresh process."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(function, *given).result()


def stock(paragraphs: list[str]) -> Measured:
    """Run stock Presidio over the whole text at once."""
    from presidio_analyzer import AnalyzerEngine
    from presidio_analyzer.nlp_engine import NerModelConfiguration, SpacyNlpEngine

    from pipeline.detect.engine.presidio import LABELS, load_language

    class Stock(SpacyNlpEngine):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__(ner_model_configuration=NerModelConfiguration(model_to_presidio_entity_mapping=dict(LABELS)))
            self.nlp = {"en": load_language(None)[0]}

    engine = AnalyzerEngine(nlp_engine=Stock(), supported_languages=["en"])
    engine.analyze(paragraphs[0], "en")
    begin, cpu = time.perf_counter(), time.process_time()
    results = engine.analyze("\n\n".join(paragraphs), "en")
    return Measured(time.perf_counter() - begin, time.process_time() - cpu, len(results))


def command(*arguments: str) -> float:
    """Return the seconds a `dhr` command takes."""
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-m", "pipeline", *arguments], capture_output=True, cwd=ROOT, check=True)
    return time.perf_counter() - begin


def series(words: int, model: bool) -> None:
    """Print what each size up to `words` takes."""
    heads = ("words", "seconds", "CPU s", "CPU ms/1000", "findings", "again CPU s", "share %", "peak MB")
    print("".join(f"{head:>13}" for head in heads), flush=True)
    for size in [*(size for size in SERIES if size < words), words]:
        first, again, peak = in_own_process(grown, size, model)
        each, share = 1e6 * first.cpu / size, 100 * again.cpu / first.cpu
        row = (size, f"{first.seconds:.1f}", f"{first.cpu:.1f}", f"{each:.0f}", first.findings)
        print("".join(f"{cell:>13}" for cell in (*row, f"{again.cpu:.2f}", f"{share:.1f}", peak)), flush=True)


def main() -> None:
    """Print the measures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=int)
    parser.add_argument("--stock-words", type=int)
    parser.add_argument("--series", action="store_true")
    parser.add_argument("--rules-only", action="store_true")
    given = parser.parse_args()
    if given.series:
        series(given.words or SERIES[-1], not given.rules_only)
        return
    words = given.words or 100_000
    ready = subprocess.run([sys.executable, "-c", READY], capture_output=True, text=True, cwd=ROOT, check=True)
    print(f"detection ready after process start: {float(ready.stdout):.1f} s")
    print(f"dhr --help: {command('--help'):.2f} s; dhr status: {command('status', 'samples/staunholme'):.2f} s", flush=True)
    first, again, peak = in_own_process(grown, words, not given.rules_only)
    print(f"ours, {words} words: {first.seconds:.1f} s (CPU {first.cpu:.1f} s), {first.findings} findings, peak memory {peak} MB")
    shares = f"{100 * again.seconds / first.seconds:.1f} % (CPU {100 * again.cpu / first.cpu:.1f} %)"
    print(f"again after an edit: {again.seconds:.2f} s (CPU {again.cpu:.2f} s), {shares} of the first run", flush=True)
    fewer = given.stock_words or words
    theirs = in_own_process(stock, text_of(fewer))
    print(f"stock Presidio, {fewer} words: {theirs.seconds:.1f} s (CPU {theirs.cpu:.1f} s), {theirs.findings} results")


if __name__ == "__main__":
    main()
