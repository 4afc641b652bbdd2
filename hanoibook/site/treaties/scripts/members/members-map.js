/* The map of equals by mouse, touch and keyboard: one stop for the Tab key, arrows from square to square, Enter chooses. */
(() => {
  "use strict";
  const map = document.querySelector(".hb-world-map");
  if (!map) return;
  const said = document.querySelector(".hb-world-one");
  const country = document.querySelector("[data-members=country]");
  const cells = [...map.querySelectorAll(".hb-cell[data-iso]")];
  said.textContent = said.dataset.hint;

  const buttons = cells.map((cell) => {
    const button = document.createElement("button");
    const square = cell.querySelector(".hb-cell-square");
    button.type = "button";
    button.tabIndex = -1;
    button.className = square.className;
    button.append(...square.childNodes);
    square.replaceWith(button);
    cell.removeAttribute("title");
    return button;
  });
  const stop = (button) => buttons.forEach((one) => (one.tabIndex = one === button ? 0 : -1));
  stop(buttons[0]);

  const small = document.querySelector(".hb-world-small");
  small.append(
    ...cells.map((cell) => {
      const copy = document.createElement("span");
      copy.dataset.of = cell.dataset.iso;
      copy.className = cell.className;
      copy.style.cssText = cell.style.cssText;
      copy.append(Object.assign(document.createElement("span"), { className: "hb-cell-square" }));
      return copy;
    }),
  );

  /* The nearest square that way: steps aside count double, so that a row is followed before it is left. */
  const ways = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
  const middle = (button) => {
    const box = button.getBoundingClientRect();
    return [box.x + box.width / 2, box.y + box.height / 2];
  };
  const neighbour = (from, [right, down]) => {
    const [x, y] = middle(from);
    const far = buttons.map((button) => {
      const [there, below] = middle(button);
      const [across, along] = [there - x, below - y];
      const ahead = across * right + along * down;
      return ahead > 1 ? ahead + 2 * Math.abs(across * down + along * right) : Infinity;
    });
    const least = Math.min(...far);
    return least < Infinity ? buttons[far.indexOf(least)] : from;
  };
  const end = (from, side) => {
    const [, y] = middle(from);
    const row = buttons.filter((button) => Math.abs(middle(button)[1] - y) < 2);
    return row.reduce((best, one) => ((middle(one)[0] - middle(best)[0]) * side > 0 ? one : best), from);
  };
  let typed = "";
  let since = 0;
  const named = (from, letter) => {
    typed = Date.now() - since < 800 ? typed + letter : letter;
    since = Date.now();
    const names = cells.map((cell) => window.hb.text.plain(cell.querySelector(".hb-cell-name").textContent));
    const start = buttons.indexOf(from) + (typed.length === 1 ? 1 : 0);
    const order = [...names.keys()].map((place) => (place + start) % names.length);
    return buttons[order.find((place) => names[place].startsWith(typed)) ?? buttons.indexOf(from)];
  };
  const target = (event) => {
    const from = event.target;
    if (ways[event.key]) return neighbour(from, ways[event.key]);
    if (event.key === "Home" || event.key === "End") {
      const last = event.key === "End";
      return event.ctrlKey ? buttons.at(last ? -1 : 0) : end(from, last ? 1 : -1);
    }
    return event.key.length === 1 && /\p{L}/u.test(event.key) ? named(from, window.hb.text.fold(event.key)) : null;
  };
  const plain = (event) => !event.altKey && !event.metaKey && (!event.ctrlKey || ["Home", "End"].includes(event.key));

  map.addEventListener("keydown", (event) => {
    const to = event.target.closest("button") && plain(event) ? target(event) : null;
    if (!to) return;
    event.preventDefault();
    to.focus();
  });
  const tell = (event) => {
    const cell = event.target.closest("[data-iso]");
    if (cell) cell.dispatchEvent(new CustomEvent("hb-told", { bubbles: true }));
  };
  map.addEventListener("focusin", (event) => {
    stop(event.target);
    tell(event);
  });
  map.addEventListener("pointerover", tell);
  map.addEventListener("pointerleave", () => map.dispatchEvent(new CustomEvent("hb-told")));
  map.addEventListener("click", (event) => {
    const cell = event.target.closest("[data-iso]");
    if (!cell) return;
    country.value = country.value === cell.dataset.iso ? "" : cell.dataset.iso;
    country.dispatchEvent(new Event("change"));
  });
})();
