/* One way to compare and to order text, for whoever types it: the same rules as folding.py of hanoibook/words. */
(() => {
  "use strict";
  const rules = RULES("folding");
  const known = new Map();
  for (const [into, those] of [...Object.entries(rules.letters), ...Object.entries(rules.signs)])
    for (const one of those) known.set(one, into);
  for (const zero of rules.zeros)
    for (let number = 0; number < 10; number += 1) known.set(String.fromCodePoint(zero.codePointAt(0) + number), String(number));

  const one = (character) => {
    if (!known.has(character)) {
      const parts = character.normalize("NFKD").toLowerCase();
      const folded = parts !== character ? [...parts].map(one).join("")
        : /[\p{Mn}\p{Me}\p{Cf}]/u.test(character) ? "" : /\p{Z}/u.test(character) ? " " : character;
      known.set(character, folded);
    }
    return known.get(character);
  };
  const folded = (text) => text.toLowerCase().replace(/[^\x00-\x7f]|`/gu, one);
  const tidy = (text) => text.replace(/\s+/g, " ").trim();

  const fold = (text) => tidy(folded(text));
  const plain = (text) => tidy(fold(text).replace(/[.,](?!\d)|(?<!\d)[.,]|[^\p{L}\p{N}.,]/gu, " "));
  const swapped = (text) => fold(text).replace(/(?<=\d)[.,](?=\d)/g, (sign) => (sign === "." ? "," : "."));
  const forms = (text) => {
    const whole = fold(text);
    return [whole, plain(whole), plain(whole.replace(/(?<=\p{L})['-](?=\p{L})|(?<=\d),(?=\d{3}(?!\d))/gu, ""))];
  };
  const read = new Map();
  const formsOf = (text) => read.get(text) ?? read.set(text, forms(text)).get(text);

  window.hb.text = {
    /* without what people write in many ways: case, accents, forms of quotes, dashes, spaces, digits */
    fold,
    /* the words and numbers alone */
    plain,
    /* whether a text holds what was typed, however either writes it; nothing typed is held by every text */
    holds: (text, wanted) => {
      const isNothing = !fold(wanted);
      const all = [wanted, swapped(wanted)].map(forms);
      return all.some((typed) => typed.some((form, place) => (form || isNothing) && formsOf(text)[place].includes(form)));
    },
    /* folded, with the place in the text of each character */
    places: (text) => {
      const at = [];
      let [whole, index] = ["", 0];
      for (const character of text) {
        const part = folded(character);
        for (let next = 0; next < part.length; next += 1) at.push(index);
        whole += part;
        index += character.length;
      }
      return { whole, at: [...at, index] };
    },
  };
})();
