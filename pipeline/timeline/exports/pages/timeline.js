"use strict";
(function () {
  const by = (id) => document.getElementById(id);
  const { points, colours, marks, scope } = JSON.parse(by("lanes-data").textContent);
  const chart = by("chart"), canvas = by("canvas"), detail = by("detail");
  const items = [...document.querySelectorAll("ol.events > li")];
  if (!points.length) return;
  by("lanes").hidden = false;
  for (const link of document.querySelectorAll(".scripted")) link.hidden = false;
  if (by("picture")) by("picture").style.display = "none"; // the lanes stand in its place; on paper it is back

  const SIZE = 26, MOST = 60, EDGE = 20; // pixels: room of a mark, widest day, margin at both ends
  const first = Math.min(...points.map((p) => p.a)), last = Math.max(...points.map((p) => p.b));
  const days = Math.max(1, last - first + 1);
  const pointOf = new Map(points.map((p) => [p.n, p]));
  const text = items.map((item) => item.textContent.toLowerCase());
  let perDay = 1, current = null, rows = [], shown = new Set();

  // Day numbers count from 1 January of year 1, as Python has them; JavaScript counts from 1970.
  const dateOf = (day) => new Date((day - 719163) * 86400000);
  const numberOf = (iso) => Date.parse(iso + "T00:00:00Z") / 86400000 + 719163;
  const label = () => parseFloat(getComputedStyle(document.documentElement).getPropertyValue("--label")) * 16 || 0;
  const x = (day) => label() + EDGE + (day - first) * perDay;
  const fitted = () => Math.max(0.005, (chart.clientWidth - label() - 2 * EDGE) / days);
  const boxes = (selector) => [...document.querySelectorAll(selector)];
  const add = (parent, tag, name, content) => {
    const made = document.createElement(tag);
    if (name) made.className = name;
    if (content) made.textContent = content;
    parent.append(made);
    return made;
  };

  // --- which events are shown -------------------------------------------------------------------------------------

  function filter() {
    const agencies = new Set(boxes(".agency-box:checked").map((box) => box.value));
    const markers = boxes(".marker-box:checked").map((box) => box.value);
    const words = by("q").value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const needs = (by("conflicts").checked ? "c" : "") + (by("scoped") && by("scoped").checked ? "s" : "") + (by("proposed").checked ? "p" : "");
    const from = by("from").value, to = by("to").value;
    shown = new Set();
    items.forEach((item, n) => {
      const of = item.dataset.agencies.split("|");
      const keep = of.some((name) => agencies.has(name)) && (!by("several").checked || of.length > 1) &&
        (!markers.length || item.dataset.markers.split("|").some((marker) => markers.includes(marker))) &&
        [...needs].every((need) => item.dataset.is.includes(need)) && words.every((word) => text[n].includes(word)) &&
        (!from || !item.dataset.last || item.dataset.last >= from) && (!to || !item.dataset.first || item.dataset.first <= to);
      item.hidden = !keep;
      if (keep) shown.add(n);
    });
    for (const year of document.querySelectorAll("section.year")) year.hidden = !year.querySelector("li:not([hidden])");
    const undrawn = [...shown].filter((n) => !pointOf.has(n)).length;
    by("shown").textContent = shown.size + " of " + items.length + " events shown" + (undrawn ? ", " + undrawn + " of them only in the list" : "");
    by("narrowed").hidden = shown.size === items.length;
    by("narrowed").textContent = "Narrowed by search or filters to " + shown.size + " of " + items.length + " events.";
    draw();
  }

  // --- the lanes ---------------------------------------------------------------------------------------------------

  /** Return [day number, label] for the ticks that fit: decades, years, quarters, months, weeks or days. */
  function ticks() {
    const found = [];
    const start = dateOf(first), end = dateOf(last);
    const year = perDay * 365.25;
    if (perDay * 7 >= 56) {
      const step = perDay >= 46 ? 1 : 7;
      for (let day = first - ((first + 6) % 7); day <= last; day += step) {
        const date = dateOf(day);
        found.push([day, date.toLocaleDateString("en-GB", { day: "numeric", month: "short", year: day === first || date.getUTCDate() <= step ? "numeric" : undefined, timeZone: "UTC" })]);
      }
      return found;
    }
    const months = year / 12 >= 38 ? 1 : year / 4 >= 44 ? 3 : 0;
    const years = months ? 1 : year >= 44 ? 1 : year * 5 >= 44 ? 5 : 10;
    for (let y = start.getUTCFullYear() - (start.getUTCFullYear() % years); y <= end.getUTCFullYear(); y += years)
      for (let m = 0; m < 12; m += months || 12) {
        const name = m ? new Date(Date.UTC(y, m, 1)).toLocaleDateString("en-GB", { month: "short", timeZone: "UTC" }) : String(y);
        found.push([Date.UTC(y, m, 1) / 86400000 + 719163, name]);
      }
    return found;
  }

  function backdrop(axis, under) {
    const line = (day, name) => { const made = add(under, "i", name); made.style.left = x(day) + "px"; return made; };
    const width = parseFloat(canvas.style.width);
    for (const [from, to] of [[first - 999999, scope[0]], [scope[1] && scope[1] + 1, last + 999999]]) {
      if (!from || !to || from > last || to < first) continue;
      const left = Math.max(label(), x(from)), made = add(under, "i", "outside");
      made.style.left = left + "px";
      made.style.width = Math.max(0, Math.min(width, x(to)) - left) + "px";
    }
    const inside = ticks().filter(([day]) => day >= first && day <= last);
    if (!inside.length || (inside[0][0] - first) * perDay > 60) inside.unshift([first, String(dateOf(first).getUTCFullYear())]);
    for (const [day, name] of inside) {
      line(day, "");
      add(axis, "i", "", name).style.left = x(day) + "px";
    }
    let before = null; // label before, joined with the next where both do not fit
    for (const [name, day] of marks) {
      if (day < first || day > last) continue;
      line(day, "day");
      if (before && (day - before.day) * perDay < 60) { before.made.textContent += ", " + name; continue; }
      before = { day, made: add(axis, "b", "", name) };
      if (x(day) > width - 90) before.made.style.right = width - x(day) + 2 + "px";
      else before.made.style.left = x(day) + "px";
    }
  }

  /** Put events that would cover each other under one mark. */
  function groups(agency) {
    const found = [];
    for (const p of points) {
      if (!shown.has(p.n) || !p.g.includes(agency)) continue;
      const at = x(p.a) + Math.min(perDay, 24) / 2, before = found[found.length - 1];
      if (before && at < before.at + SIZE) before.of.push(p);
      else found.push({ at, of: [p] });
    }
    return found;
  }

  function said(p) {
    const item = items[p.n];
    const others = p.g.length > 1 ? ", recorded by " + p.g.length + " agencies" : "";
    return item.querySelector("h4").textContent + others + (p.c ? ", accounts differ" : "");
  }

  function markFor(lane, agency, group) {
    const one = group.of.length === 1 ? group.of[0] : null;
    const conflict = group.of.some((p) => p.c);
    const mark = add(lane, "button", "mark" + (one ? (one.p ? " " + one.p : "") : " many") + (conflict ? " conflict" : ""));
    mark.type = "button";
    mark.tabIndex = -1;
    mark.style.left = group.at - 12 + "px";
    mark.style.backgroundColor = colours[agency];
    mark.textContent = one ? (conflict ? "!" : one.p === "vague" || one.p === "open" ? "≈" : "") : String(Math.min(99, group.of.length));
    const name = one ? said(one) : group.of.length + " events, " + items[group.of[0].n].querySelector("h4").textContent + " to " +
      items[group.of[group.of.length - 1].n].querySelector("h4").textContent + (conflict ? ", in some accounts differ" : "");
    mark.setAttribute("aria-label", agency + ": " + name);
    mark.title = name;
    mark.events = group.of.map((p) => p.n);
    mark.addEventListener("click", () => choose(mark));
    return mark;
  }

  function draw() {
    const hadFocus = canvas.contains(document.activeElement);
    canvas.textContent = "";
    canvas.style.width = Math.ceil(label() + days * perDay + 2 * EDGE) + "px";
    const axis = add(canvas, "div", "axis"), under = add(canvas, "div", "under");
    add(axis, "div", "corner", scope[0] || scope[1] ? "shaded: outside the period under review" : "");
    backdrop(axis, under);
    rows = [];
    for (const agency of boxes(".agency-box:checked").map((box) => box.value)) {
      const lane = add(canvas, "div", "lane"), name = add(lane, "span");
      add(name, "i", "swatch").style.background = colours[agency];
      add(name, "span", "", agency);
      const found = groups(agency);
      for (const group of found)
        for (const p of group.of) {
          if (p.b === p.a && !p.p) continue;
          const reach = add(lane, "div", "reach " + (p.p || ""));
          reach.style.left = x(p.a) + "px";
          reach.style.width = Math.max(3, (p.b - p.a + 1) * perDay) + "px";
          reach.style.backgroundColor = reach.style.borderColor = colours[agency];
        }
      const row = found.map((group) => markFor(lane, agency, group));
      if (row.length) rows.push(row);
      else lane.classList.add("none");
    }
    select(rows.flat().find((mark) => mark.events.includes(current)), hadFocus);
    by("in").disabled = perDay >= MOST;
    by("out").disabled = perDay <= fitted() * 1.001;
  }

  // --- choosing ----------------------------------------------------------------------------------------------------

  /** Mark every place of the chosen event, tie its lanes together, and make one mark the stop of the Tab key. */
  function select(mark, focus) {
    for (const other of rows.flat()) {
      const same = current !== null && other.events.includes(current);
      if (same) other.setAttribute("aria-current", "true"); else other.removeAttribute("aria-current");
      other.tabIndex = -1;
    }
    const stop = mark || (rows[0] && rows[0][0]);
    if (stop) stop.tabIndex = 0;
    if (focus && stop) stop.focus({ preventScroll: true });
    const under = canvas.querySelector(".under");
    for (const old of under.querySelectorAll(".thread")) old.remove();
    const p = pointOf.get(current);
    if (mark && p && p.g.length > 1) add(under, "i", "thread").style.left = x(p.a) + Math.min(perDay, 24) / 2 - 1 + "px";
  }

  function choose(mark, keep) {
    if (keep === undefined || !mark.events.includes(keep)) current = mark.events[0];
    else current = keep;
    select(mark, true);
    reveal(mark);
    describe(mark);
  }

  /** Bring a mark out from under the labels at the left and the axis above. */
  function reveal(mark) {
    const left = parseFloat(mark.style.left), room = label() + 12;
    if (left < chart.scrollLeft + room) chart.scrollLeft = left - room - 40;
    else if (left + 40 > chart.scrollLeft + chart.clientWidth) chart.scrollLeft = left + 60 - chart.clientWidth;
    const lane = mark.parentElement, axis = canvas.querySelector(".axis").offsetHeight;
    if (lane.offsetTop < chart.scrollTop + axis) chart.scrollTop = lane.offsetTop - axis;
    else if (lane.offsetTop + lane.offsetHeight > chart.scrollTop + chart.clientHeight) chart.scrollTop = lane.offsetTop + lane.offsetHeight - chart.clientHeight;
  }

  function describe(mark) {
    detail.textContent = "";
    if (mark.events.length > 1) {
      add(detail, "h3", "", mark.events.length + " events close together");
      const list = add(detail, "ol");
      for (const n of mark.events) {
        const line = add(list, "li"), link = add(line, "a", "", items[n].querySelector("h4").textContent);
        link.href = "#e" + n;
        const summary = items[n].querySelector(".entry p").textContent;
        line.append(": " + (summary.length > 160 ? summary.slice(0, 157) + "…" : summary));
      }
    } else {
      const item = items[mark.events[0]];
      add(detail, "h3", "", item.querySelector("h4").textContent);
      detail.append(...[...item.querySelectorAll(".about, .tags")].map((part) => part.cloneNode(true)), item.querySelector(".accounts").cloneNode(true));
    }
    const bar = add(detail, "div", "bar");
    if (mark.events.length > 1 && perDay < MOST) button(bar, "Zoom to these", () => zoomTo(mark.events));
    const order = [...shown].filter((n) => pointOf.has(n));
    const at = order.indexOf(current), end = order.indexOf(mark.events[mark.events.length - 1]);
    if (at > 0) button(bar, "Event before", () => go(order[at - 1]));
    if (end < order.length - 1) button(bar, "Next event", () => go(order[end + 1]));
    button(bar, "Show in the list", () => toList());
  }

  function button(bar, name, action) {
    const made = add(bar, "button", "", name);
    made.type = "button";
    made.addEventListener("click", action);
  }

  function go(n) {
    const mark = rows.flat().find((candidate) => candidate.events.includes(n));
    if (mark) choose(mark, n);
  }

  function toList() {
    const item = items[current];
    item.tabIndex = -1;
    item.focus({ preventScroll: true });
    item.scrollIntoView({ block: "start" });
  }

  // --- zoom and keys -----------------------------------------------------------------------------------------------

  function setScale(scale, day, at) {
    perDay = Math.min(MOST, Math.max(Math.min(fitted(), MOST), scale));
    draw();
    chart.scrollLeft = x(day) - at;
  }

  function zoom(factor) {
    const p = pointOf.get(current);
    const inView = p && x(p.a) > chart.scrollLeft + label() && x(p.a) < chart.scrollLeft + chart.clientWidth;
    const at = inView ? x(p.a) - chart.scrollLeft : label() + (chart.clientWidth - label()) / 2;
    const day = inView ? p.a : first + (chart.scrollLeft + at - label() - EDGE) / perDay;
    setScale(perDay * factor, day, at);
  }

  function zoomTo(events) {
    const from = Math.min(...events.map((n) => pointOf.get(n).a)), to = Math.max(...events.map((n) => pointOf.get(n).a));
    const scale = (chart.clientWidth - label() - 120) / Math.max(1, to - from);
    current = events[0];
    setScale(scale, from, label() + 60);
    go(events[0]);
  }

  const whole = () => { perDay = Math.min(fitted(), MOST); draw(); chart.scrollLeft = 0; };

  chart.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const steps = { "+": () => zoom(1.6), "=": () => zoom(1.6), "-": () => zoom(1 / 1.6), "0": whole };
    const row = rows.findIndex((marks) => marks.includes(document.activeElement));
    const mark = document.activeElement;
    if (row >= 0 && steps[event.key] && !mark.events.includes(current)) { current = mark.events[0]; describe(mark); } // zoom around it
    if (steps[event.key]) { steps[event.key](); event.preventDefault(); return; }
    if (row < 0) return;
    const at = rows[row].indexOf(mark);
    const near = (other) => other && other.reduce((a, b) => (Math.abs(parseFloat(b.style.left) - parseFloat(mark.style.left)) < Math.abs(parseFloat(a.style.left) - parseFloat(mark.style.left)) ? b : a));
    const moves = {
      ArrowRight: () => rows[row][at + 1], ArrowLeft: () => rows[row][at - 1], Home: () => rows[row][0], End: () => rows[row][rows[row].length - 1],
      ArrowDown: () => near(rows[row + 1]), ArrowUp: () => near(rows[row - 1]),
    };
    if (moves[event.key]) {
      const next = moves[event.key]();
      if (next) choose(next);
    } else if (event.key === "Enter") {
      if (!mark.events.includes(current)) current = mark.events[0];
      describe(mark);
      toList();
    } else return;
    event.preventDefault();
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const item = document.activeElement.closest("ol.events > li");
    const n = item ? items.indexOf(item) : -1;
    const mark = rows.flat().find((candidate) => candidate.events.includes(n));
    if (mark) { chart.scrollIntoView({ block: "nearest" }); choose(mark, n); }
  });

  by("in").addEventListener("click", () => zoom(1.6));
  by("out").addEventListener("click", () => zoom(1 / 1.6));
  by("fit").addEventListener("click", whole);
  let waiting = 0;
  by("q").addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(filter, 150); });
  for (const control of boxes(".filters input")) control.addEventListener("change", filter);
  const setAll = (state) => { for (const box of boxes(".agency-box")) box.checked = state; filter(); };
  by("all").addEventListener("click", () => setAll(true));
  by("none").addEventListener("click", () => setAll(false));
  by("clear").addEventListener("click", () => {
    for (const box of boxes(".filters input")) { if (box.type === "checkbox") box.checked = box.className === "agency-box"; else box.value = ""; }
    by("q").value = "";
    filter();
  });
  let width = chart.clientWidth;
  window.addEventListener("resize", () => { if (chart.clientWidth !== width) { width = chart.clientWidth; perDay = Math.max(perDay, Math.min(fitted(), MOST)); draw(); } });
  perDay = Math.min(fitted(), MOST);
  filter();
})();
