/* A button beside each piece of code that copies it. */
(() => {
  "use strict";
  const words = document.querySelector("[data-copy]")?.dataset;
  if (!words || !navigator.clipboard) return;
  document.querySelectorAll(".cell_input .highlight, .bd-article > section .highlight-bash .highlight").forEach((code) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "hb-copy";
    button.textContent = words.copy;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(code.querySelector("pre").textContent);
      button.textContent = words.copied;
      setTimeout(() => (button.textContent = words.copy), 2000);
    });
    code.append(button);
  });
})();
