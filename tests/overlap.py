"""What overlaps in a drawn chart: words with words, marks and lines, and words that are cut or too small."""

from __future__ import annotations

LEAST = 14  # pixels, of words in a chart
ROOM = 1.5  # pixels that boxes may share: a letter does not fill its box

FOUND = """([least, room]) => {
  const shown = box => box.width > 0 && box.height > 0;
  const boxOf = part => part.getBoundingClientRect();
  /* The box of each line of words, without the space that a line leaves over and under its letters. */
  const lines = text => {
    const parts = [...text.querySelectorAll('tspan.line')];
    return (parts.length ? parts : [text]).map(part => {
      const box = boxOf(part), trim = box.height * 0.18;
      return new DOMRect(box.x, box.y + trim, box.width, box.height - 2 * trim);
    }).filter(shown);
  };
  const shared = (one, other) => Math.min(
    Math.min(one.right, other.right) - Math.max(one.left, other.left),
    Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top));
  const scale = text => { const at = text.getScreenCTM(); return Math.hypot(at.a, at.b); };
  const size = text => parseFloat(getComputedStyle(text).fontSize) * scale(text);
  /* Points of a line, close enough to each other that none steps over a letter. */
  const points = path => {
    const at = path.getScreenCTM(), length = path.getTotalLength(), found = [];
    for (let gone = 0; gone <= length; gone += 3) {
      const point = path.getPointAtLength(gone).matrixTransform(at);
      found.push(point);
    }
    return found;
  };
  const inside = (box, point) => point.x > box.left + room && point.x < box.right - room
    && point.y > box.top + room && point.y < box.bottom - room;
  const visible = part => { const look = getComputedStyle(part);
    return look.visibility !== 'hidden' && look.display !== 'none' && Number(look.opacity) > 0
      && !(look.stroke === 'none' && look.fill === 'none'); };
  const on = (text, selector) => text.closest(selector);

  const faults = [];
  for (const frame of document.querySelectorAll('figure.hb-chart')) {
    if (!frame.checkVisibility()) continue;
    const drawing = frame.querySelector('.hb-plot, .hb-drawing');
    const within = boxOf(drawing), name = frame.dataset.chart;
    const say = (kind, text, other) => faults.push(
      `${name}: ${kind}: ${text.textContent.slice(0, 40)}` + (other ? ` | ${other.slice(0, 40)}` : ''));
    /* Words beside the drawing that end without a sign of it: an ellipsis needs a block of text, not a flex box. */
    for (const part of frame.querySelectorAll('.hb-actions *')) {
      const look = getComputedStyle(part);
      if (look.overflowX === 'hidden' && part.clientWidth > 1
        && part.scrollWidth > part.clientWidth + 1 && part.checkVisibility()
        && (look.textOverflow !== 'ellipsis' || look.display.includes('flex'))) say('cut', part);
    }
    const texts = [...drawing.querySelectorAll('text')].filter(text => text.textContent.trim() && visible(text));
    const boxes = new Map(texts.map(text => [text, lines(text)]));
    for (const text of texts) {
      if (size(text) < least - 0.05) say('small', text, size(text).toFixed(1));
      for (const box of boxes.get(text))
        if (box.left < within.left - room || box.right > within.right + room
          || box.top < within.top - room || box.bottom > within.bottom + room) { say('cut', text); break; }
    }
    texts.forEach((one, place) => texts.slice(place + 1).forEach(other => {
      if (boxes.get(one).some(box => boxes.get(other).some(next => shared(box, next) > room)))
        say('words', one, other.textContent);
    }));
    const drawn = [...drawing.querySelectorAll('svg *')].filter(part => visible(part)).map((part, place) => [part, place]);
    const order = new Map(drawn);
    /* A label with a ground of its own hides what was drawn before it. */
    const hides = text => { const ground = on(text, '.annotation')?.querySelector('rect.bg');
      return ground && Number(getComputedStyle(ground).fillOpacity) > 0 && getComputedStyle(ground).fill !== 'none'
        && Number(getComputedStyle(ground).opacity) > 0; };
    const marks = [...drawing.querySelectorAll('.scatterlayer .points path')].filter(visible);
    const bars = [...drawing.querySelectorAll('.barlayer .point path, .hb-solid')].filter(visible);
    const paths = [...drawing.querySelectorAll('.js-line, .shapelayer path, .gridlayer path, .zerolinelayer path, .hb-path')]
      .filter(visible).filter(path => path.getTotalLength);
    for (const text of texts) {
      const own = boxes.get(text);
      for (const mark of marks)
        if (own.some(box => shared(box, boxOf(mark)) > room)) { say('mark', text); break; }
      /* Words that stand in a bar altogether are written on it; words that stand on its edge are not. */
      for (const bar of bars) {
        const edge = boxOf(bar);
        const across = own.some(box => shared(box, edge) > room
          && !(box.left >= edge.left - room && box.right <= edge.right + room
            && box.top >= edge.top - room && box.bottom <= edge.bottom + room));
        if (across) { say('bar', text); break; }
      }
      for (const path of paths) {
        if (!path.matches('.js-line') && hides(text) && (order.get(path) ?? 0) < (order.get(text) ?? 0)) continue;
        if (points(path).some(point => own.some(box => inside(box, point)))) { say('line', text); break; }
      }
    }
  }
  return faults;
}"""
