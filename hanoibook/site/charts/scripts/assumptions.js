/* A chart's assumption: another prepared picture, with its title, words, table and file. */
(() => {
  "use strict";
  const parts = [".hb-chart-title", ".hb-chart-subtitle", ".hb-assume-said", ".hb-figure", "tbody", ".hb-citation"];

  const show = (frame, option) => {
    const state = option.content.cloneNode(true);
    for (const part of parts)
      frame.querySelector(part).replaceChildren(...state.querySelector(part).childNodes);
    frame.querySelector(".hb-plot").setAttribute("aria-label", state.querySelector(".hb-plot").textContent);
    frame.querySelector(".hb-download").href = state.querySelector(".hb-download").href;
    frame.querySelectorAll("[aria-sort]").forEach((heading) => heading.removeAttribute("aria-sort"));
    frame.dataset.marks = option.dataset.marks;
    frame.dispatchEvent(new Event("hb-changed"));
  };

  document.querySelectorAll(".hb-assume").forEach((box) => {
    const frame = box.closest(".hb-chart");
    const options = [...box.querySelectorAll(".hb-option")];
    const control = box.querySelector("select, input");
    const value = box.querySelector(".hb-assume-value");
    const change = () => {
      const option = options[Number(control.value)];
      if (value) {
        value.textContent = option.dataset.label;
        control.setAttribute("aria-valuetext", option.dataset.label);
      }
      const words = (part) => part.querySelector(".hb-assume-said").textContent;
      if (words(option.content) !== words(frame)) show(frame, option);
    };
    control.addEventListener("input", change);
    window.hb.follow(change);
  });
})();
