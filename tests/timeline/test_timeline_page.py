"""The page of the timeline: self-contained, readable without scripts, usable by keyboard alone, accessible."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from pipeline.model import CaseFacts, Timeline
from pipeline.timeline.exports.page import to_html

from .exported import ENTRIES, FACTS, HOSTILE, POLICE, REGISTER, SCHOOL, TIMELINE, TRUST, entry, event


def page_text(timeline: Timeline = TIMELINE) -> str:
    return to_html(timeline, FACTS, REGISTER).decode("utf-8")


class Outside(HTMLParser):
    """Gathers every address a page names and every element that could fetch one."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("src", "srcset", "data", "action", "poster", "formaction") or (
                name in ("href", "xlink:href") and not str(value).startswith("#")
            ):
                self.found.append(f"{tag} {name}={value}")
        if tag in ("link", "iframe", "object", "embed", "base", "img"):
            self.found.append(tag)


def test_the_page_asks_for_nothing_outside_itself() -> None:
    text = page_text()
    reader = Outside()
    reader.feed(text)
    assert reader.found == []
    assert "default-src 'none'" in text and "url(" not in text and "@import" not in text
    assert not re.search(r"https?://(?!www\.w3\.org)", text)


def test_case_text_cannot_become_part_of_the_page() -> None:
    text = page_text()
    assert HOSTILE not in text and "<script>alert" not in text
    assert text.count("<script") == 2


def test_every_entry_stands_in_the_page_without_scripts() -> None:
    bare = re.sub(r"<script.*?</script>", "", page_text(), flags=re.DOTALL)
    assert bare.count('class="entry"') == ENTRIES
    for agency in (POLICE, "Example &amp; Vale NHS Trust", "St Osyth&#39;s School"):
        assert agency in bare
    for words in (
        "02:40",
        "Accounts differ on time",
        "The panel takes the log of the call.",
        "May be the same as E0003",
        "453 days",
        "1 day later",
        "outside the period",
        "June 2019 (approximate)",
    ):
        assert words in bare, words
    assert "<svg" in bare and 'role="img"' in bare


def test_the_page_begins_with_its_doctype_and_carries_the_marking() -> None:
    text = page_text()
    assert text.startswith("<!DOCTYPE html>") and 'lang="en-GB"' in text
    assert "OFFICIAL-SENSITIVE" in text


def test_an_empty_timeline_gives_a_page() -> None:
    assert "No dated event." in to_html(Timeline(()), CaseFacts()).decode("utf-8")


def test_every_id_of_the_page_is_used_once() -> None:
    ids = re.findall(r'\bid="([^"]+)"', page_text())
    assert len(ids) == len(set(ids))


# --- in a browser ----------------------------------------------------------------------------------------------------

BROWSER = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome", "chrome") if (found := shutil.which(name))), None
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api")
    if BROWSER is None:
        pytest.skip("no Chromium here")
    with playwright.sync_playwright() as running:
        opened = running.chromium.launch(executable_path=BROWSER, args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()


def opened(browser: Any, folder: Path, timeline: Timeline, *, width: int = 1280, scripts: bool = True) -> Any:
    path = folder / "Timeline.html"
    path.write_bytes(to_html(timeline, FACTS, REGISTER))
    page = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=scripts).new_page()
    page.wrong = []
    page.on("pageerror", lambda error: page.wrong.append(str(error)))
    page.on("console", lambda message: page.wrong.append(message.text) if message.type == "error" else None)
    page.on("request", lambda request: page.wrong.append(request.url) if request.url != path.as_uri() else None)
    page.goto(path.as_uri())
    return page


def focused(page: Any) -> str:
    return str(
        page.evaluate(
            "document.activeElement.getAttribute('aria-label') || document.activeElement.id || document.activeElement.tagName"
        )
    )


def press(page: Any, *keys: str) -> str:
    for key in keys:
        page.keyboard.press(key)
    return focused(page)


def tab_to_chart(page: Any) -> None:
    for _ in range(60):
        if press(page, "Tab").startswith((POLICE, TRUST, SCHOOL)):
            return
    raise AssertionError("the Tab key does not reach the chart")


