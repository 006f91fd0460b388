import { html } from '../../../lib/html.js';
import { Icon } from '../../../parts/icons.js';
import { begunBy, groupAt, lineAt, lineVisitAt } from '../fold/at.js';
import { pathOf } from '../fold/model.js';
import { lineWord } from '../words.js';

/** Ways to other branches, iterations and visits: one picker for each Parallel or Map around, the visits last. */
export function Pickers({ page, visit }) {
  const around = pathOf(visit).slice(0, -1);
  const below = pathOf(visit).slice(1);
  return html`<div class="pickers">
    ${around.map((container, index) => html`<${LinePicker} key=${container.entered} page=${page} container=${container} line=${below[index].line} name=${visit.name} />`)}
    ${visit.groups.length > 0 && !visit.mapRuns.length && html`<${LinePicker} page=${page} container=${visit} line=${null} name="" />`}
    <${VisitPicker} page=${page} visit=${visit} />
  </div>`;
}

/** The branches or iterations of one Parallel or Map, of the attempt that the line belongs to. */
function LinePicker({ page, container, line, name }) {
  const { selection, id } = page;
  const group = line?.group ?? groupAt(container, id);
  const lines = group?.lines.filter(one => one?.visits.length) ?? [];
  if (!lines.length) return null;
  const at = line ? lines.indexOf(line) : -1;
  const to = index => {
    const target = lines[index];
    if (target) selection.choose(sameIn(target, name) ?? lineVisitAt(target, id) ?? target.visits[0]);
  };
  const word = lineWord(container.type);
  const from = container.type === 'Parallel' ? 1 : 0;
  const failed = lines.findIndex((one, index) => index > at && lineAt(one, id) === 'FAILED');
  return html`<div class="picker row" role="group" aria-label=${`${word} of ${container.name}`}>
    <button type="button" class="plain of" title=${'Choose ' + container.name} onClick=${() => selection.choose(container)}>${container.name}</button>
    <button type="button" class="icon" aria-label=${`${word} before`} disabled=${at <= 0} onClick=${() => to(at - 1)}><${Icon} name="back" size=${13} /></button>
    <label><span class="word">${word}</span> <input type="number" class="number" min=${from} max=${lines.at(-1).index + from} value=${line ? line.index + from : ''} placeholder="–"
      onChange=${event => to(lines.findIndex(one => one.index + from === Number(event.currentTarget.value)))} /></label>
    <span class="muted small number">of ${(group.length ?? lines.length).toLocaleString()}</span>
    <button type="button" class="icon" aria-label=${`${word} after`} disabled=${at >= lines.length - 1} onClick=${() => to(at + 1)}><${Icon} name="next" size=${13} /></button>
    ${failed >= 0 && html`<button type="button" class="plain bad" onClick=${() => to(failed)}><${Icon} name="failed" size=${12} /><span class="word">next failed</span></button>`}
  </div>`;
}

/** The visit of the same state in another branch or iteration; at any depth. */
function sameIn(line, name) {
  for (const visit of line.visits) {
    if (visit.name === name) return visit;
    for (const inside of visit.groups.at(-1)?.lines ?? []) {
      const found = inside && sameIn(inside, name);
      if (found) return found;
    }
  }
  return null;
}

/** Visits of the same state in the same line: a loop comes by again and again. */
function VisitPicker({ page, visit }) {
  const same = page.fold.names.get(visit.name).visits;
  const here = same.length > 1 ? visit.line.visits.filter(one => one.name === visit.name) : [visit];
  const begun = begunBy(here, page.id);
  if (here.length < 2) return null;
  const at = here.indexOf(visit);
  return html`<div class="picker row" role="group" aria-label=${'Visits of ' + visit.name}>
    <span class="of muted">Came by</span>
    <button type="button" class="icon" aria-label="Visit before" disabled=${at <= 0} onClick=${() => page.selection.choose(here[at - 1])}><${Icon} name="back" size=${13} /></button>
    <label><span class="word">Visit</span> <input type="number" class="number" min="1" max=${here.length} value=${at + 1} onChange=${event => {
      const target = here[Number(event.currentTarget.value) - 1];
      if (target) page.selection.choose(target);
    }} /></label>
    <span class="muted small number">of ${begun.toLocaleString()}</span>
    <button type="button" class="icon" aria-label="Visit after" disabled=${at >= here.length - 1} onClick=${() => page.selection.choose(here[at + 1])}><${Icon} name="next" size=${13} /></button>
  </div>`;
}
