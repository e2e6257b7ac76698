"use strict";
(() => {
  const form = document.getElementById("finder");
  const found = document.getElementById("found");
  const kinds = ["fact", "candidate", "passage"];
  const cards = [...document.querySelectorAll("article.card")].map((node) => ({
    node,
    words: node.textContent.toLowerCase(),
    names: Object.fromEntries(kinds.map((kind) => [kind, new Set(node.dataset[kind].split(" "))])),
  }));
  const rest = [...document.querySelectorAll("main > :not(article)")];
  const depth = (node) => Number(/^H([2-6])$/.exec(node.tagName)?.[1] ?? 0);

  const chosen = (name) => form.elements[name]?.value ?? "";

  // Whether a card that is shown stands under a heading, before the next one that is as high.
  function leads(heading) {
    for (let next = heading.nextElementSibling; next; next = next.nextElementSibling) {
      if (depth(next) && depth(next) <= depth(heading)) return false;
      if (next.matches("article.card:not([hidden])")) return true;
    }
    return false;
  }

  function show() {
    const words = chosen("words").toLowerCase().split(/\s+/).filter(Boolean);
    const names = kinds.map((kind) => [kind, chosen(kind)]).filter(([, name]) => name);
    const all = !words.length && !names.length;
    let shown = 0;
    for (const card of cards) {
      const fits = words.every((word) => card.words.includes(word)) && names.every(([kind, name]) => card.names[kind].has(name));
      card.node.hidden = !fits;
      shown += fits;
    }
    for (const node of rest) node.hidden = !all && !(depth(node) && leads(node));
    found.textContent = all ? "" : `${shown} of ${cards.length} entries`;
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

  for (const button of document.querySelectorAll("button.find")) button.hidden = false;
  form.hidden = false;
  show();
})();