def many(count: int = 1500) -> Timeline:
    agencies = (POLICE, TRUST, SCHOOL, *(f"Agency {n}" for n in range(7)))
    day = date(2015, 1, 1)
    return Timeline(
        tuple(event(n, entry(n, agencies[n % 10], (day + timedelta(days=n * 13 // 10)).isoformat())) for n in range(1, count + 1))
    )


@pytest.mark.office
@pytest.mark.parametrize("width", [1280, 400])
def test_axe_finds_no_violation(browser: Any, tmp_path: Path, width: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    page = opened(browser, tmp_path, TIMELINE, width=width)
    everything = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}

    def violations() -> list[tuple[str, str]]:
        found = axe.Axe().run(page, options=everything).response["violations"]
        return [(item["id"], node["html"][:200]) for item in found for node in item["nodes"]]

    assert violations() == []
    page.locator("summary", has_text="Filters").click()
    page.locator("#canvas .mark").nth(1).click()
    page.keyboard.press("+")
    assert violations() == []
    assert page.wrong == []


@pytest.mark.office
def test_everything_can_be_done_with_the_keyboard_alone(browser: Any, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, TIMELINE)
    tab_to_chart(page)
    assert focused(page).startswith(f"{TRUST}: 2 events, 5 September 2018"), "too close to tell apart at first"
    assert press(page, "+", "+", "+", "+").startswith(f"{TRUST}: 5 September 2018"), "zooming keeps the place and the focus"
    assert press(page, "Home").startswith(TRUST)
    assert "accounts differ" in focused(page) and "recorded by 2 agencies" in focused(page)
    assert press(page, "ArrowRight") == f"{TRUST}: 2 to 5 October 2018"
    assert press(page, "ArrowLeft").startswith(f"{TRUST}: 5 September 2018")
    assert "Attended the emergency department." in page.locator("#detail").inner_text()
    assert "Attended at the flat." in page.locator("#detail").inner_text()
    assert press(page, "ArrowDown").startswith(POLICE)
    page.keyboard.press("ArrowRight")
    assert press(page, "End") == f"{POLICE}: 1 January 2020"
    assert press(page, "Enter") == "e6"
    assert press(page, "Escape") == f"{POLICE}: 1 January 2020"
    assert page.wrong == []


@pytest.mark.office
def test_events_too_close_to_tell_apart_share_a_mark_that_opens(browser: Any, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, TIMELINE)
    together = page.locator("#canvas .mark.many").first
    count = int(together.inner_text())
    assert count > 1
    together.click()
    assert page.locator("#detail ol li").count() == count
    page.get_by_role("button", name="Zoom to these").click()
    assert page.locator("#canvas .mark.many").count() < 2


@pytest.mark.office
def test_filters_and_search_narrow_list_and_lanes_alike(browser: Any, tmp_path: Path) -> None:
    from playwright.sync_api import expect

    page = opened(browser, tmp_path, TIMELINE)
    total = len(TIMELINE.events)
    status, listed = page.locator("#shown"), page.locator("ol.events > li:visible")
    assert status.inner_text() == f"{total} of {total} events shown"
    page.locator("summary", has_text="Filters").click()
    page.get_by_label("where accounts differ").check()
    assert listed.count() == 1 and page.locator("#canvas .mark").count() == 2
    page.emulate_media(media="print")
    expect(page.locator("#narrowed")).to_have_text(f"Narrowed by search or filters to 1 of {total} events.")
    expect(page.locator("#narrowed")).to_be_visible()
    page.emulate_media(media="screen")
    page.get_by_role("button", name="Clear all filters").click()
    assert listed.count() == total
    page.get_by_label("threats to kill").check()
    assert listed.count() == 1
    page.get_by_role("button", name="Clear all filters").click()
    page.get_by_label("Search in all accounts").fill("welfare police")
    expect(status).to_have_text(f"1 of {total} events shown")
    page.get_by_label("Search in all accounts").fill("")
    expect(status).to_have_text(f"{total} of {total} events shown")
    page.get_by_label("From").fill("2020-01-01")
    page.get_by_label("From").dispatch_event("change")
    assert listed.count() == 2, "an open stretch reaches into the period"
    page.get_by_role("button", name="None").click()
    assert listed.count() == 0 and page.locator("#canvas .mark").count() == 0
    assert page.wrong == []


@pytest.mark.office
@pytest.mark.parametrize("width", [1280, 400])
def test_the_page_never_scrolls_sideways_and_marks_are_big_enough(browser: Any, tmp_path: Path, width: int) -> None:
    page = opened(browser, tmp_path, many(), width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    boxes = page.evaluate(
        "[...document.querySelectorAll('#canvas .mark')].map(m => m.getBoundingClientRect()).map(r => [r.width, r.height])"
    )
    assert boxes and all(wide >= 24 and high >= 24 for wide, high in boxes)
    assert page.wrong == []


@pytest.mark.office
def test_fifteen_hundred_events_answer_at_once(browser: Any, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, many())
    assert page.locator("#shown").inner_text() == "1500 of 1500 events shown"
    took = page.evaluate(
        "(() => { const from = performance.now(); document.getElementById('in').click(); document.body.offsetHeight;"
        " return performance.now() - from; })()"
    )
    assert took < 1000, f"zooming took {took:.0f} ms"
    counted = page.evaluate("[...document.querySelectorAll('#canvas .mark')].reduce((sum, mark) => sum + mark.events.length, 0)")
    assert counted == 1500


@pytest.mark.office
def test_without_scripts_the_page_shows_the_picture_and_every_event(browser: Any, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, TIMELINE, scripts=False)
    assert page.locator("#lanes").is_hidden() and page.locator("#picture svg").is_visible()
    assert page.locator("ol.events > li:visible").count() == len(TIMELINE.events)


@pytest.mark.office
def test_the_page_prints_its_picture_and_no_controls(browser: Any, tmp_path: Path) -> None:
    page = opened(browser, tmp_path, TIMELINE)
    page.emulate_media(media="print")
    assert page.locator("#picture svg").is_visible() and page.locator("#q").is_hidden()
    assert page.pdf()[:5] == b"%PDF-"


@pytest.mark.office
def test_a_timeline_of_one_event_works(browser: Any, tmp_path: Path) -> None:
    one = Timeline((event(1, entry(1, POLICE, "2019-05-05")),))
    page = opened(browser, tmp_path, one)
    assert page.locator("#canvas .mark").count() == 1
    assert page.wrong == []
