/* Paper: folded parts are opened; a chart that was never near the screen gives way to its table. */
(() => {
  "use strict";
  let opened = [];
  window.addEventListener("beforeprint", () => {
    document.querySelectorAll(".hb-plot").forEach((plot) => (plot.closest(".hb-chart").dataset.drawn ??= "no"));
    const undrawn = "article .hb-chart[data-drawn=no] details:not(.hb-cite), article details:not(.hb-data), article .hb-states";
    opened = [...document.querySelectorAll(undrawn)].filter((part) => !part.open);
    opened.forEach((part) => (part.open = true));
  });
  window.addEventListener("afterprint", () => opened.forEach((part) => (part.open = false)));
})();
