/** Makes states reachable by keyboard: Tab goes to one of them, arrows along the edges, Enter chooses. */
export function walkable(view, acts) {
  const states = [...view.root.querySelectorAll('[data-state]')];
  const ways = waysOf(view.root);
  states.forEach((state, index) => {
    state.setAttribute('tabindex', index === 0 ? '0' : '-1');
    // what has others inside cannot be a button
    state.setAttribute('role', state.classList.contains('card') ? 'button' : 'group');
  });
  const press = event => {
    const state = event.target.closest('[data-state]');
    if (!state || event.target !== state) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      acts.select(state.dataset.state);
      return;
    }
    const next = step(event.key, state, states, ways);
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    next?.focus({ preventScroll: true });
  };
  const focus = event => {
    const state = event.target.closest('[data-state]');
    if (!state) return;
    view.root.querySelector('[data-state][tabindex="0"]')?.setAttribute('tabindex', '-1');
    state.setAttribute('tabindex', '0');
    if (state.matches(':focus-visible')) view.reveal(state);
  };
  view.root.addEventListener('keydown', press);
  view.root.addEventListener('focusin', focus);
  return () => {
    view.root.removeEventListener('keydown', press);
    view.root.removeEventListener('focusin', focus);
  };
}

/** Where edges lead from and to each name, in the order of the drawing. */
function waysOf(root) {
  const ways = { after: new Map(), before: new Map() };
  for (const { dataset: { from, to } } of root.querySelectorAll('.edge[data-from][data-to]')) {
    ways.after.set(from, [...ways.after.get(from) ?? [], to]);
    ways.before.set(to, [...ways.before.get(to) ?? [], from]);
  }
  return ways;
}

/** The state that a key leads to; null if it leads nowhere, undefined if it is no key for walking. */
function step(key, state, states, ways) {
  switch (key) {
    case 'ArrowDown': return inside(state) ?? along(ways.after, state, states) ?? around(state, outer => along(ways.after, outer, states));
    case 'ArrowUp': return along(ways.before, state, states) ?? outerOf(state);
    case 'ArrowRight': return beside(state, states, 1);
    case 'ArrowLeft': return beside(state, states, -1);
    case 'Home': return states[0];
    case 'End': return states[states.length - 1];
    default: return undefined;
  }
}

function inside(state) {
  return state.querySelector('[data-state]');
}

function outerOf(state) {
  return state.parentElement.closest('[data-state]');
}

function along(ways, state, states) {
  const name = ways.get(state.dataset.state)?.find(other => other !== state.dataset.state);
  return name === undefined ? null : states.find(other => other.dataset.state === name) ?? null;
}

/** What comes after the first state around this one that anything comes after. */
function around(state, find) {
  for (let outer = outerOf(state); outer; outer = outerOf(outer)) {
    const next = find(outer);
    if (next) return next;
  }
  return null;
}

/** The nearest state of the same flow to one side; rather at the same height than near. */
function beside(state, states, side) {
  const from = center(state);
  const near = states.filter(other => other !== state && outerOf(other) === outerOf(state))
    .map(other => ({ other, to: center(other) }))
    .filter(({ to }) => (to.x - from.x) * side > 4)
    .map(({ other, to }) => ({ other, far: Math.abs(to.x - from.x) + 3 * Math.abs(to.y - from.y) }))
    .sort((a, b) => a.far - b.far);
  return near[0]?.other ?? null;
}

function center(state) {
  const box = state.querySelector('.box').getBBox();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
