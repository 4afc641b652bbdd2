/* Places pop-overs beside their words. */
(() => {
  "use strict";
  const place = (pop, button) => {
    const edge = 8;
    const box = button.getBoundingClientRect();
    const below = box.bottom + edge + pop.offsetHeight < window.innerHeight;
    const top = below ? box.bottom + edge : Math.max(edge, box.top - edge - pop.offsetHeight);
    const left = Math.min(box.left, document.documentElement.clientWidth - pop.offsetWidth - edge);
    pop.style.position = "absolute";
    pop.style.inset = `${top + window.scrollY}px auto auto ${Math.max(edge, left) + window.scrollX}px`;
  };
  document.querySelectorAll(".hb-marked").forEach((button) => {
    const pop = document.getElementById(button.getAttribute("popovertarget"));
    pop.addEventListener("toggle", (event) => {
      if (event.newState === "open") place(pop, button);
    });
    pop.addEventListener("keydown", (event) => {
      if (event.key === "Escape") pop.hidePopover();
    });
  });
})();
