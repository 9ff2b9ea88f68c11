"""The start of detection: what is left out refuses to be used, and nothing that could reach for the network is loaded."""

from __future__ import annotations

import gc
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.starting import left_out, loading_for_good

ROOT = Path(__file__).resolve().parents[2]


def test_what_was_left_out_refuses_to_be_used_and_can_be_imported_later() -> None:
    sys.modules.pop("colorsys", None)
    with left_out("colorsys"):
        from colorsys import rgb_to_hsv
    with pytest.raises(RuntimeError, match=r"colorsys\.rgb_to_hsv was left out"):
        rgb_to_hsv(0.0, 0.0, 0.0)
    import colorsys

    assert colorsys.rgb_to_hsv(0.0, 0.0, 0.0) == (0.0, 0.0, 0.0)


def test_a_module_that_is_loaded_already_is_not_left_out() -> None:
    import json

    with left_out("json"):
        from json import loads
    assert loads is json.loads


def test_cycles_are_looked_for_again_after_loading_also_when_it_failed() -> None:
    with pytest.raises(KeyError), loading_for_good():
        assert not gc.isenabled()
        raise KeyError
    assert gc.isenabled()


def test_detection_loads_no_library_that_could_reach_for_the_network() -> None:
    code = (
        "import sys\n"
        "from pipeline.detect.engine.presidio import Analyzer\n"
        "from pipeline.names import import_spacy\n"
        "assert list(Analyzer(import_spacy().blank('en'), [('none', ['PERSON'], lambda *_: ())]).analyse([('A day.', '')])) == [()]\n"
        "sys.exit(' '.join({'requests', 'httpx', 'urllib3', 'tldextract', 'http.client', 'ssl'} & set(sys.modules)) or 0)"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
