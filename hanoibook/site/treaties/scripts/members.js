/* Says who is in which convention on a chosen day. */
(() => {
  "use strict";
  const form = document.querySelector(".hb-members");
  if (!form) return;
  const field = (name) => form.querySelector(`[data-members=${name}]`);
  const [day, slide, basis, country] = ["day", "slide", "basis", "country"].map(field);
  const said = document.querySelector(".hb-members-said");
  const tiles = [...document.querySelectorAll(".hb-tiles .hb-tile")];
  const marks = Object.fromEntries([...document.querySelectorAll(".hb-standing-key .hb-tile")].map((one) => [one.classList[1], one.textContent]));
  const DAY = 86400000;

  const standing = (tile, on) => {
    const held = (when) => Boolean(when) && when <= on;
    const [un, budapest] = [held(tile.dataset.signed), held(tile.dataset[basis.value])];
    return un && budapest ? "both" : un ? "un-only" : budapest ? "budapest-only" : "neither";
  };
  const show = () => {
    const on = day.value;
    if (!on || on < day.min || on > day.max) return (said.textContent = form.dataset.undated);
    const counts = { both: 0, "un-only": 0, "budapest-only": 0, neither: 0 };
    for (const tile of tiles) {
      const now = standing(tile, on);
      counts[now] += 1;
      tile.className = `hb-tile hb-tile-${now}${tile.dataset.iso === country.value ? " hb-here" : ""}`;
      tile.querySelector(".hb-tile-mark").textContent = marks[`hb-tile-${now}`];
    }
    slide.value = Math.round((Date.parse(on) - Date.parse(day.min)) / DAY);
    slide.setAttribute("aria-valuetext", on);
    const { both, neither } = counts;
    const [un, budapest] = [both + counts["un-only"], both + counts["budapest-only"]];
    const now = window.hb.fill(form.dataset.said, { day: on, un, budapest, both, neither });
    const chosen = tiles.find((tile) => tile.dataset.iso === country.value);
    const of = (name) => form.getAttribute(`data-${name}`);
    const ofChosen = () =>
      window.hb.fill(form.dataset.one, { country: chosen.querySelector(".hb-tile-name").textContent, standing: of(standing(chosen, on)) });
    said.textContent = chosen ? `${now} ${ofChosen()}` : now;
    const state = new URLSearchParams({ day: on, by: basis.value, ...(country.value && { country: country.value }) });
    window.history.replaceState(null, "", `#${state}`);
  };
  day.addEventListener("change", show);
  slide.addEventListener("input", () => {
    day.value = new Date(Date.parse(day.min) + slide.value * DAY).toISOString().slice(0, 10);
    show();
  });
  [basis, country].forEach((one) => one.addEventListener("change", show));
  form.addEventListener("submit", (event) => event.preventDefault());
  const asked = new URLSearchParams(window.location.hash.slice(1));
  if (asked.has("day")) {
    day.value = asked.get("day");
    basis.value = asked.get("by") ?? "deposit";
    country.value = asked.get("country") ?? "";
    show();
  }
})();
