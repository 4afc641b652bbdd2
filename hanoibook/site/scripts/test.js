/* The pre-test and the post-test: all questions, one button at the end, and nothing told before it is pressed. */
(() => {
  "use strict";
  const { store, question, fill } = window.hb;

  document.querySelectorAll(".hb-test").forEach((test) => {
    const { role } = test.dataset;
    const forms = [...test.querySelectorAll(".hb-quiz")];
    const lengths = [...test.querySelectorAll(".hb-choose input")];
    const handIn = test.querySelector(".hb-hand-in");
    const again = test.querySelector(".hb-again");
    const said = test.querySelector(".hb-test-end [role=status]");
    const result = test.querySelector(".hb-result");
    const asked = () => forms.filter((form) => !form.hidden);
    let warned = false;

    const choose = () => {
      const short = lengths.some((one) => one.checked && one.value === "short");
      forms.forEach((form) => (form.hidden = short && !("short" in form.dataset)));
      warned = false;
      said.textContent = "";
    };
    const setLength = (value) => lengths.forEach((one) => (one.checked = one.value === value));

    const showResult = () => {
      const earlier = store.get("tests")[role];
      result.toggleAttribute("data-filled", Boolean(earlier));
      if (!earlier) return;
      const all = Object.values(earlier.answers);
      const words = "handed" in result.dataset ? test.dataset.handed : fill(test.dataset.earlier, earlier.day);
      const note = store.note();
      result.querySelector(".hb-result-said").textContent = fill(words, all.filter(Boolean).length, all.length) + note;
      result.querySelectorAll("table:not(.hb-growth) tbody tr").forEach((row) => {
        const pages = [...row.querySelectorAll("[data-pair]")].filter((one) => one.dataset.pair in earlier.answers);
        const right = pages.filter((one) => earlier.answers[one.dataset.pair]);
        row.querySelectorAll("[data-pair]").forEach((one) => (one.hidden = !pages.includes(one) || right.includes(one)));
        row.querySelector("ul").hidden = right.length === pages.length;
        row.querySelector("td > span").hidden = right.length < pages.length;
        row.cells[1].textContent = fill(test.dataset.of, right.length, pages.length);
        row.hidden = !pages.length;
      });
    };

    const finish = () => {
      const answers = Object.fromEntries(asked().map((form) => [form.dataset.pair, question.verdict(form) === "right"]));
      test.toggleAttribute("data-handed", true);
      result.toggleAttribute("data-handed", true);
      asked().forEach((form) => {
        question.show(form);
        form.querySelector("fieldset").disabled = true;
      });
      test.querySelector(".hb-choose").disabled = true;
      handIn.hidden = true;
      again.hidden = false;
      said.textContent = "";
      store.set("tests", { ...store.get("tests"), [role]: { day: window.hb.later(0), answers } });
      result.querySelector("h2").focus();
    };

    handIn.addEventListener("click", () => {
      const open = asked().filter((form) => question.verdict(form) === "open");
      if (!open.length || warned) return finish();
      warned = true;
      said.textContent = fill(test.dataset.open, open.length);
    });
    again.addEventListener("click", () => {
      forms.forEach(question.clear);
      test.removeAttribute("data-handed");
      result.removeAttribute("data-handed");
      test.querySelector(".hb-choose").disabled = false;
      handIn.hidden = false;
      again.hidden = true;
      warned = false;
      showResult();
      asked()[0].querySelector("input, select").focus();
    });
    forms.forEach((form) => {
      form.addEventListener("submit", (event) => event.preventDefault());
      form.addEventListener("input", () => (warned = false));
    });
    lengths.forEach((one) => one.addEventListener("change", choose));

    const wanted = window.location.hash.slice(1);
    const before = store.get("tests")["test-a"];
    const short = before && Object.keys(before.answers).length === forms.filter((form) => "short" in form.dataset).length;
    setLength(["short", "full"].includes(wanted) ? wanted : role === "test-b" && short ? "short" : "full");
    choose();
    window.hb.onChange(showResult);
  });
})();
