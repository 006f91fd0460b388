import { Fold } from './fold.js';

/**
 * An execution's events as they come in: pages in any order, events of the stream that overlap with them. Each is kept
 * once, by its id, and folded as soon as all before it are there.
 */
export class History {
  constructor() {
    this.events = [null];
    this.fold = new Fold();
    this.count = 0;
    this.last = 0;
  }

  /** Adds events; gives whether the fold has come further. */
  add(events) {
    for (const event of events) {
      if (this.events[event.id]) continue;
      this.events[event.id] = event;
      this.count++;
      if (event.id > this.last) this.last = event.id;
    }
    const before = this.fold.upTo;
    for (let next = this.events[before + 1]; next; next = this.events[this.fold.upTo + 1]) this.fold.apply(next);
    return this.fold.upTo > before;
  }

  /** Whether nothing is missing up to that id. */
  complete() {
    return this.fold.upTo === this.last;
  }
}
