import { useState } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { may } from '../../lib/access.js';
import { get, remove, url } from '../../lib/api.js';
import { nameOf } from '../../lib/arn.js';
import { useLoad } from '../../lib/hooks.js';
import { path } from '../../lib/router.js';
import { Confirm } from '../../parts/dialog.js';
import { Icon } from '../../parts/icons.js';
import { Empty, ProblemBox, loaded } from '../../parts/states.js';
import { Time } from '../../parts/time.js';
import { announce } from '../../parts/toasts.js';
import { Comparison } from './comparison.js';
import { PublishDialog } from './publish.js';
import { RollDialog } from './roll.js';

const PAGE = 200;
const FIRST = 'INITIAL';

/** The published versions of a machine: publish, compare, let an alias point at one, delete. */
export function Versions({ machine, arn }) {
  const [limit, setLimit] = useState(PAGE);
  const load = useLoad(() => get(url`/machines/${arn}/versions`, { query: { limit } }), [arn, limit]);
  const aliases = useLoad(() => get(url`/machines/${arn}/aliases`, { query: { limit: PAGE } }), [arn]);
  const [open, setOpen] = useState(null);
  const changed = () => (load.reload(), aliases.reload());
  const close = () => setOpen(null);
  const publish = may('EDIT', arn) && html`<button type="button" class="primary" onClick=${() => setOpen({ publish: true })}><${Icon} name="plus" size=${15} />Publish a version</button>`;
  return html`<div class="stack">
    <section class="card"><header><h2>Versions</h2>${publish}</header>
      ${loaded(load, data => data.versions.length
        ? html`<${Table} versions=${data.versions} machine=${machine} aliases=${aliases.data?.aliases ?? []} onOpen=${setOpen} />
          ${data.after && html`<p class="row more body"><button type="button" onClick=${() => setLimit(Math.min(1000, limit + PAGE))}>Show more</button></p>`}`
        : html`<${Empty} title="No version has been published"><p>A version is a definition that never changes again. Aliases route starts to versions, so that a change can be rolled out bit by bit, and back.</p>${publish}<//>`,
        { what: 'Loading the versions' })}
    </section>
    ${load.data && html`<${Comparison} machine=${machine} arn=${arn} versions=${load.data.versions} />`}
    ${open?.publish && html`<${PublishDialog} machine=${machine} arn=${arn} onClose=${close} onDone=${changed} />`}
    ${open?.roll && html`<${RollDialog} arn=${arn} version=${open.roll} aliases=${aliases.data?.aliases ?? []} onClose=${close} onDone=${changed} />`}
    ${open?.drop && html`<${DeleteVersion} arn=${arn} version=${open.drop} onClose=${close} onDone=${changed} />`}
  </div>`;
}

function Table({ versions, machine, aliases, onOpen }) {
  return html`<table class="cards-when-narrow">
    <caption class="visually-hidden">Versions, newest first</caption>
    <thead><tr><th scope="col">Version</th><th scope="col">Description</th><th scope="col">Published</th><th scope="col">Aliases</th><th scope="col"><span class="visually-hidden">What can be done</span></th></tr></thead>
    <tbody>${versions.map(version => html`<${Row} key=${version.version} version=${version} current=${version.revisionId === (machine.revisionId ?? FIRST)} aliases=${aliases} onOpen=${may('EDIT', machine.stateMachineArn) && onOpen} />`)}</tbody>
  </table>`;
}

function Row({ version, current, aliases, onOpen }) {
  const routed = aliases.flatMap(alias => alias.routingConfiguration.filter(route => route.stateMachineVersionArn === version.stateMachineVersionArn).map(route => [alias, route.weight]));
  return html`<tr>
    <td class="nowrap"><a href=${path`/machines/${version.stateMachineVersionArn}`}><strong>Version ${version.version}</strong></a>${current && html` <span class="badge">as it is now</span>`}</td>
    <td data-label="Description">${version.description || html`<span class="muted">–</span>`}</td>
    <td data-label="Published"><${Time} at=${version.creationDate} /></td>
    <td data-label="Aliases"><span class="row">${routed.length ? routed.map(([alias, weight]) => html`<a class="tag" key=${alias.name} href=${path`/machines/${alias.stateMachineAliasArn}`}>${alias.name}<b>${weight} %</b></a>`) : html`<span class="muted">–</span>`}</span></td>
    <td class="acts">${onOpen && html`<span class="row"><button type="button" onClick=${() => onOpen({ roll: version })}>Roll an alias to it<span class="visually-hidden">: version ${version.version}</span></button>
      <button type="button" class="danger" disabled=${routed.length > 0} title=${routed.length ? 'An alias points at it' : undefined} onClick=${() => onOpen({ drop: version })}>Delete<span class="visually-hidden"> version ${version.version}</span></button></span>`}</td>
  </tr>`;
}

function DeleteVersion({ arn, version, onClose, onDone }) {
  const [problem, setProblem] = useState(null);
  const confirm = async () => {
    try {
      await remove(url`/machines/${arn}/versions/${version.version}`);
      announce(`Version ${version.version} deleted`);
      onDone();
      onClose();
    } catch (failure) {
      setProblem(failure);
    }
  };
  return html`<${Confirm} title=${`Delete version ${version.version} of ${nameOf(arn)}?`} action="Delete version" onConfirm=${confirm} onClose=${onClose}>
    <p>Its number is never used again. Executions of it that run go on.</p>
    ${problem && html`<${ProblemBox} problem=${problem} />`}
  <//>`;
}
