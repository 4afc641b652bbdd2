/* Long tables: sort by a heading, show the rows that contain a text. */
(() => {
  "use strict";
  /* What is missing stands last in an ascending column. */
  const amount = (cell) => {
    const number = parseFloat(cell.dataset.value ?? cell.textContent);
    return Number.isNaN(number) ? Infinity : number;
  };
  const compare = (a, b, number) => {
    const text = (cell) => cell.dataset.value ?? cell.textContent;
    if (!number) return window.hb.order(text(a), text(b));
    const [first, second] = [amount(a), amount(b)];
    return first === second ? 0 : first - second;
  };
  const sort = (table, heading, place) => {
    const down = heading.getAttribute("aria-sort") === "ascending";
    table.querySelectorAll("thead th").forEach((cell) => cell.removeAttribute("aria-sort"));
    heading.setAttribute("aria-sort", down ? "descending" : "ascending");
    const number = heading.classList.contains("hb-number");
    const rows = [...table.tBodies[0].rows];
    rows.sort((a, b) => compare(a.cells[place], b.cells[place], number) * (down ? -1 : 1));
    table.tBodies[0].append(...rows);
  };
  document.querySelectorAll(".hb-sortable").forEach((table) => {
    [...table.tHead.rows[0].cells].forEach((heading, place) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...heading.childNodes);
      button.addEventListener("click", () => sort(table, heading, place));
      heading.replaceChildren(button);
    });
  });
  document.querySelectorAll("[data-filter]").forEach((field) => {
    const rows = [...document.getElementById(field.dataset.filter).tBodies[0].rows];
    const line = field.closest(".hb-filter");
    const said = line.querySelector("output");
    const read = (row) => [...row.cells].map((cell) => cell.textContent).join("\n");
    const filter = () => {
      const isHidden = (row) => Boolean(field.value.trim()) && !window.hb.text.holds(read(row), field.value);
      rows.forEach((row) => (row.hidden = isHidden(row)));
      said.textContent = `${rows.filter((row) => !row.hidden).length} / ${rows.length}`;
    };
    field.addEventListener("input", filter);
    window.hb.follow((event) => {
      const named = document.getElementById(window.hb.place());
      if (event?.type === "popstate" && rows.includes(named) && named.hidden) field.value = "";
      filter();
    });
  });
})();
