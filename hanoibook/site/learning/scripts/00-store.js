/* What learners ask the browser to keep: pages read, tests, cards. Nothing is written before they press something.
   The one name of this site's scripts is window.hb. */
(() => {
  "use strict";
  const held = {}; // what the browser refused to keep: it holds until the page is left
  const isMap = (one) => one !== null && typeof one === "object" && !Array.isArray(one);
  const isName = (one) => typeof one === "string" && /^[a-z0-9/-]{1,120}$/.test(one);
  const isDay = (one) => typeof one === "string" && /^\d{4}-\d\d-\d\d$/.test(one) && !Number.isNaN(Date.parse(one));
  const isMapOf = (test) => (one) => isMap(one) && Object.entries(one).every(([name, value]) => isName(name) && test(value));
  const isScore = (one) => typeof one === "boolean" || (typeof one === "number" && one >= 0 && one <= 1);
  const isTest = (one) => isMap(one) && isDay(one.day) && isMapOf(isScore)(one.answers);
  const isCard = (one) => isMap(one) && Number.isInteger(one.step) && one.step >= 0 && one.step < 100 && isDay(one.due);
  const isRight = {
    read: (one) => Array.isArray(one) && one.every(isName),
    tests: isMapOf(isTest),
    cards: (one) => isMap(one) && ["read", "all"].includes(one.from) && isMapOf(isCard)(one.known),
    route: (one) => one === "" || isName(one),
    order: (one) => typeof one === "string" && /^[a-z0-9]{1,20}$/.test(one),
  };
  const empty = { read: () => [], tests: () => ({}), cards: () => ({ from: "read", known: {} }), order: () => "", route: () => "" };
  const tell = () => document.dispatchEvent(new Event("hb-changed"));

  const get = (name) => {
    if (name in held) return structuredClone(held[name]);
    try {
      const found = JSON.parse(localStorage.getItem(`hb-${name}`));
      if (isRight[name](found)) return found;
    } catch {
      /* nothing kept, or nothing that can be read: as if it were the first visit */
    }
    return empty[name]();
  };
  const set = (name, value) => {
    try {
      localStorage.setItem(`hb-${name}`, JSON.stringify(value));
      delete held[name];
    } catch {
      held[name] = value;
    }
    tell();
  };
  const stored = () => {
    try {
      return Object.keys(localStorage).filter((key) => key.startsWith("hb-"));
    } catch {
      return []; // a browser that stores nothing has nothing to remove
    }
  };
  const wipe = () => {
    const names = Object.keys(held).map((name) => `hb-${name}`);
    Object.keys(held).forEach((name) => delete held[name]);
    try {
      const kept = stored();
      kept.forEach((key) => localStorage.removeItem(key));
      names.push(...kept);
    } catch {
      /* what is left is counted below */
    }
    tell();
    return { names: [...new Set(names)], left: stored().length };
  };
  window.addEventListener("storage", tell);
  window.addEventListener("pageshow", (event) => event.persisted && tell()); // what another page kept meanwhile

  // The learner's own day, by the clock of the browser: when a card comes back is about this person, not about the
  // data, whose day is fixed. Nothing else on this site asks for today's date.
  const later = (days) => {
    const day = new Date();
    day.setHours(12);
    day.setDate(day.getDate() + days);
    return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((one) => String(one).padStart(2, "0")).join("-");
  };

  window.hb = {
    store: {
      get,
      set,
      wipe,
      isRight: (name, value) => isRight[name](value),
      names: ["read", "tests", "cards"], // what a learner takes along; the order of options stays with the browser
      note: () => (Object.keys(held).length ? ` ${document.body.dataset.unkept}` : ""),
    },
    later,
    /* Scores added up: a question in parts counts as the share that is right. At most two decimals are shown. */
    total: (scores) => Math.round(100 * scores.reduce((sum, one) => sum + Number(one), 0)) / 100,
    onChange: (show) => {
      document.addEventListener("hb-changed", show);
      show();
    },
  };
})();
