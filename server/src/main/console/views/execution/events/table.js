import { useEffect, useMemo, useState } from 'preact/hooks';
import { html } from '../../../lib/html.js';
import { useMedia, useRested } from '../../../lib/hooks.js';
import { useAddress, go, withQuery } from '../../../lib/router.js';
import { absolute, duration } from '../../../lib/time.js';
import { Json } from '../../../parts/json.js';
import { Empty } from '../../../parts/states.js';
import { VirtualList } from '../../../parts/virtual.js';
import { lastUpTo } from '../fold/marks.js';
import { kindOf } from '../fold/kinds.js';
import { KINDS, brief, fitting } from './filter.js';

const ROW = 28;
const ROW_NARROW = 48;
const TALLEST = 480;
const SHOWN_TEXT = 160;

/** All events, with a filter; the chosen one is the moment at which the page looks. */
export function EventTable({ page }) {
  const { history, fold, id, moment, selection } = page;
  const { query } = useAddress();
  const filter = { kind: query.get('kind') ?? 'all', text: query.get('find') ?? '', name: query.get('only') === 'chosen' ? selection.name : '' };
  const ids = useMemo(() => fitting(history, filter), [fold.upTo, filter.kind, filter.text, filter.name]);
  const row = useMedia('(max-width: 40rem)') ? ROW_NARROW : ROW;
  const focus = lastUpTo(ids.length, id, at => ids[at]);
  const choose = one => {
    moment.set(one);
    const visit = fold.visitOf[one];
    if (visit) selection.choose(visit);
  };
  const keys = event => {
    const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }[event.key];
    if (!by || !ids.length) return;
    event.preventDefault();
    moment.set(ids[Math.max(0, Math.min(ids.length - 1, focus + by))]);
  };
  return html`<div class="events">
    <${Filter} filter=${filter} count=${ids.length} total=${fold.upTo} chosen=${selection.name} />
    ${ids.length === 0 ? html`<${NoneFits} />` : html`
      <div class="event-row event-head" aria-hidden="true"><span>Id</span><span>Time</span><span>Type</span><span>State</span><span>Details</span></div>
      <${VirtualList} count=${ids.length} rowHeight=${row} height=${Math.min(TALLEST, ids.length * row + 4)} label="Events" focus=${focus} onKeyDown=${keys}
        row=${index => html`<${EventRow} key=${ids[index]} event=${history.events[ids[index]]} visit=${fold.visitOf[ids[index]]} begin=${fold.times[1]} time=${fold.times[ids[index]]}
          chosen=${ids[index] === id} later=${ids[index] > id} onChoose=${choose} />`} />`}
    ${history.events[id] && html`<details class="whole-event" open=${!moment.live}><summary>Event ${id.toLocaleString()}, ${history.events[id].type}</summary>
      <${Json} text=${JSON.stringify(history.events[id])} label=${`event ${id}`} /></details>`}
  </div>`;
}

function EventRow({ event, visit, begin, time, chosen, later, onChoose }) {
  const failed = kindOf(event.type).failure;
  return html`<div role="listitem" class=${'event-row' + (chosen ? ' chosen' : '') + (later ? ' later' : '') + (failed ? ' failed' : '')} onClick=${() => onChoose(event.id)}>
    <button type="button" class="plain number" aria-current=${chosen ? 'true' : undefined} aria-label=${`Event ${event.id}, ${event.type}${visit ? ', ' + visit.name : ''}`}>${event.id}</button>
    <span class="number nowrap" title=${absolute(event.timestamp)}>+${duration(time - begin)}</span>
    <span class="type">${event.type}</span>
    <span>${visit?.name}</span>
    <code class="brief">${brief(event).slice(0, SHOWN_TEXT)}</code>
  </div>`;
}

function Filter({ filter, count, total, chosen }) {
  const [text, setText] = useState(filter.text);
  const rested = useRested(text, 250);
  useEffect(() => {
    if (rested !== filter.text) put({ find: rested });
  }, [rested]);
  const kind = filter.kind === 'all' ? null : filter.kind;
  return html`<form class="row filter" role="search" aria-label="Filter events" onSubmit=${event => event.preventDefault()}>
    <input type="search" aria-label="Text in events" placeholder="Text in type, state or data" value=${text} spellcheck=${false} onInput=${event => setText(event.currentTarget.value)} />
    <select aria-label="Kind of events" value=${filter.kind} onChange=${event => put({ kind: event.currentTarget.value === 'all' ? null : event.currentTarget.value })}>
      ${KINDS.map(([id, label]) => html`<option key=${id} value=${id} selected=${id === (kind ?? 'all')}>${label}</option>`)}
    </select>
    ${chosen && html`<label class="check"><input type="checkbox" checked=${Boolean(filter.name)} onChange=${event => put({ only: event.currentTarget.checked ? 'chosen' : null })} /> only of ${chosen}</label>`}
    <span class="muted small number" role="status">${count === total ? `${total.toLocaleString()} events` : `${count.toLocaleString()} of ${total.toLocaleString()} events`}</span>
  </form>`;
}

function put(changes) {
  go(withQuery(changes), { replace: true });
}

function NoneFits() {
  return html`<${Empty} title="No event fits"><p>Clear the text, or look for another kind of events.</p>
    <button type="button" onClick=${() => put({ find: null, kind: null, only: null })}>Show all events</button><//>`;
}
