/* The pre-test and the post-test: all questions, one button at the end, and nothing told before it is pressed. */
(() => {
  "use strict";
  const { store, question, fill, total } = window.hb;

  document.querySelectorAll(".hb-test").forEach((test) => {
    const { role } = test.dataset;
    const forms = [...test.querySelectorAll(".hb-quiz")];
    const lengths = [...test.querySelectorAll(".hb-choose input")];
    const handIn = test.querySelector(".hb-hand-in");
    const again = test.querySelector(".hb-again");
    const said = test.querySelector(".hb-test-end [role=status]");
    const result = test.querySelector(".hb-result");
    const asked = () => forms.filter((form) => !form.hidden);
    const isShort = () => lengths.some((one) => one.checked && one.value === "short");
    // Before the course a test tells what is right, and where the answer stands; why is told when both are handed in.
    const tellsWhy = () => role === "test-b" || "test-b" in store.get("tests");
    // What was known before the course stays as it was, however often the first test is taken after it.
    const keepsFirst = () => role === "test-a" && ["test-a", "test-b"].every((one) => one in store.get("tests"));
    let warned = false;
    let latest = null;

    const choose = () => {
      const short = isShort();
      forms.forEach((form) => (form.hidden = short && !("short" in form.dataset)));
      warned = false;
      said.textContent = "";
    };
    const setLength = (value) => lengths.forEach((one) => (one.checked = one.value === value));

    const showResult = () => {
      const earlier = latest ?? store.get("tests")[role];
      result.toggleAttribute("data-filled", Boolean(earlier));
      if (!earlier) return;
      const all = Object.values(earlier.answers);
      const score = { right: total(all), total: all.length };
      const words =
        "handed" in test.dataset
          ? fill(tellsWhy() ? test.dataset.sayNow : test.dataset.sayBefore, score)
          : fill(keepsFirst() ? test.dataset.sayFirst : test.dataset.sayEarlier, { ...score, day: earlier.day });
      result.querySelector(".hb-result-said").textContent = words + store.note();
      const read = store.get("read");
      result.querySelectorAll("table:not(.hb-growth) tbody tr").forEach((row) => {
        const counted = { asked: 0, right: 0 };
        row.querySelectorAll("li").forEach((page) => {
          const asked = page.dataset.pairs.split(" ").filter((pair) => pair in earlier.answers);
          const right = total(asked.map((pair) => earlier.answers[pair]));
          const words = page.querySelector(".hb-result-do");
          words.textContent = read.includes(page.dataset.of) ? words.dataset.again : words.dataset.first;
          page.hidden = right === asked.length;
          counted.asked += asked.length;
          counted.right = total([counted.right, right]);
        });
        row.querySelector("ul").hidden = counted.right === counted.asked;
        row.querySelector("td > span").hidden = counted.right < counted.asked;
        row.cells[1].textContent = fill(test.dataset.of, { part: counted.right, total: counted.asked });
        row.hidden = !counted.asked;
      });
    };

    const finish = () => {
      const answers = Object.fromEntries(asked().map((form) => [form.dataset.pair, question.score(form) ?? 0]));
      const why = tellsWhy();
      latest = { day: window.hb.later(0), form: isShort() ? "short" : "full", answers };
      window.hb.dropDrafts();
      test.toggleAttribute("data-handed", true);
      test.toggleAttribute("data-why", why);
      asked().forEach((form) => {
        form.querySelector("details").open = (why ? question.show(form) : question.tell(form)) !== "right";
        form.querySelector("fieldset").disabled = true;
        if (form.dataset.state === "open") form.querySelector(".hb-quiz-said").textContent = test.dataset.sayUnanswered;
      });
      test.querySelector(".hb-choose").disabled = true;
      handIn.hidden = true;
      again.hidden = false;
      said.textContent = "";
      if (keepsFirst()) showResult();
      else store.set("tests", { ...store.get("tests"), [role]: latest });
      const heading = result.querySelector("h2");
      heading.focus({ preventScroll: true });
      heading.scrollIntoView({ block: "start" });
    };

    handIn.addEventListener("click", () => {
      const open = asked().filter((form) => question.verdict(form) === "open");
      if (!open.length || warned) return finish();
      warned = true;
      open.forEach((form) => question.show(form));
      const way = (form) =>
        Object.assign(document.createElement("a"), { href: `#${form.id}`, textContent: form.querySelector(".hb-quiz-ask").textContent });
      said.replaceChildren(fill(test.dataset.sayOpen, { count: open.length }), ...open.flatMap((form) => [" ", way(form)]));
    });
    again.addEventListener("click", () => {
      forms.forEach(question.clear);
      test.removeAttribute("data-handed");
      test.removeAttribute("data-why");
      test.querySelector(".hb-choose").disabled = false;
      handIn.hidden = false;
      again.hidden = true;
      warned = false;
      latest = null;
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
    const route = document.querySelector(`.hb-route-next [data-route="${store.get("route")}"]`)?.dataset.form;
    const count = forms.filter((form) => "short" in form.dataset).length;
    const short = before && (before.form === "short" || Object.keys(before.answers).length === count);
    setLength(["short", "full"].includes(wanted) ? wanted : (route ?? (role === "test-b" && short ? "short" : "full")));
    choose();
    window.hb.onChange(showResult);
  });
})();
