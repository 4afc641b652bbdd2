/* Puts a button to copy beside each form of the page's citation. */
(() => {
  "use strict";
  if (!navigator.clipboard) return;
  const { copy, copied } = document.body.dataset;
  document.querySelectorAll(".hb-cite-one").forEach((one) => {
    const text = one.firstElementChild.textContent;
    const button = Object.assign(document.createElement("button"), { type: "button", className: "hb-cite-copy", textContent: copy });
    button.setAttribute("aria-label", `${copy}: ${text.slice(0, 40)}`);
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(text);
      button.textContent = copied;
    });
    one.append(button);
  });
})();
