/* Questions on a page: says of each answer whether it is right and what it overlooks. */
(() => {
  "use strict";
  const judge = {
    choice(form) {
      const all = [...form.querySelectorAll("input[type=radio]")];
      const chosen = all.findIndex((one) => one.checked);
      if (chosen < 0) return [null];
      const said = form.querySelectorAll("details li[data-said] .hb-said")[chosen].innerHTML;
      return [all[chosen].dataset.is === "right", said];
    },
    numeric(form) {
      const text = form.querySelector("input").value.trim();
      if (!text) return [null];
      const [given, right, share] = [Number(text), Number(form.dataset.value), Number(form.dataset.tolerance)];
      const hit = Math.abs(given - right) <= Math.abs(right) * share + 1e-9;
      return [hit, form.querySelector(hit ? "details > p:last-child" : "details .hb-said").innerHTML];
    },
    match(form) {
      const lists = [...form.querySelectorAll("select")];
      if (lists.some((one) => !one.value)) return [null];
      const hits = lists.filter((one) => one.value === one.dataset.wanted).length;
      lists.forEach((one) => one.setAttribute("aria-invalid", one.value !== one.dataset.wanted));
      const words = form.dataset.places.replace("{}", hits).replace("{}", lists.length);
      return [hits === lists.length, hits === lists.length ? form.querySelector("details > p:last-child").innerHTML : words];
    },
  };
  judge.verdict = judge.source = judge.choice;
  judge.order = judge.match;
  document.querySelectorAll(".hb-quiz").forEach((form) => {
    const said = form.querySelector(".hb-quiz-said");
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const [right, words = ""] = judge[form.dataset.kind](form);
      const verdict = right === null ? "open" : right ? "right" : "wrong";
      form.dataset.state = verdict;
      said.innerHTML = `<strong>${form.dataset[verdict]}</strong> ${words}`;
    });
    form.addEventListener("input", () => {
      said.textContent = "";
      delete form.dataset.state;
    });
  });
})();
