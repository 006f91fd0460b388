import { useState } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { Dialog } from '../../parts/dialog.js';
import { Differences } from './differences.js';

/** What is about to be saved, and whether it becomes a version. */
export function SaveDialog({ draft, arn, onSave, onClose }) {
  const [description, setDescription] = useState('');
  const dirty = draft.text !== draft.base;
  return html`<${Dialog} title=${arn ? 'Review and publish' : 'Create and publish'} wide onClose=${onClose} footer=${html`<button type="button" onClick=${onClose}>Keep editing</button>
      ${arn && dirty && html`<button type="button" onClick=${() => onSave({})}>Save without a version</button>`}
      <button type="button" class="primary" onClick=${() => onSave({ publish: true, description })}>${action(arn, dirty)}</button>`}>
    ${arn && !dirty && html`<p class="muted">Nothing has changed since it was saved. What is saved becomes a version.</p>`}
    ${arn && dirty && html`<${Differences} before=${draft.base} after=${draft.text} names=${['what is saved', 'what you wrote']} />`}
    <label class="field">Description of the version<input value=${description} maxlength="256" placeholder="What is new in it" onInput=${event => setDescription(event.currentTarget.value)} /></label>
    <p class="muted small">A version has a number and never changes again; aliases can route starts to it.</p>
  <//>`;
}

function action(arn, dirty) {
  if (!arn) return 'Create and publish';
  return dirty ? 'Save and publish' : 'Publish';
}

/** Somebody else was quicker. */
export function Conflict({ theirs, draft, onOver, onTake, onClose }) {
  return html`<${Dialog} title="Somebody else has saved it meanwhile" wide onClose=${onClose} footer=${html`<button type="button" onClick=${onClose}>Keep editing</button>
      <button type="button" class="danger" onClick=${onTake}>Drop mine, take theirs</button>
      <button type="button" class="danger" onClick=${onOver}>Save mine over theirs</button>`}>
    <p>Nothing of yours has been saved. This is how yours differs from what is saved now; copy what you want to keep of theirs, or decide for one of them.</p>
    <${Differences} before=${theirs.definition} after=${draft.text} names=${['what is saved now', 'yours']} />
  <//>`;
}
