/* Puts a button to copy beside each form of the page's citation. */
(() => {
  "use strict";
  const { copy } = document.body.dataset;
  document.querySelectorAll(".hb-cite-one").forEach((one) => {
    const text = one.firstElementChild.textContent;
    const button = Object.assign(document.createElement("button"), { type: "button", className: "hb-cite-copy", textContent: copy });
    button.setAttribute("aria-label", `${copy}: ${text.slice(0, 40)}`);
    window.hb.copyButton(button, () => text);
    one.append(button);
  });
})();
