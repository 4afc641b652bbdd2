/* Recall cards: one at a time; a right answer lets a card wait longer, a wrong one sends it to the start. */
(() => {
  "use strict";
  const { store, question, fill, fillCounted, later } = window.hb;

  document.querySelectorAll(".hb-cards").forEach((box) => {
    const waits = box.dataset.days.split(" ").map(Number);
    const cards = [...box.querySelectorAll(".hb-quiz")];
    const decks = [...box.querySelectorAll(".hb-choose input")];
    const count = box.querySelector(".hb-cards-due");
    const next = box.querySelector(".hb-cards-next");
    const name = (card) => card.id.replace(/^.*?question-/, "");
    let shown = null;
    let answered = false;

    const deck = () => {
      const read = store.get("read");
      const { from } = store.get("cards");
      return cards.filter((card) => from === "all" || read.includes(card.dataset.page));
    };
    /* Cards that have waited longest come first, then new ones in the order of the book. */
    const due = () => {
      const { known } = store.get("cards");
      const day = (card) => known[name(card)]?.due ?? "9999";
      const isDue = (card) => !known[name(card)] || known[name(card)].due <= later(0);
      return deck().filter(isDue).sort((one, other) => day(one).localeCompare(day(other)));
    };

    const sayCount = () => {
      const { known } = store.get("cards");
      const waiting = due().length;
      const days = deck().map((card) => known[name(card)]?.due).filter((day) => day > later(0)).sort();
      const words = [waiting ? fillCounted(box.dataset.due, waiting) : box.dataset.none];
      if (days.length) words.push(fill(box.dataset.next, { day: days[0] }));
      count.textContent = deck().length ? words.join(" ") : box.dataset.empty;
      decks.forEach((choice) => (choice.checked = choice.value === store.get("cards").from));
    };
    const show = (card) => {
      if (card !== shown && card) question.clear(card);
      shown = card;
      answered = false;
      next.hidden = true;
      cards.forEach((one) => {
        one.toggleAttribute("data-shown", one === card);
        one.removeAttribute("data-answered");
      });
    };

    const keep = (card, right) => {
      const kept = store.get("cards");
      const before = kept.known[name(card)]?.step ?? -1;
      const step = right ? Math.min(before + 1, waits.length - 1) : 0;
      kept.known[name(card)] = { step, due: later(waits[step]) };
      store.set("cards", kept);
      return fillCounted(box.dataset.back, waits[step], { day: later(waits[step]) });
    };
    cards.forEach((card) => {
      card.addEventListener("submit", (event) => {
        event.preventDefault();
        const verdict = question.verdict(card);
        if (answered || verdict === "open") return void question.show(card);
        answered = true;
        const back = keep(card, verdict === "right");
        question.show(card, ` ${back}${store.note()}`);
        card.toggleAttribute("data-answered", true);
        card.querySelector("fieldset").disabled = true;
        card.after(next);
        next.hidden = false;
        next.querySelector("button").focus();
      });
      card.addEventListener("input", () => question.unsay(card));
    });
    next.querySelector("button").addEventListener("click", () => {
      const card = due()[0] ?? null;
      show(card);
      if (card) card.querySelector("input, select").focus();
      else count.focus();
    });
    decks.forEach((choice) =>
      choice.addEventListener("change", () => {
        show(null);
        store.set("cards", { ...store.get("cards"), from: choice.value });
      })
    );
    window.hb.onChange(() => {
      sayCount();
      if (answered || (shown && due().includes(shown))) return;
      show(due()[0] ?? null);
    });
  });
})();
