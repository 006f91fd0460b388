import { useState } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { post, put, url } from '../../lib/api.js';
import { aws, quote } from '../../lib/commands.js';
import { Command } from '../../parts/copy.js';
import { Dialog } from '../../parts/dialog.js';
import { ProblemBox } from '../../parts/states.js';
import { announce } from '../../parts/toasts.js';
import { Routing } from './routing.js';

const NEW = '';

/** Lets an alias route starts to a version: all of them, or some of them while the rest stays where it is. */
export function RollDialog({ arn, version, aliases, onClose, onDone }) {
  const [chosen, choose] = useState(aliases[0]?.name ?? NEW);
  const [name, setName] = useState('live');
  const [share, setShare] = useState(100);
  const [state, set] = useState({ busy: false, problem: null });
  const alias = aliases.find(one => one.name === chosen);
  const before = alias?.routingConfiguration.filter(route => route.stateMachineVersionArn !== version.stateMachineVersionArn).sort((a, b) => b.weight - a.weight)[0];
  const routes = before && share < 100
    ? [{ stateMachineVersionArn: version.stateMachineVersionArn, weight: share }, { stateMachineVersionArn: before.stateMachineVersionArn, weight: 100 - share }]
    : [{ stateMachineVersionArn: version.stateMachineVersionArn, weight: 100 }];
  const save = async () => {
    set({ busy: true, problem: null });
    try {
      await (alias ? put(url`/machines/${arn}/aliases/${alias.name}`, { routingConfiguration: routes })
        : post(url`/machines/${arn}/aliases`, { name: name.trim(), routingConfiguration: routes }));
      announce(`${alias?.name ?? name} routes to version ${version.version}`);
      onDone();
      onClose();
    } catch (problem) {
      set({ busy: false, problem });
    }
  };
  return html`<${Dialog} title=${`Roll an alias to version ${version.version}`} onClose=${onClose} footer=${html`<button type="button" onClick=${onClose}>Cancel</button>
      <button type="button" class="primary" disabled=${state.busy} onClick=${save}>${alias ? `Roll ${alias.name}` : 'Create the alias'}</button>`}>
    <label class="field">Alias<select value=${chosen} onChange=${event => choose(event.currentTarget.value)}>
      ${aliases.map(one => html`<option key=${one.name} value=${one.name}>${one.name}</option>`)}<option value=${NEW}>A new one</option></select></label>
    ${!alias && html`<label class="field">Name<input value=${name} maxlength="80" spellcheck=${false} onInput=${event => setName(event.currentTarget.value)} /></label>`}
    ${before && html`<${ShareSlider} label=${`Share of version ${version.version}`} value=${share} onChange=${setShare} min=${0} />`}
    <${Routing} routes=${routes.filter(route => route.weight > 0 || routes.length === 1)} />
    ${state.problem && html`<${ProblemBox} problem=${state.problem} />`}
    ${alias && html`<details><summary>The same by AWS CLI</summary><${Command} text=${aws('update-state-machine-alias', { 'state-machine-alias-arn': alias.stateMachineAliasArn }) + routingOption(routes)} /></details>`}
  <//>`;
}

/** The routing of an alias as an option of a command. */
export function routingOption(routes) {
  return ' --routing-configuration ' + routes.map(route => quote(`stateMachineVersionArn=${route.stateMachineVersionArn},weight=${route.weight}`)).join(' ');
}

/** A share in percent: by slider, by number, or by the steps that roll-outs usually take. */
export function ShareSlider({ label, value, onChange, min = 0 }) {
  const change = event => onChange(Math.max(min, Math.min(100, Math.round(Number(event.currentTarget.value) || 0))));
  return html`<div class="field weighing"><span aria-hidden="true">${label}</span>
    <span class="row"><input type="range" min=${min} max="100" value=${value} aria-label=${label} aria-valuetext=${`${value} percent`} onInput=${change} />
      <input type="number" min=${min} max="100" value=${value} aria-label=${label + ', in percent'} onChange=${change} /> %</span>
    <span class="row">${[1, 10, 50, 100].map(step => html`<button type="button" key=${step} aria-pressed=${String(value === step)} onClick=${() => onChange(step)}>${step} %</button>`)}</span>
  </div>`;
}
