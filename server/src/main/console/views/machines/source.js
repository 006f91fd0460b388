import { html } from '../../lib/html.js';
import { may } from '../../lib/access.js';
import { machineArnOf, nameOf, qualifierOf } from '../../lib/arn.js';
import { path } from '../../lib/router.js';
import { CopyButton } from '../../parts/copy.js';
import { Editor } from '../../parts/editor.js';
import { Icon } from '../../parts/icons.js';
import { announce } from '../../parts/toasts.js';

/** The definition to read, to copy and to take away. */
export function Definition({ machine, arn }) {
  const text = machine.definition;
  return html`<section class="card source"><header><h2>Definition</h2>
      <span class="muted small">${text.split('\n').length.toLocaleString()} lines · ${new Blob([text]).size.toLocaleString()} bytes</span>
      <${CopyButton} text=${text} label="Copy the definition" />
      <button type="button" onClick=${() => download(text, fileName(arn))}><${Icon} name="download" size=${15} />Download</button>
      ${!qualifierOf(arn) && may('EDIT', arn) && html`<a class="button" href=${path`/machines/${machineArnOf(arn)}/edit`}><${Icon} name="edit" size=${15} />Edit</a>`}</header>
    <${Editor} key=${arn + machine.revisionId} value=${text} label="Definition, read-only" height="calc(100vh - 20rem)" readOnly extensions=${wrapping} /></section>`;
}

/** Loaded with the editor, not before. */
async function wrapping() {
  return [(await import('./wrapping.js')).hangingWraps];
}

function fileName(arn) {
  const qualifier = qualifierOf(arn);
  return `${nameOf(machineArnOf(arn))}${qualifier ? '-' + qualifier : ''}.asl.json`;
}

/** Hands a text to whoever looks as a file. */
function download(text, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
  announce(`${name} downloaded`);
}
