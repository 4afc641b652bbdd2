/* Right answers before and after, by pages read and by part, from the pairs of questions that both tests asked.
   Options and rows stand in another order in each test, so whoever repeats places of the first gains by chance only. */
(() => {
  "use strict";
  const { store, fill, total } = window.hb;
  const count = (test, pairs) => total(pairs.map((pair) => test.answers[pair]));
  const asked = (test, pairs) => (test ? pairs.filter((pair) => pair in test.answers) : []);

  const score = (test) => total(Object.values(test.answers));
  const size = (test) => Object.keys(test.answers).length;

  /* Fill a row from what both tests asked of it; a row of which they asked nothing is not shown. */
  const fillRow = (row, words, before, after) => {
    const pairs = row.dataset.pairs.trim().split(" ").filter(Boolean);
    const shared = before && after ? asked(before, asked(after, pairs)) : [];
    row.hidden = !shared.length;
    const [was, is] = [before, after].map((test) => (shared.length ? count(test, shared) : 0));
    const change = total([is, -was]);
    const changed = change > 0 ? fill(words.more, { count: change }) : change < 0 ? fill(words.fewer, { count: -change }) : words.same;
    const said = [was, is].map((part) => fill(words.of, { part, total: shared.length }));
    [...said, changed].forEach((text, place) => (row.querySelectorAll("td")[place].textContent = row.hidden ? "" : text));
    return shared;
  };

  /* Share out the pairs of all parts to the rows of pages that are marked as read and of those that are not. */
  const shareOut = (table, read) => {
    const all = [...table.querySelectorAll("[data-pages]")].flatMap(({ dataset }) => {
      const pages = dataset.pages.split(" ");
      return dataset.pairs.split(" ").map((pair, place) => ({ pair, marked: read.includes(pages[place]) }));
    });
    table.querySelectorAll("[data-which]").forEach((row) => {
      const mine = all.filter((one) => one.marked === (row.dataset.which === "marked"));
      row.dataset.pairs = mine.map((one) => one.pair).join(" ");
    });
  };

  document.querySelectorAll("table.hb-growth").forEach((table) => {
    const sentence = table.previousElementSibling;
    window.hb.onChange(() => {
      const tests = store.get("tests");
      const [before, after] = [tests["test-a"], tests["test-b"]];
      table.toggleAttribute("data-nothing", !before || !after);
      shareOut(table, store.get("read"));
      const rows = [...table.querySelectorAll("[data-pairs]")];
      const shared = rows.map((row) => fillRow(row, table.dataset, before, after)).at(-1);
      sentence.textContent =
        before && after
          ? fill(sentence.dataset.both, {
              count: shared.length,
              before: before.day,
              before_right: count(before, shared),
              after: after.day,
              after_right: count(after, shared),
            })
          : before
            ? fill(sentence.dataset.before, { right: score(before), count: size(before) })
            : after
              ? fill(sentence.dataset.after, { right: score(after), count: size(after) })
              : sentence.dataset.nothing;
    });
  });
})();
