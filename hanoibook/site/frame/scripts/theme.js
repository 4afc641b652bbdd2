/* Switches light and dark. Nothing is stored until the reader chooses; a choice on another page or in another tab holds here too. */
(() => {
  "use strict";
  const root = document.documentElement;
  const button = document.querySelector(".hb-theme");
  const system = window.matchMedia("(prefers-color-scheme: dark)");
  const dark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);
  const kept = () => {
    try {
      return localStorage.getItem("hb-theme");
    } catch {
      return root.dataset.theme;
    }
  };
  const follow = () => {
    const theme = kept();
    if (theme) root.dataset.theme = theme;
    else delete root.dataset.theme;
  };
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
  window.addEventListener("pageshow", (event) => event.persisted && follow());
  window.addEventListener("storage", follow);
  button.hidden = false;
  show();
})();
