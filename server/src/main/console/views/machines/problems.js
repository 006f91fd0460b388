import { html } from '../../lib/html.js';
import { Icon } from '../../parts/icons.js';
import { ProblemBox } from '../../parts/states.js';

/** The problems of a definition as a list from which one gets to each. */
export function Problems({ check, refused, onJump }) {
  const errors = check.diagnostics.filter(one => one.severity === 'ERROR').length;
  const warnings = check.diagnostics.length - errors;
  const count = check.text === null ? 'Looking for problems' : [plural(errors, 'error'), plural(warnings, 'warning')].filter(Boolean).join(', ') || 'No problems';
  return html`<section class="problems" aria-labelledby="problems-title">
    <h2 id="problems-title" class=${errors ? 'is-bad' : ''}><${Icon} name=${errors ? 'failed' : warnings ? 'help' : 'done'} size=${15} />
      <span role="status">${count}${check.truncated ? ' and more' : ''}</span></h2>
    ${refused && html`<${Refused} refused=${refused} errors=${errors} />`}
    ${check.problem && html`<p class="muted small">Not checked: ${check.problem.detail}</p>`}
    ${check.diagnostics.length > 0 && html`<ol>${check.diagnostics.map((one, index) => html`<li key=${index}>
      <button type="button" class="plain" onClick=${() => onJump(one)}>
        <span class=${one.severity === 'ERROR' ? 'is-bad' : 'is-warning'}>${one.severity === 'ERROR' ? 'Error' : 'Warning'}</span>
        <span class="number muted">${one.line}:${one.column}</span><span class="told">${one.message}</span></button></li>`)}</ol>`}
  </section>`;
}

/** Why it was not saved; what is wrong with the definition stands below. */
function Refused({ refused, errors }) {
  if (errors && refused.title === 'InvalidDefinition') return html`<p class="refused" role="alert"><strong>Not saved.</strong> A definition with errors is refused.</p>`;
  return html`<${ProblemBox} problem=${{ title: 'Not saved', detail: refused.detail }} />`;
}

function plural(count, word) {
  return count ? `${count} ${word}${count === 1 ? '' : 's'}` : '';
}
