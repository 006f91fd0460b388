import { useState } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { post, put, url } from '../../lib/api.js';
import { nameOf } from '../../lib/arn.js';
import { aws } from '../../lib/commands.js';
import { Command } from '../../parts/copy.js';
import { Dialog } from '../../parts/dialog.js';
import { ProblemBox } from '../../parts/states.js';
import { announce } from '../../parts/toasts.js';
import { ShareSlider, routingOption } from './roll.js';
import { Routing } from './routing.js';

const ALONE = '';

/** Creates an alias or changes one. What the first version does not get goes to the second, so that it is always 100 %. */
export function AliasDialog({ arn, alias, versions, onClose, onDone }) {
  const [draft, set] = useState(() => draftOf(alias, versions));
  const [state, setState] = useState({ busy: false, problem: null });
  const change = changes => set(before => ({ ...before, ...changes }));
  const routes = routesOf(draft);
  const save = async () => {
    setState({ busy: true, problem: null });
    try {
      const body = { description: draft.description.trim() || (alias.name ? '' : undefined), routingConfiguration: routes };
      await (alias.name ? put(url`/machines/${arn}/aliases/${alias.name}`, body) : post(url`/machines/${arn}/aliases`, { name: draft.name.trim(), ...body }));
      announce(`Alias ${alias.name ?? draft.name} saved`);
      onDone();
      onClose();
    } catch (problem) {
      setState({ busy: false, problem });
    }
  };
  return html`<${Dialog} title=${alias.name ? `Alias ${alias.name}` : 'Create an alias'} onClose=${onClose} footer=${html`<button type="button" onClick=${onClose}>Cancel</button>
      <button type="button" class="primary" disabled=${state.busy || !draft.name.trim()} onClick=${save}>Save</button>`}>
    ${!alias.name && html`<label class="field">Name<input value=${draft.name} maxlength="80" spellcheck=${false} placeholder="live" onInput=${event => change({ name: event.currentTarget.value })} /></label>`}
    <label class="field">Description<input value=${draft.description} maxlength="256" onInput=${event => change({ description: event.currentTarget.value })} /></label>
    <${Version} label="Version" versions=${versions} value=${draft.first} onChange=${first => change(first === draft.second ? { first, second: ALONE, share: 100 } : { first })} />
    <${Version} label="Shared with" versions=${versions.filter(one => one.stateMachineVersionArn !== draft.first)} value=${draft.second} alone onChange=${second => change({ second, share: second === ALONE ? 100 : Math.min(draft.share, 90) })} />
    ${draft.second !== ALONE && html`<${ShareSlider} label=${`Share of version ${nameOf(draft.first)}`} value=${draft.share} onChange=${share => change({ share })} />`}
    <${Routing} routes=${routes} />
    ${state.problem && html`<${ProblemBox} problem=${state.problem} />`}
    <details><summary>The same by AWS CLI</summary><${Command} text=${command(arn, alias, draft, routes)} /></details>
  <//>`;
}

function draftOf(alias, versions) {
  const [first, second] = alias.routingConfiguration ?? [{ stateMachineVersionArn: versions[0].stateMachineVersionArn, weight: 100 }];
  return {
    name: alias.name ?? '', description: alias.description ?? '', first: first.stateMachineVersionArn, share: first.weight,
    second: second?.stateMachineVersionArn ?? ALONE
  };
}

function routesOf({ first, second, share }) {
  const all = [{ stateMachineVersionArn: first, weight: second === ALONE ? 100 : share }];
  if (second !== ALONE) all.push({ stateMachineVersionArn: second, weight: 100 - share });
  return all;
}

function command(arn, alias, draft, routes) {
  const options = alias.name ? { 'state-machine-alias-arn': `${arn}:${alias.name}` } : { name: draft.name.trim() || 'NAME' };
  return aws(alias.name ? 'update-state-machine-alias' : 'create-state-machine-alias', { ...options, description: draft.description.trim() }) + routingOption(routes);
}

function Version({ label, versions, value, alone, onChange }) {
  return html`<label class="field">${label}<select value=${value} onChange=${event => onChange(event.currentTarget.value)}>
    ${alone && html`<option value=${ALONE} selected=${value === ALONE}>No other version</option>`}
    ${versions.map(one => html`<option key=${one.version} value=${one.stateMachineVersionArn} selected=${one.stateMachineVersionArn === value}>Version ${one.version}${one.description ? `: ${one.description}` : ''}</option>`)}
  </select></label>`;
}
