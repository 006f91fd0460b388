import { useState } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { useQuery } from '../../lib/router.js';
import { Confirm } from '../../parts/dialog.js';
import { TEMPLATES } from './templates.js';

/** Name, type and what to begin with. */
export function NewMachine({ draft, change }) {
  const [chosen, setChosen] = useQuery('template', 'hello');
  const [wanted, want] = useState(null);
  const begin = id => {
    const [, , , text, sample] = TEMPLATES.find(([one]) => one === id);
    change({ text, base: text, sample });
    setChosen(id);
    want(null);
  };
  const choose = id => draft.text === draft.base ? begin(id) : want(id);
  return html`<div class="card new-machine">
    <label class="field">Name<input id="machine-name" value=${draft.name} maxlength="80" required spellcheck=${false} autocomplete="off" placeholder="orders"
      onInput=${event => change({ name: event.currentTarget.value, named: Boolean(event.currentTarget.value) })} /></label>
    <label class="field">Type<select value=${draft.type} onChange=${event => change({ type: event.currentTarget.value })}>
      <option value="STANDARD" selected=${draft.type === 'STANDARD'}>Standard: durable, with history</option>
      <option value="EXPRESS" selected=${draft.type === 'EXPRESS'}>Express: short, without history</option></select></label>
    <div class="field templates" role="group" aria-label="Begin with a template"><span class="label" aria-hidden="true">Begin with</span>
      <div class="row">${TEMPLATES.map(([id, name, about]) => html`<button type="button" key=${id} title=${about} aria-pressed=${String(id === chosen)} onClick=${() => choose(id)}>${name}</button>`)}</div></div>
    ${wanted && html`<${Confirm} title="Begin anew?" action="Begin anew" onConfirm=${() => begin(wanted)} onClose=${() => want(null)}>
      <p>What you have written is replaced. Ctrl Z in the editor brings it back.</p><//>`}
  </div>`;
}
