import { useMemo } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { absolute } from '../../lib/time.js';
import { Icon } from '../../parts/icons.js';
import { kindOf } from './fold/kinds.js';

const MARKS = 120;

/** Takes the whole page to any event, and plays them. */
export function Slider({ page }) {
  const { watch, fold, history, moment, id } = page;
  const event = history.events[id];
  const newest = fold.upTo;
  const marks = useMemo(() => failures(history.events, newest), [newest]);
  if (!newest) return html`<${Progress} watch=${watch} />`;
  const text = event ? `Event ${id} of ${newest}: ${event.type}` : '';
  return html`<section class=${moment.live ? 'slider' : 'slider past'} aria-label="Moment of the history">
    <div class="row">
      <button type="button" class="icon" title="Play (p)" aria-label=${moment.playing ? 'Pause' : 'Play'} onClick=${moment.play}><${Icon} name=${moment.playing ? 'waiting' : 'play'} size=${15} /></button>
      <button type="button" class="icon" title="One event back (,)" aria-label="One event back" disabled=${id <= 1} onClick=${() => moment.set(id - 1)}><${Icon} name="back" size=${15} /></button>
      <button type="button" class="icon" title="One event on (.)" aria-label="One event on" disabled=${id >= newest} onClick=${() => moment.set(id + 1)}><${Icon} name="next" size=${15} /></button>
    </div>
    <div class="track">
      <div class="marks" aria-hidden="true">${marks.map(at => html`<i key=${at} style=${{ insetInlineStart: share(at, newest) }}></i>`)}</div>
      <input type="range" min="1" max=${newest} step="1" value=${id} aria-label="Event" aria-valuetext=${text}
        onInput=${input => drag(moment, Number(input.currentTarget.value))} />
    </div>
    <p class="moment"><span class="number">${id.toLocaleString()}<span class="muted"> / ${newest.toLocaleString()}</span></span>
      <span class="type">${event?.type}</span><span class="muted number nowrap">${event && absolute(event.timestamp)}</span></p>
    <${Following} page=${page} />
    <${Progress} watch=${watch} />
  </section>`;
}

/** Whoever takes the slider has it: what played stands still. */
function drag(moment, id) {
  if (moment.playing) moment.play();
  moment.set(id);
}

/** Whether the page follows what happens, and the way back to there. */
function Following({ page: { watch, moment } }) {
  if (!moment.live) return html`<button type="button" class="primary" title="To the newest event (l)" onClick=${() => moment.set(null)}>To the newest</button>`;
  if (watch.connection === 'live') return html`<span class="badge is-running live"><i></i>Live</span>`;
  if (watch.connection === 'again') return html`<span class="badge is-waiting" role="status"><${Icon} name="retry" size=${13} />Connecting again</span>`;
  return html`<span class="badge">${watch.connection === 'loading' ? 'Loading' : 'Newest event'}</span>`;
}

function Progress({ watch }) {
  const { history, total, connection } = watch;
  if (connection !== 'loading' || !total || history.count >= total) return null;
  return html`<p class="progress" role="status"><progress max=${total} value=${history.count}></progress>
    ${history.count.toLocaleString()} of ${total.toLocaleString()} events</p>`;
}

/** Where something failed; of many only as many as can be told apart. */
function failures(events, newest) {
  const found = new Map();
  for (let id = 1; id <= newest; id++) {
    if (kindOf(events[id].type).failure) found.set(Math.round(id / newest * MARKS), id);
  }
  return [...found.values()];
}

function share(id, newest) {
  return newest > 1 ? `${(id - 1) / (newest - 1) * 100}%` : '0%';
}
