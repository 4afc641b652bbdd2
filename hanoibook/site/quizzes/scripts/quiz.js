/* Questions on a page: says of each answer whether it is right and what it overlooks. */
(() => {
  "use strict";
  const { question } = window.hb;
  document.querySelectorAll(".hb-quiz").forEach((form) => {
    if (form.closest(".hb-test, .hb-cards")) return;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      question.show(form);
    });
    form.addEventListener("input", () => question.unsay(form));
  });
})();
