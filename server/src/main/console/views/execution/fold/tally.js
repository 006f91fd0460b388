import { lastUpTo } from './marks.js';

/** What is counted, in the order of a row. */
export const COUNTED = ['RUNNING', 'RETRYING', 'SUCCEEDED', 'CAUGHT', 'FAILED', 'TIMED_OUT', 'ABORTED', 'visits', 'attempts'];
const COLUMN = new Map(COUNTED.map((name, index) => [name, index]));
const WIDTH = COUNTED.length;

/** Counts that change with events and are known for each of them. */
export class Tally {
  constructor() {
    this.ids = [];
    this.rows = [];
  }

  /** At that event something left one count, if any, and came to another. */
  move(id, from, to) {
    const row = this.rowOf(id);
    if (from !== null) this.rows[row + COLUMN.get(from)]--;
    if (to !== null) this.rows[row + COLUMN.get(to)]++;
  }

  /** The counts once that event had happened, by name. */
  at(id) {
    const index = lastUpTo(this.ids.length, id, at => this.ids[at]);
    return Object.fromEntries(COUNTED.map((name, column) => [name, index < 0 ? 0 : this.rows[index * WIDTH + column]]));
  }

  rowOf(id) {
    const last = this.ids.length - 1;
    if (this.ids[last] === id) return last * WIDTH;
    this.ids.push(id);
    for (let column = 0; column < WIDTH; column++) this.rows.push(last < 0 ? 0 : this.rows[last * WIDTH + column]);
    return (last + 1) * WIDTH;
  }
}
