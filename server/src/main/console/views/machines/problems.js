import { html } from '../../lib/html.js';
import { Icon } from '../../parts/icons.js';
import { ProblemBox } from '../../parts/states.js';

const KINDS = { ERROR: { word: 'Error', look: 'is-bad' }, WARNING: { word: 'Warning', look: 'is-warning' }, INFO: { word: 'Hint', look: 'muted' } };

/** Before the first answer. */
const busy = check => (check.text === null && !check.problem ? 'true' : undefined);

/** The problems of a definition, and advice on it, as a list from which one gets to each and can have some of them mended. */
export function Problems({ check, refused, onJump, onMend }) {
  const errors = check.diagnostics.filter(one => one.severity === 'ERROR').length;
  const warnings = check.diagnostics.filter(one => one.severity === 'WARNING').length;
  const hints = check.diagnostics.length - errors - warnings;
  const count = check.text === null ? 'Looking for problems' : [plural(errors, 'error') + plural(warnings, 'warning', errors) || 'No problems', plural(hints, 'hint')].filter(Boolean).join(', ');
  return html`<section class="problems" aria-labelledby="problems-title" aria-busy=${busy(check)}>
    <h2 id="problems-title" class=${errors ? 'is-bad' : ''}><${Icon} name=${errors ? 'failed' : warnings ? 'help' : 'done'} size=${15} />
      <span role="status">${count}${check.truncated ? ' and more' : ''}</span></h2>
    ${refused && html`<${Refused} refused=${refused} errors=${errors} />`}
    ${check.problem && html`<p class="muted small">Not checked: ${check.problem.detail}</p>`}
    ${check.diagnostics.length > 0 && html`<ol>${check.diagnostics.map((one, index) => html`<li key=${index}>
      <button type="button" class="plain" title=${one.page ?? ''} onClick=${() => onJump(one)}>
        <span class=${KINDS[one.severity].look}>${KINDS[one.severity].word}</span>
        <span class="number muted">${one.line}:${one.column}</span><span class="told">${one.message}${one.page && html` <span class="muted small">${one.code}</span>`}</span></button>
      ${one.fix && check.current && html`<button type="button" class="plain mend" onClick=${() => onMend(one.fix)}>${one.fix.title}</button>`}</li>`)}</ol>`}
  </section>`;
}

/** Why it was not saved; what is wrong with the definition stands below. */
function Refused({ refused, errors }) {
  if (errors && refused.title === 'InvalidDefinition') return html`<p class="refused" role="alert"><strong>Not saved.</strong> A definition with errors is refused.</p>`;
  return html`<${ProblemBox} problem=${{ title: 'Not saved', detail: refused.detail }} />`;
}

function plural(count, word, before = 0) {
  return count ? `${before ? ', ' : ''}${count} ${word}${count === 1 ? '' : 's'}` : '';
}
