/* What a reader takes along, and what came of it: the page says that it was copied, saved or printed only when it was. */
(() => {
  "use strict";
  const words = document.body.dataset;

  const selected = (text) => {
    const field = Object.assign(document.createElement("textarea"), { value: text, readOnly: true, rows: 3 });
    field.className = "hb-uncopied";
    return field;
  };
  /* The older way, and all there is over plain HTTP from another machine. */
  const byCommand = (text, place) => {
    const field = selected(text);
    const before = document.activeElement;
    let taken = false;
    place.after(field);
    field.select();
    field.addEventListener("copy", () => (taken = true));
    try {
      taken = document.execCommand("copy") && taken;
    } catch {
      taken = false;
    }
    field.remove();
    before?.focus({ preventScroll: true });
    return taken;
  };
  const byClipboard = (text) => navigator.clipboard.writeText(text).then(() => true, () => false);
  const show = (text, place) => {
    const box = Object.assign(document.createElement("span"), { className: "hb-by-hand" });
    const field = selected(text);
    field.setAttribute("aria-label", words.uncopied);
    box.append(words.uncopied, field);
    place.after(box);
    field.focus();
    field.select();
  };

  /* Copies a text; where the browser does not let it, shows it selected behind a place. Returns whether it was copied. */
  window.hb.copy = async (text, place) => {
    if (place.nextElementSibling?.matches(".hb-by-hand")) place.nextElementSibling.remove();
    const done = (navigator.clipboard && (await byClipboard(text))) || byCommand(text, place);
    if (!done) show(text, place);
    return done;
  };

  /* A button that copies; it bears the word that it was copied only as long as that holds. */
  window.hb.copyButton = (button, text, { copy = words.copy, copied = words.copied } = {}) =>
    button.addEventListener("click", async () => {
      button.textContent = copy;
      if (await window.hb.copy(text(), button)) button.textContent = copied;
    });

  /* Gives the browser a file. What becomes of it no page can see: the words say whom it was given to. */
  window.hb.save = (file, name, said) => {
    const address = typeof file === "string" ? file : URL.createObjectURL(file);
    const link = Object.assign(document.createElement("a"), { href: address, download: name });
    document.body.append(link);
    link.click();
    link.remove();
    if (address !== file) setTimeout(() => URL.revokeObjectURL(address), 10_000);
    said.textContent = window.hb.fill(words.given, { file: name });
  };

  /* Prints; a frame or a phone may pass over the wish in silence. */
  window.hb.print = (said) => {
    let begun = false;
    said.textContent = "";
    window.addEventListener("beforeprint", () => (begun = true), { once: true });
    window.print();
    setTimeout(() => (said.textContent = begun ? "" : words.unprinted), 500);
  };
})();
