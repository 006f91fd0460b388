import { statusName, statusText } from './statuses.js';

const SVG = 'http://www.w3.org/2000/svg';
const known = new WeakMap();

/** Keeps what is looked for again and again, and how each state stands on the drawing now. */
export function rememberMarks(root) {
  const marks = new Map([...root.querySelectorAll('[data-mark]')].map(mark => [mark.dataset.mark, mark.getAttribute('d')]));
  const states = [...root.querySelectorAll('[data-state]')].map(node => ({ node, shown: '', title: node.querySelector('title') }));
  const edges = [...root.querySelectorAll('.edge')].map(node => ({ node, key: `${node.dataset.from ?? ''}\u0000${node.dataset.to ?? ''}` }));
  known.set(root, { marks, states, edges });
}

/** Draws how states stand; only those are touched that stand otherwise than before. */
export function markStatuses(root, statuses) {
  const { marks, states } = known.get(root);
  root.classList.toggle('has-progress', Boolean(statuses));
  for (const state of states) {
    const stand = statuses?.get(state.node.dataset.state);
    const name = stand ? statusName(stand.status) : statuses ? 'not-reached' : '';
    const tally = tallyOf(stand);
    const shown = `${name} ${tally}`;
    if (shown === state.shown) continue;
    state.shown = shown;
    markState(state, name, tally, marks);
  }
}

function markState({ node, title }, name, tally, marks) {
  for (const old of [...node.classList]) if (old.startsWith('is-') && old !== 'is-selected') node.classList.remove(old);
  if (name) node.classList.add(`is-${name}`);
  const status = [...node.children].find(child => child.classList.contains('status'));
  status.querySelector('path').setAttribute('d', marks.get(name) ?? '');
  const words = [node.dataset.state, node.dataset.type, name && statusText(name), tally && tallyWords(tally)].filter(Boolean).join(', ');
  node.removeAttribute('aria-labelledby');
  node.setAttribute('aria-label', words);
  title.textContent = words;
  markTally(node, tally);
}

/** Such as "×12" for runs and "3 of 12" while some of them run. */
function tallyOf(stand) {
  if (!stand) return '';
  const { count = 0, running = 0, attempts = 0 } = stand;
  if (count > 1) return running > 0 && running < count ? `${running} of ${count}` : `×${count}`;
  return attempts > 1 ? `try ${attempts}` : '';
}

function tallyWords(tally) {
  if (tally.startsWith('×')) return `ran ${tally.slice(1)} times`;
  return tally.includes(' of ') ? `${tally} running` : tally;
}

/** A chip on the lower border at the right. */
function markTally(node, tally) {
  const before = [...node.children].find(child => child.classList.contains('tally'));
  if (!tally) {
    before?.remove();
    return;
  }
  const chip = before ?? node.appendChild(tallyChip());
  const box = boxOf(node);
  const width = 14 + tally.length * 6.4;
  chip.setAttribute('transform', `translate(${box.x + box.width - width - 8} ${box.y + box.height - 9})`);
  chip.firstChild.setAttribute('width', width);
  chip.lastChild.setAttribute('x', width / 2);
  chip.lastChild.textContent = tally;
}

/** Where a state's box lies, without having the page laid out for it. */
function boxOf(node) {
  const box = node.querySelector('.box');
  return Object.fromEntries(['x', 'y', 'width', 'height'].map(name => [name, Number(box.getAttribute(name))]));
}

function tallyChip() {
  const chip = make('g', { class: 'tally' });
  chip.append(make('rect', { class: 'chip', height: 18, rx: 9 }), make('text', { y: 12.8 }));
  return chip;
}

/** Draws which ways were taken; those into and out of a flow follow from how their states stand. */
export function markTaken(root, taken, statuses) {
  for (const { node, key } of known.get(root).edges) {
    const { from, to } = node.dataset;
    const now = Boolean(taken) && (from && to ? taken.has(key) : from ? ended(statuses?.get(from)) : Boolean(to && statuses?.has(to)));
    if (node.classList.contains('is-taken') !== now) node.classList.toggle('is-taken', now);
  }
}

function ended(stand) {
  return stand !== undefined && statusName(stand.status) === 'succeeded';
}

/** Draws a ring around the chosen state. */
export function markChosen(root, selected) {
  for (const { node } of known.get(root).states) {
    const now = node.dataset.state === selected;
    if (node.classList.contains('is-selected') === now) continue;
    node.classList.toggle('is-selected', now);
    node.setAttribute('aria-current', String(now));
    if (now) node.prepend(ring(node));
    else node.querySelector(':scope > .ring')?.remove();
  }
}

function ring(node) {
  const box = boxOf(node);
  return make('rect', { class: 'ring', x: box.x - 4, y: box.y - 4, width: box.width + 8, height: box.height + 8, rx: 13 });
}

function make(name, attributes) {
  const node = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([key, value]) => node.setAttribute(key, value));
  return node;
}
