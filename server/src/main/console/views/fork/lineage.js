import { html } from '../../lib/html.js';
import { get, url } from '../../lib/api.js';
import { nameOf } from '../../lib/arn.js';
import { useLoad } from '../../lib/hooks.js';
import { path } from '../../lib/router.js';
import { Status } from '../../parts/status.js';

const LOOK_AGAIN = 15000;

/** What an execution is a fork of, and its own forks, as a small tree; nothing if it is alone. */
export function Lineage({ description }) {
  const load = useLoad(() => get(url`/executions/${description.executionArn}/lineage`), [description.executionArn], { every: LOOK_AGAIN });
  const { ancestors = [], forks = [] } = load.data ?? {};
  if (!ancestors.length && !forks.length) return null;
  return html`<div><dt>${ancestors.length ? 'Fork of' : 'Forks'}</dt><dd>
    <details open=${ancestors.length + forks.length <= 3}>
      <summary>${ancestors.length ? `${nameOf(ancestors[0].executionArn)}, at ${ancestors[0].state}` : `${forks.length}`}</summary>
      <${Tree} ancestors=${[...ancestors].reverse()} name=${description.name} forks=${forks} /></details></dd></div>`;
}

function Tree({ ancestors: [oldest, ...younger], name, forks }) {
  if (oldest) {
    return html`<ul><li><a href=${path`/executions/${oldest.executionArn}`}>${nameOf(oldest.executionArn)}</a>
      ${oldest.status ? html` <${Status} status=${oldest.status} />` : html` <span class="muted small">not kept any more</span>`}
      <span class="muted small"> forked at ${oldest.state}${oldest.by ? ` by ${oldest.by}` : ''}${edited(oldest)}</span>
      <${Tree} ancestors=${younger} name=${name} forks=${forks} /></li></ul>`;
  }
  return html`<ul><li><strong>${name}</strong>${forks.length > 0 && html`<ul>${forks.map(fork => html`<li key=${fork.executionArn}>
    <a href=${path`/executions/${fork.executionArn}`}>${fork.name}</a> <${Status} status=${fork.status} />
    <span class="muted small"> at ${fork.forkedFrom?.state}${fork.forkedFrom ? edited(fork.forkedFrom) : ''}</span></li>`)}</ul>`}</li></ul>`;
}

function edited(origin) {
  return origin.edited.length ? `, with other ${origin.edited.join(' and ')}` : '';
}
