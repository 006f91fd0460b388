import { useState } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { may } from '../../lib/access.js';
import { get, put, url } from '../../lib/api.js';
import { useLoad } from '../../lib/hooks.js';
import { Dialog } from '../../parts/dialog.js';
import { Icon } from '../../parts/icons.js';
import { ProblemBox } from '../../parts/states.js';
import { announce } from '../../parts/toasts.js';

/** The tags of a machine, and how to change them. */
export function TagsFact({ arn }) {
  const load = useLoad(() => get(url`/machines/${arn}/tags`), [arn]);
  const [editing, edit] = useState(false);
  if (load.problem && !load.data) return html`<span class="muted">${load.problem.detail}</span>`;
  if (!load.data) return html`<span class="muted">…</span>`;
  const tags = Object.entries(load.data.tags);
  return html`<span class="row">
    ${tags.length ? tags.map(([key, value]) => html`<span class="tag" key=${key}>${key}${value && html`<b>${value}</b>`}</span>`) : html`<span class="muted">none</span>`}
    ${may('EDIT', arn) && html`<button type="button" class="plain" onClick=${() => edit(true)}><${Icon} name="edit" size=${13} />Change<span class="visually-hidden"> tags</span></button>`}
    ${editing && html`<${TagDialog} arn=${arn} tags=${tags} onClose=${() => edit(false)} onSaved=${load.reload} />`}
  </span>`;
}

function TagDialog({ arn, tags, onClose, onSaved }) {
  const [rows, setRows] = useState(tags.length ? tags : [['', '']]);
  const [problem, setProblem] = useState(null);
  const change = (at, values) => setRows(rows.map((row, index) => index === at ? values : row));
  const save = async () => {
    try {
      await put(url`/machines/${arn}/tags`, { tags: Object.fromEntries(rows.filter(([key]) => key.trim()).map(([key, value]) => [key.trim(), value])) });
      announce('Tags saved');
      onSaved();
      onClose();
    } catch (failure) {
      setProblem(failure);
    }
  };
  return html`<${Dialog} title="Tags" onClose=${onClose} footer=${html`<button type="button" onClick=${onClose}>Cancel</button>
      <button type="button" class="primary" onClick=${save}>Save</button>`}>
    ${rows.map(([key, value], at) => html`<div class="row tag-row" key=${at}>
      <input aria-label=${`Key of tag ${at + 1}`} placeholder="key" value=${key} maxlength="128" onInput=${event => change(at, [event.currentTarget.value, value])} />
      <input aria-label=${`Value of tag ${at + 1}`} placeholder="value" value=${value} maxlength="256" onInput=${event => change(at, [key, event.currentTarget.value])} />
      <button type="button" class="icon plain" aria-label=${`Remove tag ${key || at + 1}`} onClick=${() => setRows(rows.toSpliced(at, 1))}><${Icon} name="close" size=${15} /></button>
    </div>`)}
    <span><button type="button" onClick=${() => setRows([...rows, ['', '']])}><${Icon} name="plus" size=${15} />Add a tag</button></span>
    ${problem && html`<${ProblemBox} problem=${problem} />`}
  <//>`;
}
