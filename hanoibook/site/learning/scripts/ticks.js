/* Pages marked as read and tests handed in: the button at the foot of a chapter, and ticks in lists. */
(() => {
  "use strict";
  const { store } = window.hb;
  const mark = document.querySelector(".hb-mark");
  const button = mark?.querySelector("button");
  const tick = document.createElement("span");
  tick.className = "hb-tick";
  tick.innerHTML = '<span aria-hidden="true">\u2713</span><span class="hb-hidden"></span>';
  const show = (link, done, words) => {
    const shown = link.querySelector(".hb-tick");
    if (done === Boolean(shown)) return;
    if (shown) return shown.remove();
    const mine = tick.cloneNode(true);
    mine.lastChild.textContent = ` ${words}`;
    link.append(" ", mine);
  };

  /* A full test holds the short one; an older record has no form, and then its number of answers tells. */
  const isDone = (test, { form, count }) =>
    Boolean(test) && (form === "short" || (test.form ?? "") === "full" || Object.keys(test.answers).length >= Number(count));

  window.hb.onChange(() => {
    const read = new Set(store.get("read"));
    const tests = store.get("tests");
    const { dataset } = document.body;
    document.querySelectorAll("a[data-page]").forEach((one) => show(one, read.has(one.dataset.page), dataset.read));
    document.querySelectorAll("a[data-test]").forEach((one) => show(one, isDone(tests[one.dataset.test], one.dataset), dataset.done));
    document.querySelectorAll(".hb-route-sum").forEach((sum) => {
      const links = [...sum.parentElement.querySelectorAll(".hb-route a")];
      sum.querySelector(".hb-route-done").hidden = !links.every((one) => one.querySelector(".hb-tick"));
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
