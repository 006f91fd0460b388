/** So far a pointer may wander and still choose. */
const STILL = 5;
const STEP = 60;

/** Listens to pointers, the wheel and keys on the frame of a view; returns what stops it. */
export function listen(view, acts) {
  const gestures = new Gestures(view, acts);
  const { frame } = view;
  const heard = { pointerdown: 'down', pointermove: 'move', pointerup: 'up', pointercancel: 'up', click: 'click', wheel: 'wheel', keydown: 'key' };
  const stops = Object.entries(heard).map(([type, method]) => {
    const hear = event => gestures[method](event);
    frame.addEventListener(type, hear, { passive: false });
    return () => frame.removeEventListener(type, hear);
  });
  return () => stops.forEach(stop => stop());
}

class Gestures {
  constructor(view, acts) {
    this.view = view;
    this.acts = acts;
    this.pointers = new Map();
    this.dragged = false;
  }

  place(event) {
    const box = this.view.frame.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }

  down(event) {
    if (event.button !== 0) return;
    if (this.pointers.size === 0) this.dragged = false;
    this.pointers.set(event.pointerId, { ...this.place(event), way: 0 });
  }

  move(event) {
    const before = this.pointers.get(event.pointerId);
    if (!before) return;
    const now = this.place(event);
    before.way += Math.hypot(now.x - before.x, now.y - before.y);
    if (!this.dragged && before.way > STILL) {
      this.dragged = true;
      this.view.frame.setPointerCapture(event.pointerId);
      this.acts.moved();
    }
    if (this.dragged) this.drag(event.pointerId, before, now);
    Object.assign(before, now);
  }

  drag(id, before, now) {
    const other = [...this.pointers].find(([one]) => one !== id)?.[1];
    if (!other) {
      this.view.pan(now.x - before.x, now.y - before.y);
      return;
    }
    const from = Math.hypot(before.x - other.x, before.y - other.y);
    const to = Math.hypot(now.x - other.x, now.y - other.y);
    this.view.pan((now.x - before.x) / 2, (now.y - before.y) / 2);
    if (from > 1) this.view.zoom(to / from, (now.x + other.x) / 2, (now.y + other.y) / 2);
  }

  up(event) {
    this.pointers.delete(event.pointerId);
  }

  click(event) {
    if (this.dragged) return;
    const reference = event.target.closest('.edge.is-reference, .edge.catch');
    const state = event.target.closest('[data-state]');
    const name = reference?.dataset.to ?? state?.dataset.state;
    if (name) this.acts.select(name);
  }

  /** With Ctrl, which is also what a pinch on a touchpad says, it zooms; without, it moves a graph that has the focus. */
  wheel(event) {
    const { view } = this;
    if (event.ctrlKey || event.metaKey) {
      const { x, y } = this.place(event);
      view.zoom(Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.004)), x, y);
    } else if (view.frame.contains(document.activeElement) && !view.isWhole()) {
      view.pan(-event.deltaX, -event.deltaY);
    } else {
      return;
    }
    event.preventDefault();
    this.acts.moved();
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = keys(this.view, event.target === this.view.frame)[event.key];
    if (!act) return;
    event.preventDefault();
    act();
    this.acts.moved();
  }
}

function keys(view, arrows) {
  const zoom = { '+': () => view.zoom(1.25), '=': () => view.zoom(1.25), '-': () => view.zoom(0.8), 0: () => view.fit(), 1: () => view.zoom(1 / view.scale) };
  if (!arrows) return zoom;
  return { ...zoom, ArrowLeft: () => view.pan(STEP, 0), ArrowRight: () => view.pan(-STEP, 0), ArrowUp: () => view.pan(0, STEP), ArrowDown: () => view.pan(0, -STEP) };
}
