/* Removes what this site has stored in the browser; every key of it begins with hb-. */
(() => {
  "use strict";
  document.querySelectorAll(".hb-forget").forEach((line) => {
    const said = line.querySelector("output");
    line.hidden = false;
    line.querySelector("button").addEventListener("click", () => {
      const keys = window.hb.store.wipe();
      delete document.documentElement.dataset.theme;
      said.textContent = keys.length ? window.hb.fill(said.dataset.done, { names: keys.join(", ") }) : said.dataset.nothing;
    });
  });
})();
