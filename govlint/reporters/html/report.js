// Filters remarks, lights up what belongs together, and leads from one place to the next. Without it the page is
// whole all the same: numbers are links to remarks, and remarks to their places.
"use strict";

(() => {
  const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];
  const named = (key) => CSS.escape(key);
  let shown = [];
  let current = -1;

  function filter(bar) {
    const kinds = new Set(all('input[name="kind"]:checked', bar).map((input) => input.value));
    const rule = bar.elements.rule.value;
    const remarks = all(".remark");
    const keys = new Set();
    for (const remark of remarks) {
      const fits = kinds.has(remark.dataset.kind) && (rule === "*" || rule === remark.dataset.rule);
      remark.hidden = !fits;
      if (fits) keys.add(remark.dataset.key);
    }
    for (const mark of all(".paper mark, .paper a.badge[id]")) {
      const fits = mark.dataset.f.split(" ").some((key) => keys.has(key));
      if (mark.matches("mark")) mark.classList.toggle("off", !fits);
      else mark.hidden = !fits;
    }
    shown = remarks.filter((remark) => !remark.hidden);
    current = -1;
    const total = remarks.length;
    bar.elements.count.value = shown.length === total ? `共 ${total} 处` : `显示 ${shown.length} 处，共 ${total} 处`;
    for (const button of all("[data-go]", bar)) {
      if (button.dataset.go !== "print") button.disabled = !shown.length;
    }
  }

  function light(keys) {
    for (const lit of all(".lit")) lit.classList.remove("lit");
    for (const key of keys) {
      for (const each of all(`.paper [data-r~="${named(key)}"], mark[data-f~="${named(key)}"], .remark[data-key="${named(key)}"]`)) {
        each.classList.add("lit");
      }
    }
  }

  function keysOf(target) {
    const holder = target.closest?.(".remark, mark, a.badge, .paper td[data-f], .paper th[data-f]");
    if (!holder) return [];
    return (holder.dataset.key ?? holder.dataset.f ?? "").split(" ").filter(Boolean);
  }

  function go(step, bar) {
    if (!shown.length) return;
    const at = shown.indexOf(document.activeElement?.closest?.(".remark"));
    current = at >= 0 ? at : current;
    current = current < 0 && step < 0 ? shown.length - 1 : (current + step + shown.length) % shown.length;
    const remark = shown[current];
    const place = document.getElementById(`m${remark.dataset.key}`) ?? remark;
    place.scrollIntoView({ block: "center" });
    remark.focus({ preventScroll: true });
    const box = remark.getBoundingClientRect();
    if (box.top < 0 || box.bottom > window.innerHeight) remark.scrollIntoView({ block: "nearest" });
    bar.elements.count.value = `第 ${current + 1} 处，共 ${shown.length} 处`;
  }

  function printStatements() {
    document.body.classList.add("print-statements");
    window.addEventListener("afterprint", () => document.body.classList.remove("print-statements"), { once: true });
    window.print();
  }

  function openTarget() {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.matches("details")) target.open = true;
    if (target.matches(".remark, .badge")) light(keysOf(target));
    if (target.matches(".anchor")) light(all(".remark").map((each) => each.dataset.key).filter((key) => target.id.startsWith(`r${key}-`)));
  }

  function start(root) {
    const bar = root.querySelector(".bar");
    shown = [];
    if (!bar) return;
    bar.hidden = false;
    bar.addEventListener("change", () => filter(bar));
    bar.addEventListener("submit", (event) => event.preventDefault());
    bar.addEventListener("click", (event) => {
      const what = event.target.closest("[data-go]")?.dataset.go;
      if (what === "print") printStatements();
      else if (what) go(what === "next" ? 1 : -1, bar);
    });
    filter(bar);
  }

  document.addEventListener("mouseover", (event) => light(keysOf(event.target)));
  document.addEventListener("focusin", (event) => light(keysOf(event.target)));
  document.addEventListener("click", (event) => {
    const mark = event.target.closest?.("mark:not(.off)");
    if (!mark) return;
    const remark = mark.dataset.f.split(" ").map((key) => document.getElementById(`f${key}`)).find((each) => each && !each.hidden);
    if (remark) {
      remark.scrollIntoView({ block: "center" });
      remark.focus({ preventScroll: true });
    }
  });
  document.addEventListener("keydown", (event) => {
    const bar = document.querySelector(".bar");
    if (event.key !== "F8" || !bar || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    go(event.shiftKey ? -1 : 1, bar);
  });
  window.addEventListener("hashchange", openTarget);
  document.addEventListener("govlint:shown", () => start(document));
  start(document);
  openTarget();
})();
