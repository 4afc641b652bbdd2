/* Pages marked as read: the button at the foot of a chapter, and ticks in lists of pages. */
(() => {
  "use strict";
  const { store } = window.hb;
  const mark = document.querySelector(".hb-mark");
  const button = mark?.querySelector("button");
  const tick = document.createElement("span");
  tick.className = "hb-tick";
  tick.innerHTML = '<span aria-hidden="true">\u2713</span><span class="hb-hidden"></span>';
  tick.lastChild.textContent = ` ${document.body.dataset.read}`;

  window.hb.onChange(() => {
    const read = new Set(store.get("read"));
    document.querySelectorAll("a[data-page]").forEach((link) => {
      const shown = link.querySelector(".hb-tick");
      if (read.has(link.dataset.page) === Boolean(shown)) return;
      if (shown) shown.remove();
      else link.append(" ", tick.cloneNode(true));
    });
    button?.setAttribute("aria-pressed", read.has(mark.dataset.page));
  });
  if (!mark) return;
  mark.hidden = false;
  button.addEventListener("click", () => {
    const read = new Set(store.get("read"));
    const taken = read.delete(mark.dataset.page);
    if (!taken) read.add(mark.dataset.page);
    store.set("read", [...read]);
    mark.querySelector("[role=status]").textContent = (taken ? mark.dataset.taken : mark.dataset.kept) + store.note();
  });
})();
