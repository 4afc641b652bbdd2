/* Pop-overs: a click pins one; the pointer or the keyboard's focus on its words shows it as a preview. */
(() => {
  "use strict";
  const SOON = 250;
  let timer;
  let left;

  const place = (pop, word) => {
    const edge = 8;
    const box = word.getBoundingClientRect();
    const below = box.bottom + edge + pop.offsetHeight < window.innerHeight;
    const top = below ? box.bottom + edge : Math.max(edge, box.top - edge - pop.offsetHeight);
    const start = Math.min(box.left, document.documentElement.clientWidth - pop.offsetWidth - edge);
    pop.style.position = "absolute";
    pop.style.inset = `${top + window.scrollY}px auto auto ${Math.max(edge, start) + window.scrollX}px`;
  };

  const soon = (deed) => {
    clearTimeout(timer);
    timer = setTimeout(deed, SOON);
  };
  const isOpen = (pop) => pop.matches(":popover-open");
  const pinned = () => document.querySelector("[popover]:popover-open:not([data-preview])");

  const preview = (pop, word) => {
    if (isOpen(pop) || pinned()) return;
    pop.dataset.preview = "yes";
    pop.showPopover();
    place(pop, word);
  };
  const leave = (pop) => {
    if (pop.dataset.preview && isOpen(pop)) pop.hidePopover();
  };
  const pin = (pop) => {
    delete pop.dataset.preview;
    pop.inert = false;
  };

  const follow = (pop, word) => {
    word.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && soon(() => preview(pop, word)));
    for (const part of [word, pop]) part.addEventListener("pointerleave", () => soon(() => leave(pop)));
    pop.addEventListener("pointerenter", () => clearTimeout(timer));
    word.addEventListener("focus", () => {
      if (left === word || !word.matches(":focus-visible")) return;
      pop.inert = true;
      preview(pop, word);
    });
    word.addEventListener("blur", () => leave(pop));
    word.addEventListener("click", (event) => {
      clearTimeout(timer);
      if (!pop.dataset.preview || word.matches("a")) return;
      event.preventDefault();
      pin(pop);
    });
    pop.addEventListener("beforetoggle", (event) => {
      if (event.newState === "closed") left = word;
    });
    pop.addEventListener("toggle", (event) => {
      left = undefined;
      if (event.newState === "open") place(pop, word);
      else pin(pop);
    });
    pop.addEventListener("keydown", (event) => {
      if (event.key === "Escape") pop.hidePopover();
    });
  };

  document.querySelectorAll(".hb-pop").forEach((pop) => {
    const word = document.querySelector(`[popovertarget="${pop.id}"]`) ?? pop.previousElementSibling;
    if (word.matches("a")) word.setAttribute("aria-details", pop.id);
    follow(pop, word);
  });
})();
