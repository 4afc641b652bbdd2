/* What scrolls sideways can be reached by the keyboard; what does not scroll is no stop on the way. */
(() => {
  "use strict";
  const mark = (region) => {
    if (region.scrollWidth > region.clientWidth + 1) region.tabIndex = 0;
    else region.removeAttribute("tabindex");
  };
  const watch = new ResizeObserver((entries) => entries.forEach((entry) => mark(entry.target)));
  document.querySelectorAll(".hb-table, .hb-state, .hb-blank, article pre").forEach((region) => watch.observe(region));
})();
