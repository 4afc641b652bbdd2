/* A button beside each piece of code that copies it. */
(() => {
  "use strict";
  const words = document.querySelector("[data-copy]")?.dataset;
  if (!words) return;
  document.querySelectorAll(".cell_input .highlight, .bd-article > section .highlight-bash .highlight").forEach((code) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "hb-copy";
    button.textContent = words.copy;
    window.hb.copyButton(button, () => code.querySelector("pre").textContent, words);
    code.append(button);
  });
})();
