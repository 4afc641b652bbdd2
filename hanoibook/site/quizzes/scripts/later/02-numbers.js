/* A number as somebody writes it, in English, Vietnamese or Urdu: the same rules as amounts.py of hanoibook/words. */
(() => {
  "use strict";
  const rules = RULES("numbers");
  const { fold } = window.hb.text;
  const named = (table) => new Map(Object.entries(table).flatMap(([name, those]) => those.map((one) => [fold(one), name])));
  const [scales, units] = [named(rules.scales), named(rules.units)];
  const either = (words) => [...words].sort((a, b) => b.length - a.length)
    .map((one) => one.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|");
  const pattern = (asked) => {
    const unit = either([...units.keys(), asked, asked.replace(/s$/, "")].filter(Boolean));
    const scale = `(?:${either(scales.keys())})(?![\\p{L}\\p{N}])`;
    return new RegExp(
      `^(?:(?:${either(rules.about.map(fold))})\\s*)?(?<sign>[-+])?\\s*(?:(?<before>${unit})\\s*)?(?<inner>[-+])?\\s*` +
      "(?<digits>[0-9][0-9.,]*(?:[ '_][0-9.,]+)*|[.,][0-9]+)(?:e(?<power>[-+]?[0-9]{1,3}))?" +
      `(?:\\s*(?<scale>${scale}))?(?:\\s*(?<more>${scale}))?(?:\\s*(?<after>${unit}))?$`, "u");
  };
  const fails = (why, text = "") => {
    throw { why, text: text.slice(0, 40) };
  };

  /* The readings of digits with their separators, the English one first. */
  const readings = (written, isDecimal) => {
    let digits = written;
    if (/[ '_]/.test(digits)) {
      if (!/^[0-9]{1,3}(?:([ '_])[0-9]{3})(?:\1[0-9]{3})*(?:[.,][0-9]*)?$/.test(digits)) fails("unsure", digits);
      return [Number(digits.replace(/[ '_]/g, "").replace(",", "."))];
    }
    const signs = digits.replace(/[0-9]/g, "");
    const bare = (text) => text.replace(/[.,]/g, "");
    if (signs.length < 2) {
      const value = Number(digits.replace(",", "."));
      if (isDecimal || !/^[1-9][0-9]{0,2}[.,][0-9]{3}$/.test(digits)) return [value];
      return signs === "," ? [Number(bare(digits)), value] : [value, Number(bare(digits))];
    }
    const last = signs.at(-1);
    const place = digits.lastIndexOf(last);
    const [front, back] = digits.indexOf(last) === place ? [digits.slice(0, place), digits.slice(place + 1)] : [digits, ""];
    const isOne = new Set(front.replace(/[0-9]/g, "")).size === 1;
    if (!isOne || !/^(?:[0-9]{1,3}(?:[,.][0-9]{3})+|[0-9]{1,2}(?:,[0-9]{2})*,[0-9]{3})$/.test(front)) fails("unsure", digits);
    return [Number(`${bare(front)}.${back || 0}`)];
  };
  const why = (plain) => {
    if (!/[0-9]/.test(plain)) fails("word", plain || "-");
    if (/[0-9)][^0-9]*[-–][^0-9]*[0-9]|[0-9].* (?:to|and|or|den|bis) .*[0-9]/.test(plain)) fails("span");
    if (/[0-9)]\s*[-+*/(^x:]\s*[0-9(.]/.test(plain)) fails("sum");
    fails("unsure", plain);
  };

  /* Read a number that is asked in a unit: its readings and what it was said to be; or throw why it cannot be read. */
  window.hb.readNumber = (text, unit = "") => {
    const plain = fold(text.replaceAll("٬", "'")).replace(/^["':;!? ]+|["':;!? ]+$/g, "").replace(/[.,]+$/, "");
    if (/\p{No}/u.test(text)) fails("sum");
    const found = plain.match(pattern(fold(unit)))?.groups ?? why(plain);
    if (found.sign && found.inner) fails("unsure", plain);
    const sign = [found.sign, found.inner].includes("-") ? -1 : 1;
    const size = [found.scale, found.more].reduce((whole, one) => whole * (one ? Number(scales.get(one)) : 1), sign);
    const all = readings(found.digits, text.includes("٫")).map((one) => one * size * 10 ** Number(found.power ?? 0));
    if (all.some((one) => !Number.isFinite(one))) fails("large");
    const said = units.get(found.before) ?? units.get(found.after) ?? "";
    return { readings: all, said, isPlain: all.length === 1 && /^[0-9]+(?:\.[0-9]+)?$/.test(found.digits) };
  };
  document.dispatchEvent(new Event("hb-reads"));
})();
