import { html } from '../../lib/html.js';
import { Copyable } from '../../parts/copy.js';
import { Icon } from '../../parts/icons.js';

const FEW = 6;
const MOST = 400;
const WORDS = {
  workflow: ['State machines', 'docs/concepts'], activity: ['Activities', 'docs/guides/aws-cli.md'], approval: ['People', 'docs/guides/approvals.md'],
  function: ['Functions', 'docs/guides/functions.md'], http: ['HTTP', 'docs/guides/http.md'], apigateway: ['API Gateway', 'docs/guides/http.md'],
  aws: ['AWS services', 'docs/guides/aws-services.md'], container: ['Containers', 'docs/guides/containers.md'],
  batch: ['Batch jobs', 'docs/guides/batch.md'], kubernetes: ['Kubernetes', 'docs/guides/kubernetes.md']
};

/** One connector: whether it is usable, its ARNs, and what can be named in its arguments. */
export function Connector({ connector, text }) {
  const { name, available, detail, resources, things = [] } = connector;
  const [title, guide] = WORDS[name] ?? [name];
  const id = 'connector-' + name;
  return html`<section class="card" aria-labelledby=${id}>
    <header><h2 id=${id}>${title}</h2><span class=${available ? 'badge is-succeeded' : 'badge'}><${Icon} name=${available ? 'done' : 'aborted'} size=${13} />${available ? 'Usable' : 'Not usable now'}</span></header>
    <div class="body stack">
      ${detail && html`<p>${detail}</p>`}
      <${Resources} resources=${resources} />
      ${things.length > 0 && html`<${Things} things=${things} text=${text} title=${title} />`}
      ${guide && html`<p class="muted small">Guide: <${Copyable} text=${guide} label=${`Copy the path of the guide to ${title}`} /></p>`}
    </div></section>`;
}

function Resources({ resources }) {
  const list = all => html`<ul class="resources">${all.map(arn => html`<li key=${arn}><${Copyable} text=${arn} /></li>`)}</ul>`;
  if (resources.length <= FEW) return list(resources);
  return html`${list(resources.slice(0, FEW))}<details><summary>${resources.length - FEW} more resources</summary>${list(resources.slice(FEW, MOST))}</details>`;
}

/** Functions, connections, services: what a task can name. */
function Things({ things, text, title }) {
  const word = text.trim().toLowerCase();
  const named = word ? things.filter(one => one.name.toLowerCase().includes(word)) : [];
  const shown = named.length ? named : things;
  const kinds = [...new Set(things.map(one => one.kind))];
  return html`<details open=${shown.length <= FEW}><summary>${shown.length.toLocaleString()} ${kinds.length === 1 ? plural(kinds[0], shown.length) : 'things'}${named.length > 0 && ' that fit'}</summary>
    <div class="things" tabindex="0" role="region" aria-label=${`What ${title} offers`}><dl class="pairs">${shown.slice(0, MOST).map(one => html`<div key=${one.kind + one.name}><dt><code>${one.name}</code></dt><dd class="muted">${one.detail || one.kind}</dd></div>`)}</dl></div>
    ${shown.length > MOST && html`<p class="muted small">These are the first ${MOST}. Find one by its name above.</p>`}
  </details>`;
}

function plural(kind, count) {
  if (count === 1) return kind;
  return kind.endsWith('y') ? kind.slice(0, -1) + 'ies' : kind + 's';
}
