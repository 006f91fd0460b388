import { useState } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { may } from '../../lib/access.js';
import { get, remove, url } from '../../lib/api.js';
import { useLoad } from '../../lib/hooks.js';
import { path } from '../../lib/router.js';
import { Arn } from '../../parts/copy.js';
import { Confirm } from '../../parts/dialog.js';
import { Icon } from '../../parts/icons.js';
import { Empty, ProblemBox, loaded } from '../../parts/states.js';
import { Time } from '../../parts/time.js';
import { announce } from '../../parts/toasts.js';
import { AliasDialog } from './alias-form.js';
import { Routing } from './routing.js';
import { Went } from './went.js';

const PAGE = 200;

/** The aliases of a machine: who gets what, and where executions went. */
export function Aliases({ arn }) {
  const load = useLoad(() => get(url`/machines/${arn}/aliases`, { query: { limit: PAGE } }), [arn]);
  const versions = useLoad(() => get(url`/machines/${arn}/versions`, { query: { limit: PAGE } }), [arn]);
  const [open, setOpen] = useState(null);
  const none = versions.data?.versions.length === 0;
  const create = may('EDIT', arn) && html`<button type="button" class="primary" disabled=${!versions.data || none} onClick=${() => setOpen({ edit: {} })}><${Icon} name="plus" size=${15} />Create an alias</button>`;
  return html`<div class="stack">
    <section class="card"><header><h2>Aliases</h2>${create}</header>
      ${loaded(load, data => data.aliases.length
        ? html`<ul class="aliases">${data.aliases.map(alias => html`<${Alias} key=${alias.name} alias=${alias} mayEdit=${may('EDIT', arn)} onEdit=${() => setOpen({ edit: alias })} onDelete=${() => setOpen({ drop: alias })} />`)}</ul>`
        : html`<${Empty} title="There is no alias"><p>An alias is a name that routes starts to one version, or shares them out between two.
          ${none ? ' Publish a version first: aliases point at versions.' : ''}</p>
          ${none ? html`<a class="button" href=${path`/machines/${arn}` + '?tab=versions'}>To the versions</a>` : create}<//>`, { what: 'Loading the aliases' })}
    </section>
    ${open?.edit && html`<${AliasDialog} arn=${arn} alias=${open.edit} versions=${versions.data.versions} onClose=${() => setOpen(null)} onDone=${load.reload} />`}
    ${open?.drop && html`<${DeleteAlias} arn=${arn} alias=${open.drop} onClose=${() => setOpen(null)} onDone=${load.reload} />`}
  </div>`;
}

function Alias({ alias, mayEdit, onEdit, onDelete }) {
  return html`<li><div class="alias-head"><h3><a href=${path`/machines/${alias.stateMachineAliasArn}`}>${alias.name}</a></h3>
      <span class="muted small">changed <${Time} at=${alias.updateDate} /></span>
      ${mayEdit && html`<span class="row acts"><button type="button" onClick=${onEdit}>Change<span class="visually-hidden"> alias ${alias.name}</span></button>
        <button type="button" class="danger" onClick=${onDelete}>Delete<span class="visually-hidden"> alias ${alias.name}</span></button></span>`}</div>
    ${alias.description && html`<p>${alias.description}</p>`}
    <p><${Arn} arn=${alias.stateMachineAliasArn} whole /></p>
    <${Routing} routes=${alias.routingConfiguration} />
    <${Went} arn=${alias.stateMachineAliasArn} /></li>`;
}

function DeleteAlias({ arn, alias, onClose, onDone }) {
  const [problem, setProblem] = useState(null);
  const confirm = async () => {
    try {
      await remove(url`/machines/${arn}/aliases/${alias.name}`);
      announce(`Alias ${alias.name} deleted`);
      onDone();
      onClose();
    } catch (failure) {
      setProblem(failure);
    }
  };
  return html`<${Confirm} title=${`Delete alias ${alias.name}?`} action="Delete alias" onConfirm=${confirm} onClose=${onClose}>
    <p>Whoever starts <code>${alias.name}</code> is refused from then on, schedules included. Executions that run go on.</p>
    ${problem && html`<${ProblemBox} problem=${problem} />`}
  <//>`;
}
