"use strict";
(() => {
  const form = document.getElementById("finder");
  const found = document.getElementById("found");
  const kinds = ["fact", "candidate", "passage"];
  const entries = [...document.querySelectorAll(".entry")].map((node) => ({
    node,
    words: node.textContent.toLowerCase(),
    names: Object.fromEntries(kinds.map((kind) => [kind, new Set(node.dataset[kind].split(" "))])),
  }));
  const groups = [...document.querySelectorAll("main .group"), ...document.querySelectorAll("main section")];

  const chosen = (name) => form.elements[name]?.value ?? "";

  function show() {
    const words = chosen("words").toLowerCase().split(/\s+/).filter(Boolean);
    const names = kinds.map((kind) => [kind, chosen(kind)]).filter(([, name]) => name);
    const all = !words.length && !names.length;
    let shown = 0;
    for (const one of entries) {
      const fits = words.every((word) => one.words.includes(word)) && names.every(([kind, name]) => one.names[kind].has(name));
      one.node.hidden = !fits;
      shown += fits;
    }
    for (const group of groups) group.hidden = !all && !group.querySelector(".entry:not([hidden])");
    found.textContent = all ? "" : `${shown} of ${entries.length} entries`;
  }

  function reveal(name) {
    const target = document.getElementById(name);
    if (!target?.closest("[hidden]")) return;
    form.reset();
    show();
    target.scrollIntoView();
  }

  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(show));
  addEventListener("hashchange", () => reveal(location.hash.slice(1)));

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link) reveal(link.getAttribute("href").slice(1));
    const find = event.target.closest("button.find");
    if (!find) return;
    form.reset();
    form.elements[find.dataset.kind].value = find.dataset.value;
    show();
    scrollTo({ top: form.offsetTop });
    form.elements[find.dataset.kind].focus();
  });

  for (const graph of document.querySelectorAll("svg.graph")) {
    const curves = [...graph.querySelectorAll(".curves path")];
    const trace = (name) => {
      graph.classList.toggle("tracing", Boolean(name));
      const further = new Set(curves.filter((one) => one.dataset.from === name && !one.hasAttribute("marker-end")).map((one) => one.dataset.to));
      for (const one of curves) {
        const { from, to } = one.dataset;
        one.classList.toggle("lit", Boolean(name) && (from === name || to === name || (!from && further.has(to))));
      }
    };
    const node = (event) => event.target.closest?.(".node")?.dataset.name;
    for (const kind of ["pointerover", "focusin"]) graph.addEventListener(kind, (event) => trace(node(event)));
    for (const kind of ["pointerleave", "focusout"]) graph.addEventListener(kind, () => trace());
  }

  for (const button of document.querySelectorAll("button.find")) button.hidden = false;
  form.hidden = false;
  show();
})();
