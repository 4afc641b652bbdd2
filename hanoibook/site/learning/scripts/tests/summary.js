/* The sheet of what was learnt: pages read, cards by the time they wait, and the file to take along. */
(() => {
  "use strict";
  const { store, fill, later } = window.hb;
  const FORMAT = "from-storm-to-treaty-progress";
  const LARGEST = 1_000_000;

  document.querySelectorAll(".hb-learnt").forEach((list) => {
    const said = list.querySelector(".hb-learnt-said");
    const pages = [...list.querySelectorAll("li[data-page]")];
    window.hb.onChange(() => {
      const read = store.get("read");
      pages.forEach((page) => {
        const isRead = read.includes(page.dataset.page);
        page.toggleAttribute("data-read", isRead);
        page.querySelector(".hb-box").textContent = isRead ? "\u2713" : "\u2610";
      });
      const count = pages.filter((page) => "read" in page.dataset).length;
      list.toggleAttribute("data-nothing", !count);
      said.textContent = count ? fill(list.dataset.said, { marked: count, total: list.dataset.total }) : said.dataset.nothing;
    });
  });

  document.querySelectorAll("table.hb-card-days").forEach((table) => {
    const said = table.previousElementSibling;
    window.hb.onChange(() => {
      const cards = Object.values(store.get("cards").known);
      const due = cards.filter((card) => card.due <= later(0)).length;
      const rows = [...table.tBodies[0].rows];
      table.toggleAttribute("data-nothing", !cards.length);
      rows.forEach((row, step) => {
        row.cells[1].textContent = cards.length ? cards.filter((card) => card.step === step).length : "";
      });
      said.textContent = cards.length
        ? fill(said.dataset.begun, { begun: cards.length, total: said.dataset.total, due })
        : said.dataset.nothing;
    });
  });

  const everything = () => {
    const route = store.get("route");
    return { ...Object.fromEntries(store.names.map((name) => [name, store.get(name)])), ...(route && { route }) };
  };
  const understood = (text) => {
    try {
      const given = JSON.parse(text);
      const isOurs = given.format === FORMAT && given.version === 1;
      const isWhole = isOurs && store.names.every((name) => store.isRight(name, given[name]));
      return isWhole && store.isRight("route", given.route ?? "") ? given : null;
    } catch {
      return null;
    }
  };
  const progress = () => {
    const text = JSON.stringify({ format: FORMAT, version: 1, ...everything() }, null, 1);
    return new Blob([text], { type: "application/json" });
  };

  document.querySelectorAll(".hb-progress").forEach((tools) => {
    const said = tools.querySelector("[role=status]");
    const words = tools.dataset;
    const tool = (name) => tools.querySelector(`[data-progress=${name}]`);
    tools.hidden = false;
    tool("print").addEventListener("click", () => window.hb.print(said));
    tool("save").addEventListener("click", () => window.hb.save(progress(), words.name, said));
    tool("read").addEventListener("change", async ({ target }) => {
      const file = target.files[0];
      if (!file) return;
      const given = file.size <= LARGEST ? understood(await file.text().catch(() => "")) : null;
      target.value = "";
      if (!given) return void (said.textContent = words.wrong);
      store.names.forEach((name) => store.set(name, given[name]));
      store.set("route", given.route ?? "");
      const taken = {
        pages: given.read.length,
        tests: Object.keys(given.tests).length,
        cards: Object.keys(given.cards.known).length,
      };
      said.textContent = fill(words.taken, taken) + store.note();
    });
  });
})();
