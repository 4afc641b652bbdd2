/* Says who is in which convention on a chosen day: on the map, in the key, in the lists, and of one state in a sentence. */
(() => {
  "use strict";
  const form = document.querySelector(".hb-members");
  if (!form) return;
  const field = (name) => form.querySelector(`[data-members=${name}]`);
  const [day, slide, basis, country] = ["day", "slide", "basis", "country"].map(field);
  const said = document.querySelector(".hb-members-said");
  const one = document.querySelector(".hb-world-one");
  const map = document.querySelector(".hb-world-map");
  const cells = [...map.querySelectorAll(".hb-cell[data-iso]")];
  const lists = Object.fromEntries([...document.querySelectorAll(".hb-names")].map((list) => [list.dataset.standing, list]));
  const names = [...document.querySelectorAll(".hb-names li")].sort((a, b) => window.hb.order(a.textContent, b.textContent));
  const DAY = 86400000;
  const of = (name) => form.getAttribute(`data-${name}`);

  const isDay = (on) => !Number.isNaN(Date.parse(on)) && on >= day.min && on <= day.max;
  let on = day.defaultValue;

  const held = (cell, step) => Boolean(cell.dataset[step]) && cell.dataset[step] <= on;
  const standing = (cell) => {
    const [un, budapest] = [held(cell, "signed"), held(cell, basis.value)];
    return un && budapest ? "both" : un ? "un-only" : budapest ? "budapest-only" : "neither";
  };
  const sentences = (cell) => {
    const steps = ["signed", "ratified", "deposit", "force"].filter((step) => held(cell, step));
    const name = cell.querySelector(".hb-cell-name").textContent;
    const first = window.hb.fill(of("one"), { country: name, standing: of(standing(cell)) });
    return [first, ...steps.map((step) => window.hb.fill(of(step), { day: cell.dataset[`${step}Said`] }))].join(" ");
  };
  const chosen = () => cells.find((cell) => cell.dataset.iso === country.value);
  const tell = (cell = chosen()) => {
    one.textContent = cell ? sentences(cell) : one.dataset.hint;
    one.toggleAttribute("data-hinting", !cell);
  };
  const lay = (cell, now) => {
    const here = cell.dataset.iso === country.value;
    const look = `hb-cell hb-cell-${now}${here ? " hb-here" : ""}`;
    cell.className = look;
    cell.querySelector(".hb-cell-standing").textContent = of(now);
    cell.querySelector("button").setAttribute("aria-pressed", here);
    document.querySelector(`[data-of=${cell.dataset.iso}]`).className = look;
  };
  const enlist = (now) =>
    names.forEach((name) => {
      name.classList.toggle("hb-here", name.dataset.iso === country.value);
      lists[now[name.dataset.iso]].append(name);
    });
  /* A day that cannot be shown is named, and the last that could be stays. */
  const show = () => {
    if (isDay(day.value)) on = day.value;
    const counts = { both: 0, "un-only": 0, "budapest-only": 0, neither: 0 };
    const now = {};
    for (const cell of cells) {
      now[cell.dataset.iso] = standing(cell);
      counts[now[cell.dataset.iso]] += 1;
      lay(cell, now[cell.dataset.iso]);
    }
    enlist(now);
    document.querySelectorAll("[data-count]").forEach((place) => (place.textContent = counts[place.dataset.count]));
    slide.value = Math.round((Date.parse(on) - Date.parse(day.min)) / DAY);
    slide.setAttribute("aria-valuetext", on);
    const { both, neither } = counts;
    const [un, budapest] = [both + counts["un-only"], both + counts["budapest-only"]];
    const words = window.hb.fill(form.dataset.said, { day: on, un, budapest, both, neither });
    said.textContent = isDay(day.value) ? words : form.dataset.undated;
    tell();
  };
  /* The address is written when the last movement is over: a browser refuses to write it a hundred times. */
  const keep = () => {
    const state = new URLSearchParams({ day: on, by: basis.value, ...(country.value && { country: country.value }) });
    window.history.replaceState(window.history.state, "", `#${state}`);
  };
  const first = { day: day.defaultValue, by: "deposit", country: "" };
  const offered = (choice, value) => [...choice.options].some((option) => option.value === value);
  const set = (asked) => {
    day.value = isDay(asked.day) ? asked.day : first.day;
    basis.value = offered(basis, asked.by) ? asked.by : first.by;
    country.value = offered(country, asked.country) ? asked.country : first.country;
  };
  const follow = (event) => {
    const asked = Object.fromEntries(new URLSearchParams(window.location.hash.slice(1)));
    const isBack = event?.type === "popstate" && !window.location.hash;
    if (isBack || Object.keys(first).some((name) => name in asked)) set({ ...first, ...asked });
    show();
  };
  const change = () => {
    show();
    keep();
  };
  day.addEventListener("change", change);
  slide.addEventListener("input", () => {
    day.value = new Date(Date.parse(day.min) + slide.value * DAY).toISOString().slice(0, 10);
    show();
  });
  let moving;
  slide.addEventListener("change", () => {
    clearTimeout(moving);
    moving = setTimeout(keep, 300);
  });
  [basis, country].forEach((choice) => choice.addEventListener("change", change));
  form.addEventListener("submit", (event) => event.preventDefault());
  map.addEventListener("hb-told", (event) => tell(event.target.closest("[data-iso]") ?? undefined));
  window.hb.follow(follow);
})();
