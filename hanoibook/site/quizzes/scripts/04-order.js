/* Gives each reader an order of options and rows of their own. It is kept together with the first test or card; before
   that, the tab remembers it, also when a page is loaded again. Questions differ, and so do the two tests. */
(() => {
  "use strict";
  const { store } = window.hb;
  const forms = [...document.querySelectorAll(".hb-quiz")];
  if (!forms.length) return;

  const fresh = () => Array.from(crypto.getRandomValues(new Uint8Array(8)), (one) => (one % 36).toString(36)).join("");
  const seed = store.get("order") || window.history.state?.order || fresh();
  window.history.replaceState({ ...window.history.state, order: seed }, "");

  /* FNV-1a: a number that looks like chance and is the same for the same text */
  const chance = (text) => [...text].reduce((sum, one) => Math.imul(sum ^ one.charCodeAt(0), 16777619), 2166136261) >>> 0;
  const place = (form, number) => chance(`${number} ${seed} ${form.id} ${seed}`);
  const shuffle = (form, things, last = null) => {
    const numbered = things.map((thing, number) => ({ thing, place: place(form, number) }));
    numbered.sort((one, other) => one.place - other.place);
    numbered.forEach(({ thing }) => thing.parentNode.insertBefore(thing, last));
  };

  forms.forEach((form) => {
    shuffle(form, [...form.querySelectorAll(".hb-option-line, .hb-match")]);
    shuffle(form, [...form.querySelectorAll("li[data-said]")]);
    if (form.dataset.kind !== "match") return;
    form.querySelectorAll("select").forEach((list) => shuffle(form, [...list.options].slice(1)));
  });
  window.hb.onChange(() => {
    const isKept = [store.get("tests"), store.get("cards").known].some((one) => Object.keys(one).length);
    if (isKept && !store.get("order")) store.set("order", seed);
  });
})();
