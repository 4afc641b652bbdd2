/* Judges the answer to a question, on a page, in a test or on a card. */
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
      const right = hits === lists.length;
      const words = window.hb.fill(form.dataset.places, { right: hits, total: lists.length });
      return [right, right ? form.querySelector("details > p:last-child").innerHTML : words];
    },
  };
  judge.verdict = judge.source = judge.choice;
  judge.order = judge.match;

  const mark = (form) =>
    form.querySelectorAll("select").forEach((one) => one.setAttribute("aria-invalid", one.value !== one.dataset.wanted));

  window.hb.question = {
    /* "right", "wrong" or "open", without a sign to the learner */
    verdict: (form) => {
      const [right] = judge[form.dataset.kind](form);
      return right === null ? "open" : right ? "right" : "wrong";
    },
    /* the same, said in the form itself */
    show: (form, more = "") => {
      const [right, words = ""] = judge[form.dataset.kind](form);
      const verdict = right === null ? "open" : right ? "right" : "wrong";
      if (right !== null) mark(form);
      form.dataset.state = verdict;
      form.querySelector(".hb-quiz-said").innerHTML = `<strong>${form.dataset[verdict]}</strong> ${words}${more}`;
      return verdict;
    },
    unsay: (form) => {
      form.querySelector(".hb-quiz-said").textContent = "";
      delete form.dataset.state;
    },
    clear: (form) => {
      form.reset();
      form.querySelector("details").open = false;
      form.querySelectorAll("[aria-invalid]").forEach((one) => one.removeAttribute("aria-invalid"));
      form.querySelector("fieldset").disabled = false;
      window.hb.question.unsay(form);
    },
  };
})();
