const LEAST = 0.05;
const MOST = 3;
/** A graph that has to be smaller than this to be seen as a whole is seen from its beginning, at a size to read. */
const LEAST_WHOLE = 0.62;
const READABLE = 0.85;
const EDGE = 60;

const clamp = (value, least, most) => Math.min(most, Math.max(least, value));

/**
 * Which part of a drawing a frame shows, and how large: where somebody has moved the view before, the same part. Whoever
 * wants to know of changes subscribes.
 */
export function createView(frame, root, before) {
  const view = new View(frame, root);
  if (before?.touched) view.set(before.x, before.y, before.scale);
  return view;
}

class View {
  constructor(frame, root) {
    this.frame = frame;
    this.root = root;
    this.canvas = root.parentElement;
    this.width = root.viewBox.baseVal.width;
    this.height = root.viewBox.baseVal.height;
    this.listeners = new Set();
    this.touched = false;
    this.begin();
  }

  get frameWidth() {
    return this.frame.clientWidth;
  }

  get frameHeight() {
    return this.frame.clientHeight;
  }

  whole() {
    return Math.min(this.frameWidth / this.width, this.frameHeight / this.height, 1);
  }

  /** As it is first seen: all of it if that can be read, else its beginning. */
  begin() {
    const scale = this.whole() < LEAST_WHOLE ? READABLE : this.whole();
    const start = this.root.querySelector('.mark.start rect')?.getBBox();
    const middle = start ? (start.x + start.width / 2 + 20) * scale : this.width * scale / 2;
    const fits = this.width * scale <= this.frameWidth;
    const x = fits ? (this.frameWidth - this.width * scale) / 2 : this.frameWidth / 2 - middle;
    const y = this.height * scale <= this.frameHeight ? (this.frameHeight - this.height * scale) / 2 : 0;
    this.set(x, y, scale);
    this.touched = false;
  }

  fit() {
    const scale = Math.max(LEAST, this.whole());
    this.set((this.frameWidth - this.width * scale) / 2, (this.frameHeight - this.height * scale) / 2, scale);
    this.touched = false;
  }

  set(x, y, scale) {
    this.scale = clamp(scale, LEAST, MOST);
    this.x = clamp(x, EDGE - this.width * this.scale, this.frameWidth - EDGE);
    this.y = clamp(y, EDGE - this.height * this.scale, this.frameHeight - EDGE);
    this.touched = true;
    this.canvas.style.transform = `translate(${this.x}px, ${this.y}px) scale(${this.scale})`;
    this.listeners.forEach(listener => listener());
  }

  pan(right, down) {
    this.set(this.x + right, this.y + down, this.scale);
  }

  /** Zooms so that what is at this place of the frame stays there. */
  zoom(factor, x = this.frameWidth / 2, y = this.frameHeight / 2) {
    const scale = clamp(this.scale * factor, LEAST, MOST);
    const real = scale / this.scale;
    this.set(x - (x - this.x) * real, y - (y - this.y) * real, scale);
  }

  center(x, y) {
    this.set(this.frameWidth / 2 - x * this.scale, this.frameHeight / 2 - y * this.scale, this.scale);
  }

  /** Moves as little as shows a state. */
  reveal(state) {
    const box = state?.querySelector('.box').getBoundingClientRect();
    if (!box || !this.frameWidth) return;
    const frame = this.frame.getBoundingClientRect();
    const right = shift(box.left - frame.left, Math.min(box.width, frame.width), frame.width);
    const down = shift(box.top - frame.top, Math.min(box.height, frame.height), frame.height);
    if (right || down) this.pan(right, down);
  }

  /** Whether all of the drawing is seen. */
  isWhole() {
    return this.width * this.scale <= this.frameWidth + 1 && this.height * this.scale <= this.frameHeight + 1
      && this.x >= -1 && this.y >= -1;
  }

  subscribe(listener) {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Keeps a view that nobody has moved as it is first seen, whatever becomes of the frame. */
  watchSize() {
    const watcher = new ResizeObserver(() => {
      if (this.touched) this.set(this.x, this.y, this.scale);
      else this.begin();
    });
    watcher.observe(this.frame);
    return () => watcher.disconnect();
  }
}

function shift(from, length, whole) {
  const margin = Math.min(24, (whole - length) / 2);
  if (from < margin) return margin - from;
  const beyond = from + length - (whole - margin);
  return beyond > 0 ? -beyond : 0;
}
