/* Judges the answer to a question, on a page, in a test or on a card: a share of one, or nothing as long as it is open. */
(() => {
  "use strict";
  const escaped = (text) => Object.assign(document.createElement("span"), { textContent: text }).innerHTML;
  /* Until the reader of numbers has come, plain digits are read, and nothing else is taken for another value. */
  const plain = (text) => {
    const number = Number(text);
    if (Number.isNaN(number)) throw { why: "unsure", text };
    return { readings: [number], said: "", isPlain: true };
  };
  /* How a number was read, or a sentence on why it cannot be. */
  const amount = (text, words) => {
    try {
      const given = (window.hb.readNumber ?? plain)(text, words.unit);
      const { said } = given;
      return !said || said === words.unit ? [given] : [null, window.hb.fill(words.otherUnit, { said, unit: words.unit })];
    } catch (fault) {
      const { text: part } = fault;
      if (fault.why === "word") return [null, window.hb.fill(words.noNumber, { text: part })];
      if (fault.why === "unsure") return [null, window.hb.fill(words.unsure, { text: part })];
      return [null, words[fault.why]];
    }
  };
  const judge = {
    choice(form) {
      const chosen = form.querySelector("input[type=radio]:checked");
      if (!chosen) return [null];
      const said = form.querySelector(`details li[data-said="${chosen.value}"] .hb-said`).innerHTML;
      return [chosen.dataset.is === "right" ? 1 : 0, said];
    },
    numeric(form) {
      const text = form.querySelector("input").value.trim();
      if (!text) return [null];
      const [given, unread] = amount(text, form.dataset);
      if (unread) return [null, escaped(unread)];
      const [right, share] = [Number(form.dataset.value), Number(form.dataset.tolerance)];
      const near = (number, wanted, within) => Math.abs(number - wanted) <= Math.abs(wanted) * within + 1e-9;
      const number = given.readings.find((one) => near(one, right, share)) ?? given.readings[0];
      const shown = number.toLocaleString(document.documentElement.lang, { maximumFractionDigits: 12 });
      const read = given.isPlain ? "" : ` ${escaped(window.hb.fill(form.dataset.readAs, { number: shown }))}`;
      if (near(number, right, share)) return [1, form.querySelector("details > p:last-child").innerHTML + read];
      const slip = JSON.parse(form.dataset.slips).findIndex((values) => values.some((one) => near(number, one, Math.max(share, 0.01))));
      return [0, (form.querySelectorAll("details .hb-slip")[slip] ?? form.querySelector("details .hb-said")).innerHTML + read];
    },
    match(form) {
      const lists = [...form.querySelectorAll("select")];
      if (lists.some((one) => !one.value)) return [null];
      const hits = lists.filter((one) => one.value === one.dataset.wanted).length;
      const words = window.hb.fill(form.dataset.places, { right: hits, total: lists.length });
      return [hits / lists.length, hits === lists.length ? form.querySelector("details > p:last-child").innerHTML : words];
    },
  };
  judge.verdict = judge.source = judge.choice;
  judge.order = judge.match;

  const mark = (form) =>
    form.querySelectorAll("select").forEach((one) => one.setAttribute("aria-invalid", one.value !== one.dataset.wanted));

  const named = (score) => (score === null ? "open" : score === 1 ? "right" : score > 0 ? "part" : "wrong");

  window.hb.question = {
    /* so many of so many right, as a share; nothing for an open question; without a sign to the learner */
    score: (form) => judge[form.dataset.kind](form)[0],
    /* "right", "part", "wrong" or "open" */
    verdict: (form) => named(window.hb.question.score(form)),
    /* the same, said in the form itself */
    show: (form, more = "") => {
      const [score, words = ""] = judge[form.dataset.kind](form);
      const verdict = named(score);
      if (score !== null) mark(form);
      form.dataset.state = verdict;
      form.querySelector(".hb-quiz-said").innerHTML = score === null && words ? words : `<strong>${form.dataset[verdict]}</strong> ${words}${more}`;
      return verdict;
    },
    /* the same without a reason */
    tell: (form) => {
      const verdict = window.hb.question.verdict(form);
      form.dataset.state = verdict;
      form.querySelector(".hb-quiz-said").innerHTML = `<strong>${form.dataset[verdict]}</strong>`;
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
