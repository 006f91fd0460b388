import { html } from '../../lib/html.js';
import { get, url } from '../../lib/api.js';
import { nameOf } from '../../lib/arn.js';
import { useLoad } from '../../lib/hooks.js';

/** Which definition: the machine's present one, a version or an alias; and what the page offers besides. */
export function TargetField({ machineArn, chosen, onChoose, first, last, label = 'What it runs' }) {
  const choices = useLoad(() => targets(machineArn), [machineArn]);
  const all = [...(first ? [first] : []), ...(choices.data ?? []), ...(last ? [last] : [])];
  return html`<label class="field">${label}
    <select value=${chosen} onChange=${event => onChoose(event.currentTarget.value)}>
      ${all.map(([arn, text]) => html`<option key=${arn} value=${arn} selected=${arn === chosen}>${text}</option>`)}
    </select></label>`;
}

async function targets(machine) {
  const [aliases, versions] = await Promise.all([
    get(url`/machines/${machine}/aliases`).catch(() => ({})), get(url`/machines/${machine}/versions`).catch(() => ({}))
  ]);
  return [
    [machine, 'The machine as it is now'],
    ...(aliases.aliases ?? []).map(one => [one.stateMachineAliasArn, `Alias ${nameOf(one.stateMachineAliasArn)}`]),
    ...(versions.versions ?? []).map(one => [one.stateMachineVersionArn, `Version ${nameOf(one.stateMachineVersionArn)}`])
  ];
}
