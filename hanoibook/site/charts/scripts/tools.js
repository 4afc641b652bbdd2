/* Fetches what a reader may do with a chart, and what reads a number, once the page is there: nobody waits for it. */
(() => {
  "use strict";
  const address = document.currentScript.src.replace(/[^/]*\.js/, "tools.js");
  if (!document.querySelector(".hb-chart, [data-kind=numeric]")) return;
  window.addEventListener("load", () => document.head.append(Object.assign(document.createElement("script"), { src: address })));
})();
