/* Narrows the ledger of claims by part of the essay and verdict. */
(() => {
  "use strict";
  const line = document.querySelector(".hb-ledger-filter");
  if (!line) return;
  const choices = [...line.querySelectorAll("select")];
  const entries = [...document.querySelectorAll(".hb-entry[data-verdict]")];
  const parts = [...new Set(entries.map((entry) => entry.parentElement))];
  const said = line.querySelector("output");

  const narrow = () => {
    for (const entry of entries)
      entry.hidden = choices.some((choice) => choice.value && entry.dataset[choice.dataset.by] !== choice.value);
    for (const part of parts) part.hidden = !part.querySelector(".hb-entry:not([hidden])");
    const shown = entries.filter((entry) => !entry.hidden).length;
    said.textContent = window.hb.fill(said.dataset.said, { shown, total: entries.length });
  };
  const show = (event) => {
    narrow();
    const wanted = document.getElementById(window.hb.place());
    if (event?.type !== "popstate" || !wanted?.closest(".hb-entry[hidden]")) return;
    choices.forEach((choice) => (choice.value = ""));
    narrow();
    wanted.scrollIntoView();
  };
  choices.forEach((choice) => choice.addEventListener("change", narrow));
  window.hb.follow(show);
})();
