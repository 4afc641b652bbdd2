/* Pop-overs: a click pins one; the pointer or the keyboard's focus on its words shows it as a preview.
   Marked words are links, which become buttons here; those about the same subject share a pop-over, which is moved
   from the end of the text behind the words that open it, so that the keyboard goes from them into it. */
(() => {
  "use strict";
  const SOON = 250;
  const wordOf = new WeakMap();
  let timer;
  let left;

  if (!HTMLElement.prototype.showPopover) return;

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

  const tell = (word, open) => word?.dataset.pop && word.setAttribute("aria-expanded", open);
  const show = (pop, word) => {
    if (wordOf.get(pop) !== word) {
      if (isOpen(pop)) pop.hidePopover();
      tell(wordOf.get(pop), false); // a browser that is asked to shut and open at once tells of neither
      word.after(pop);
      wordOf.set(pop, word);
    }
    if (!isOpen(pop)) pop.showPopover({ source: word });
    place(pop, word);
  };
  const preview = (pop, word) => {
    if (isOpen(pop) || pinned()) return;
    pop.dataset.preview = "yes";
    show(pop, word);
  };
  const leave = (pop) => {
    if (pop.dataset.preview && isOpen(pop)) pop.hidePopover();
  };
  const pin = (pop) => {
    delete pop.dataset.preview;
    pop.inert = false;
  };

  const follow = (pop, word) => {
    let wasPinned = false;
    const isPinned = () => isOpen(pop) && !pop.dataset.preview && wordOf.get(pop) === word;
    word.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && soon(() => preview(pop, word)));
    word.addEventListener("pointerleave", () => soon(() => leave(pop)));
    word.addEventListener("focus", () => {
      if (left === word || !word.matches(":focus-visible")) return;
      pop.inert = true;
      preview(pop, word);
    });
    word.addEventListener("blur", () => leave(pop));
    word.addEventListener("pointerdown", () => (wasPinned = isPinned()));
    word.addEventListener("click", (event) => {
      clearTimeout(timer);
      if (!word.dataset.pop || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      const again = event.detail ? wasPinned : isPinned();
      pin(pop);
      if (again) pop.hidePopover();
      else show(pop, word);
    });
  };

  const watch = (pop) => {
    pop.addEventListener("pointerenter", () => clearTimeout(timer));
    pop.addEventListener("pointerleave", () => soon(() => leave(pop)));
    pop.addEventListener("beforetoggle", (event) => {
      if (event.newState === "closed") left = wordOf.get(pop);
    });
    pop.addEventListener("toggle", (event) => {
      left = undefined;
      const word = wordOf.get(pop);
      if (event.newState === "open") place(pop, word);
      else pin(pop);
      tell(word, event.newState === "open");
    });
    pop.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      pop.hidePopover();
      wordOf.get(pop).focus();
    });
  };

  const button = (word) => {
    word.setAttribute("role", "button");
    word.setAttribute("aria-haspopup", "dialog");
    word.setAttribute("aria-expanded", "false");
    word.addEventListener("keydown", (event) => {
      if (event.key !== " ") return;
      event.preventDefault();
      word.click();
    });
  };

  document.querySelectorAll(".hb-pop").forEach(watch);
  document.querySelectorAll(".hb-marked").forEach((word) => {
    button(word);
    follow(document.getElementById(word.dataset.pop), word);
  });
  document.querySelectorAll(".hb-cited").forEach((mark) => {
    const pop = document.getElementById(mark.dataset.pop);
    const link = mark.previousElementSibling;
    if (!link?.matches("a:not(.hb-marked)")) return;
    link.setAttribute("aria-details", pop.id);
    wordOf.set(pop, link);
    follow(pop, link);
  });
})();
