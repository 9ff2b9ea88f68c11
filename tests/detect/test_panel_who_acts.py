"""A panel member who also acts in the case is a practitioner of it; one who wrote a report or owns an action stays."""

from __future__ import annotations

import pytest

from pipeline.detect.settling.panel import panel_people
from pipeline.detect.words.text import pieces_of
from pipeline.model import Register
from tests.detect.cases import document, run, texts

MINUTES = (
    "DHR review panel, minutes of 3 May 2021",
    "Present: Thora Quillfeather (chair), DI Bertrand Oxlade (Example Constabulary), Noor Hallam (Example ICB). Apologies: Piers Wanless.",
)


def members(*paragraphs: str) -> tuple[str, ...]:
    return panel_people(pieces_of([document(*MINUTES, *paragraphs)]), Register())


@pytest.mark.parametrize(
    "text",
    [
        "The inquiry was led by DI Bertrand Oxlade of the major crime team.",
        "The murder investigation was run as Operation Sample by DI Oxlade.",
        "DI Oxlade interviewed the suspect at noon.",
        "DI Bertrand Oxlade, senior investigating officer, told the court so.",
        "In May 2018, Example Constabulary recorded: Filed. The entry names PC 4410 Okoro and DI Oxlade.",
        "He was arrested by DI Bertrand Oxlade.",
    ],
)
def test_an_officer_who_acts_in_the_records_is_no_panel_member(text: str) -> None:
    assert members(text) == ("Thora Quillfeather", "Noor Hallam", "Piers Wanless")


def test_who_saw_the_family_is_a_practitioner_of_it() -> None:
    assert "Noor Hallam" not in members("Noor Hallam visited the family at home.")


@pytest.mark.parametrize(
    "text",
    [
        "DI Bertrand Oxlade wrote the IMR and interviewed six officers.",
        "DI Oxlade visited the family of the victim for the review.",
        "Owner: DI Bertrand Oxlade. By May 2022.",
        "The chair thanks Noor Hallam, who saw them on behalf of the panel.",
        "DC Oxlade's file was closed. Wanless arrested growth.",
        "The log was read by DI Bertrand Oxlade.",
    ],
)
def test_a_member_who_wrote_owns_or_is_thanked_stays(text: str) -> None:
    assert len(members(text)) == 4


def test_a_namesake_without_a_rank_in_the_minutes_acts_for_nobody() -> None:
    assert "Piers Wanless" in members("PC Wanless arrested him.")


def test_a_councillor_called_bill_is_no_draft_law() -> None:
    assert texts(run("A ward member, Cllr Bill Tregidden, has been on the radio.")) == ["Cllr Bill Tregidden"]
    assert texts(run("It was debated as the Victims and Prisoners Bill in May.")) == []
