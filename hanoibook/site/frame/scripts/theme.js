/* Switches light and dark. Nothing is stored until the reader chooses. */
(() => {
  "use strict";
  const root = document.documentElement;
  const button = document.querySelector(".hb-theme");
  const system = window.matchMedia("(prefers-color-scheme: dark)");
  const dark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);
  const show = () => button.setAttribute("aria-pressed", String(dark()));
  button.addEventListener("click", () => {
    root.dataset.theme = dark() ? "light" : "dark";
    try {
      localStorage.setItem("hb-theme", root.dataset.theme);
    } catch {
      /* a browser that stores nothing: the choice holds for this page */
    }
    show();
  });
  system.addEventListener("change", show);
  new MutationObserver(show).observe(root, { attributeFilter: ["data-theme"] });
  button.hidden = false;
  show();
})();
