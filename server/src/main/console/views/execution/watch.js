import { useEffect, useMemo, useState } from 'preact/hooks';
import { get, stream, url } from '../../lib/api.js';
import { History } from './fold/history.js';

const PAGE = 1000;
const AT_ONCE = 4;
const AGAIN = 2000;

/**
 * An execution that is looked at: its description and its history, loaded in pages and then followed. Listeners are told
 * of changes at most once a frame.
 */
class Watch {
  constructor(arn) {
    this.arn = arn;
    this.history = new History();
    this.description = null;
    this.problem = null;
    this.connection = 'loading';
    this.total = 0;
    this.version = 0;
    this.listeners = new Set();
    this.over = new AbortController();
  }

  get fold() {
    return this.history.fold;
  }

  /** Loads what there is, then follows what happens. */
  async start() {
    this.problem = null;
    this.connection = 'loading';
    this.changed();
    try {
      await Promise.all([this.describe(), this.load()]);
      this.connection = 'ended';
      if (this.description.status === 'RUNNING') this.follow();
      else if (this.behind()) await this.load();
    } catch (problem) {
      if (problem.name === 'AbortError') return;
      this.problem = problem;
      this.connection = 'closed';
    }
    this.changed();
  }

  stop() {
    this.over.abort();
    this.end?.();
    clearTimeout(this.timer);
  }

  /** Whether it ended between the description and the pages. */
  behind() {
    return this.fold.marks.at(-1) === 'RUNNING';
  }

  get(address, query) {
    return get(address, { signal: this.over.signal, query });
  }

  async load() {
    const first = await this.page(this.fold.upTo);
    this.total = first.last;
    const starts = [];
    if (first.after) for (let from = Number(first.after); from < first.last; from += PAGE) starts.push([from, Math.min(from + PAGE, first.last)]);
    await Promise.all(Array.from({ length: AT_ONCE }, () => this.work(starts)));
  }

  async work(starts) {
    while (starts.length) {
      const [from, to] = starts.shift();
      for (let at = from; at < to;) {
        const page = await this.page(at, to - at);
        at = page.events.at(-1)?.id ?? to;
      }
    }
  }

  async page(after, limit = PAGE) {
    const page = await this.get(url`/executions/${this.arn}/history`, { after, limit });
    this.history.add(page.events);
    this.changed();
    return page;
  }

  /** Follows what happens from the last event that is known. */
  follow() {
    this.end?.();
    this.end = stream(url`/executions/${this.arn}/events` + `?after=${this.fold.upTo}`, {
      history: ({ events }) => this.happened(events),
      end: description => {
        this.description = description;
        this.say('ended');
        this.end();
      }
    }, { onOpen: () => this.say('live'), onError: closed => this.lost(closed) });
  }

  happened(events) {
    this.history.add(events);
    this.total = Math.max(this.total, this.history.last);
    if (events.some(event => event.type === 'ExecutionRedriven')) this.describe();
    this.say('live');
  }

  lost(closed) {
    if (this.connection === 'ended') return;
    this.say('again');
    clearTimeout(this.timer);
    if (closed) this.timer = setTimeout(() => this.follow(), AGAIN);
  }

  /** After something was done to it: reads how it stands, and follows it. */
  async again() {
    await this.describe();
    this.follow();
  }

  async describe() {
    this.description = await this.get(url`/executions/${this.arn}`);
    this.changed();
  }

  say(connection) {
    this.connection = connection;
    this.changed();
  }

  changed() {
    if (this.planned) return;
    this.planned = requestAnimationFrame(() => {
      this.planned = 0;
      this.version++;
      this.listeners.forEach(listener => listener(this.version));
    });
  }
}

/** Watches an execution as long as the caller is drawn, which is drawn again with each change. */
export function useWatch(arn) {
  const watch = useMemo(() => new Watch(arn), [arn]);
  const [, again] = useState(0);
  useEffect(() => {
    watch.listeners.add(again);
    watch.start();
    return () => watch.stop();
  }, [watch]);
  return watch;
}
