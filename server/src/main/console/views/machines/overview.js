import { html } from '../../lib/html.js';
import { may } from '../../lib/access.js';
import { get, url } from '../../lib/api.js';
import { machineArnOf, qualifierOf } from '../../lib/arn.js';
import { useLoad } from '../../lib/hooks.js';
import { path } from '../../lib/router.js';
import { loaded } from '../../parts/states.js';
import { Activity } from './activity.js';
import { Facts } from './facts.js';
import { StateGraph } from './graph.js';
import { RecentExecutions } from './recent.js';
import { Routing } from './routing.js';

const RECENT = 8;

export function Overview({ machine, arn }) {
  const graph = useLoad(() => get(url`/machines/${machine.stateMachineVersionArn ?? arn}/graph`, { accept: 'image/svg+xml' }), [arn, machine.revisionId]);
  const edit = path`/machines/${machineArnOf(arn)}/edit`;
  return html`<div class="overview">
    <div class="stack">
      ${machine.routingConfiguration && html`<section class="card"><header><h2>Who gets what</h2></header>
        <div class="body"><${Routing} routes=${machine.routingConfiguration} /></div></section>`}
      <section class="card"><header><h2>Graph</h2>${!qualifierOf(arn) && may('EDIT', arn) && html`<a href=${edit}>Open in the editor</a>`}</header>
        <div class="body">${loaded(graph, text => html`<${StateGraph} text=${text} />`, { what: 'Drawing the graph' })}</div></section>
      <${RecentExecutions} arn=${arn} limit=${RECENT} />
    </div>
    <div class="stack">
      ${!qualifierOf(arn) && html`<${Activity} arn=${arn} />`}
      <${Facts} machine=${machine} arn=${arn} />
    </div>
  </div>`;
}
