/* Removes what this site has stored in the browser; every key of it begins with hb-. */
(() => {
  "use strict";
  document.querySelectorAll(".hb-forget").forEach((line) => {
    const said = line.querySelector("output");
    line.hidden = false;
    line.querySelector("button").addEventListener("click", () => {
      const { names, left } = window.hb.store.wipe();
      delete document.documentElement.dataset.theme;
      if (left) said.textContent = said.dataset.left;
      else said.textContent = names.length ? window.hb.fill(said.dataset.done, { names: names.join(", ") }) : said.dataset.nothing;
    });
  });
})();
