"""With the register alone, an address loses the name in it and nothing else."""

from __future__ import annotations

import pytest

from pipeline.redact.handles import with_name_replaced

WRITTEN = [
    ("tamsin.rourke@hmrc.example", "Laura@hmrc.example"),
    ("trourke2@x.example", "Laura2@x.example"),
    ("T_Rourke@x.example", "T_Laura@x.example"),
    ("@tamsinrourke", "@Laura"),
    ("https://news.example/2019/tamsin-rourke-murder", "https://news.example/2019/Laura-murder"),
    ("Rourke_IMR_v2.docx", "Laura_IMR_v2.docx"),
]


@pytest.mark.parametrize(("written", "wanted"), WRITTEN)
def test_a_name_in_an_address_is_replaced_alone(written: str, wanted: str) -> None:
    assert with_name_replaced(written, ("Tamsin Rourke", "Tam"), "Laura") == wanted


def test_an_address_without_the_name_is_left_to_the_policy() -> None:
    assert with_name_replaced("tamara@x.example", ("Tamsin Rourke", "Tam"), "Laura") is None
    assert with_name_replaced("office@x.example", (), "Laura") is None


def test_a_replacement_of_several_words_is_written_together() -> None:
    assert with_name_replaced("anna.reed@x.example", ("Anna Reed",), "Friend 1") == "Friend1@x.example"
