"use strict";
(function () {
  const points = JSON.parse(document.getElementById("points").textContent);
  const colours = JSON.parse(document.getElementById("palette").textContent);
  const by = (id) => document.getElementById(id);
  const canvas = by("canvas"), chart = by("chart"), detail = by("detail");
  if (!points.length) return;
  by("lanes").hidden = false;
  const first = Math.min(...points.map((p) => p.a)), last = Math.max(...points.map((p) => p.b));
  const days = Math.max(1, last - first + 1);
  let perDay = 1, current = null, dots = [];
  // Ordinal 1 is 1 January of year 1; JavaScript counts from 1970.
  const dayOf = (ordinal) => new Date((ordinal - 719163) * 86400000);
  const fitted = () => Math.max(0.02, (chart.clientWidth - 40) / days);

  function wanted() {
    const agencies = new Set([...document.querySelectorAll(".agency-box:checked")].map((b) => b.value));
    const markers = [...document.querySelectorAll(".marker-box:checked")].map((b) => b.value);
    const words = by("q").value.trim().toLowerCase();
    const onlyConflicts = by("conflicts").checked;
    return (item) => {
      const has = item.dataset.agencies.split("|").some((a) => agencies.has(a));
      const marked = !markers.length || markers.some((m) => item.dataset.markers.split("|").includes(m));
      return has && marked && (!onlyConflicts || item.dataset.conflicts !== "0") && (!words || item.textContent.toLowerCase().includes(words));
    };
  }

  function draw() {
    const keep = wanted();
    const shown = new Set();
    for (const item of document.querySelectorAll("ol.events > li")) {
      item.hidden = !keep(item);
      if (!item.hidden) shown.add(Number(item.id.slice(1)));
    }
    by("shown").textContent = shown.size + " of " + document.querySelectorAll("ol.events > li").length + " events shown";
    const agencies = [...document.querySelectorAll(".agency-box:checked")].map((b) => b.value);
    canvas.textContent = "";
    canvas.style.width = Math.ceil(days * perDay + 40) + "px";
    const top = document.createElement("div");
    top.className = "lane";
    canvas.append(top);
    for (let year = dayOf(first).getUTCFullYear(); year <= dayOf(last).getUTCFullYear(); year++) {
      for (let month = 0; month < 12; month += perDay > 3 ? 1 : 12) {
        const at = Date.UTC(year, month, 1) / 86400000 + 719163 - first;
        if (at < 0 || at > days) continue;
        const tick = document.createElement("div");
        tick.className = "tick";
        tick.style.left = at * perDay + 20 + "px";
        tick.textContent = month ? new Date(Date.UTC(year, month, 1)).toLocaleString("en-GB", { month: "short", timeZone: "UTC" }) : String(year);
        canvas.append(tick);
      }
    }
    dots = [];
    for (const agency of agencies) {
      const lane = document.createElement("div");
      lane.className = "lane";
      const name = document.createElement("span");
      name.textContent = agency;
      lane.append(name);
      const row = [];
      for (const p of points) {
        if (!p.g.includes(agency) || !shown.has(p.n)) continue;
        const dot = document.createElement("button");
        dot.type = "button";
        dot.className = "dot" + (p.b > p.a ? " range" : "") + (p.v || p.o ? " vague" : "") + (p.c ? " conflict" : "");
        dot.style.left = (p.a - first) * perDay + 20 + "px";
        dot.style.width = Math.max(17, (p.b - p.a + 1) * perDay) + "px";
        dot.style.backgroundColor = colours[agency];
        const when = document.querySelector("#e" + p.n + " .when");
        dot.setAttribute("aria-label", agency + ", " + when.firstChild.textContent.trim() + (p.c ? ", accounts differ" : ""));
        dot.tabIndex = -1;
        dot.dataset.n = p.n;
        dot.addEventListener("click", () => choose(dot));
        lane.append(dot);
        row.push(dot);
      }
      canvas.append(lane);
      if (row.length) dots.push(row);
    }
    const again = current !== null && dots.flat().find((d) => Number(d.dataset.n) === current);
    const start = again || (dots[0] && dots[0][0]);
    if (start) start.tabIndex = 0;
    if (again) again.setAttribute("aria-current", "true");
  }

  function choose(dot) {
    for (const other of dots.flat()) { other.tabIndex = -1; other.removeAttribute("aria-current"); }
    dot.tabIndex = 0;
    dot.setAttribute("aria-current", "true");
    dot.focus({ preventScroll: true });
    dot.scrollIntoView({ block: "nearest", inline: "nearest" });
    current = Number(dot.dataset.n);
    const item = by("e" + current);
    detail.textContent = "";
    const title = document.createElement("h3");
    title.textContent = item.querySelector(".when").innerText.split("\n")[0];
    detail.append(title, item.querySelector(".accounts").cloneNode(true));
  }

  function zoom(factor) {
    const middle = (chart.scrollLeft + chart.clientWidth / 2 - 20) / perDay;
    perDay = Math.min(60, Math.max(Math.min(fitted(), 60), perDay * factor));
    draw();
    chart.scrollLeft = middle * perDay + 20 - chart.clientWidth / 2;
  }

  chart.addEventListener("keydown", (event) => {
    const row = dots.findIndex((r) => r.includes(document.activeElement));
    if (event.key === "+" || event.key === "=") { zoom(1.6); refocus(); event.preventDefault(); return; }
    if (event.key === "-") { zoom(1 / 1.6); refocus(); event.preventDefault(); return; }
    if (row < 0) return;
    const at = dots[row].indexOf(document.activeElement);
    let next = null;
    if (event.key === "ArrowRight") next = dots[row][at + 1];
    else if (event.key === "ArrowLeft") next = dots[row][at - 1];
    else if (event.key === "Home") next = dots[row][0];
    else if (event.key === "End") next = dots[row][dots[row].length - 1];
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const other = dots[row + (event.key === "ArrowDown" ? 1 : -1)];
      const x = parseFloat(document.activeElement.style.left);
      if (other) next = other.reduce((a, b) => (Math.abs(parseFloat(b.style.left) - x) < Math.abs(parseFloat(a.style.left) - x) ? b : a));
    } else if (event.key === "Enter") {
      const item = by("e" + document.activeElement.dataset.n);
      item.tabIndex = -1;
      item.focus();
      event.preventDefault();
      return;
    } else return;
    event.preventDefault();
    if (next) choose(next);
  });

  function refocus() {
    const dot = dots.flat().find((d) => d.tabIndex === 0);
    if (dot) dot.focus();
  }

  by("in").addEventListener("click", () => zoom(1.6));
  by("out").addEventListener("click", () => zoom(1 / 1.6));
  by("fit").addEventListener("click", () => { perDay = fitted(); draw(); chart.scrollLeft = 0; });
  by("q").addEventListener("input", draw);
  by("conflicts").addEventListener("change", draw);
  for (const box of document.querySelectorAll(".agency-box, .marker-box")) box.addEventListener("change", draw);
  perDay = fitted();
  draw();
})();
