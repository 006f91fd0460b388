import { useState } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { may } from '../../lib/access.js';
import { get, put, url } from '../../lib/api.js';
import { useLoad } from '../../lib/hooks.js';
import { Dialog } from '../../parts/dialog.js';
import { Icon } from '../../parts/icons.js';
import { ProblemBox } from '../../parts/states.js';
import { TagRows, tagsOf } from '../../parts/tag-rows.js';
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
  const save = async () => {
    try {
      await put(url`/machines/${arn}/tags`, { tags: tagsOf(rows) });
      announce('Tags saved');
      onSaved();
      onClose();
    } catch (failure) {
      setProblem(failure);
    }
  };
  return html`<${Dialog} title="Tags" onClose=${onClose} footer=${html`<button type="button" onClick=${onClose}>Cancel</button>
      <button type="button" class="primary" onClick=${save}>Save</button>`}>
    <${TagRows} rows=${rows} onChange=${setRows} />
    ${problem && html`<${ProblemBox} problem=${problem} />`}
  <//>`;
}
