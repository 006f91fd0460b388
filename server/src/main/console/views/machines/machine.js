import { useState } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { may } from '../../lib/access.js';
import { get, remove, url } from '../../lib/api.js';
import { machineArnOf, nameOf, qualifierOf } from '../../lib/arn.js';
import { useLoad } from '../../lib/hooks.js';
import { go, path, useQuery } from '../../lib/router.js';
import { Arn } from '../../parts/copy.js';
import { Confirm } from '../../parts/dialog.js';
import { Icon } from '../../parts/icons.js';
import { HeldNotice, PauseIfFree, useHeld } from '../../parts/actions/held.js';
import { PageHead } from '../../parts/page.js';
import { StartDialog } from '../../parts/start.js';
import { Empty, ProblemBox, loaded } from '../../parts/states.js';
import { Panel, Tabs } from '../../parts/tabs.js';
import { announce } from '../../parts/toasts.js';
import { MigrateAllButton } from '../fork/migrate.js';
import { usePageKeys } from '../shell/shortcuts.js';
import { Aliases } from './aliases.js';
import { Definition } from './source.js';
import { Overview } from './overview.js';
import { RecentExecutions } from './recent.js';
import { Versions } from './versions.js';

const OF_ALL = [['overview', 'Overview'], ['definition', 'Definition'], ['versions', 'Versions'], ['aliases', 'Aliases'], ['executions', 'Executions']];
const OF_ONE = OF_ALL.filter(([id]) => id !== 'versions' && id !== 'aliases');

/** The page of a machine, of one of its versions or of an alias. */
export default function Machine({ params: { arn } }) {
  const [wanted, setTab] = useQuery('tab', 'overview');
  const load = useLoad(() => get(url`/machines/${arn}`), [arn]);
  const qualifier = qualifierOf(arn);
  const whole = machineArnOf(arn);
  const held = useHeld('machine', whole);
  const tabs = qualifier ? OF_ONE : OF_ALL;
  const tab = tabs.some(([id]) => id === wanted) ? wanted : 'overview';
  const name = nameOf(whole);
  const crumbs = [['Machines', '/machines'], ...(qualifier ? [[name, path`/machines/${whole}`]] : [])];
  return html`
    <${PageHead} title=${qualifier ? `${name} : ${qualifier}` : name} name=${qualifier ?? name} crumbs=${crumbs}
      actions=${load.data && html`<${PauseIfFree} held=${held} kind="machine" arn=${whole} /><${Actions} arn=${arn} />`}>
      <p class="row muted under-title">${what(load.data, qualifier)} <${Arn} arn=${arn} whole /></p>
    <//>
    <${HeldNotice} held=${held} />
    ${load.problem?.status === 404 && !load.data ? html`<${NoSuchMachine} />` : loaded(load, machine => html`
      <${Tabs} name="machine" label="About the state machine" tabs=${tabs} chosen=${tab} onChoose=${id => setTab(id, { replace: false })} />
      <${Panel} name="machine" chosen=${tab}><${Shown} tab=${tab} machine=${machine} arn=${arn} /><//>`, { what: 'Loading the state machine' })}`;
}

function what(machine, qualifier) {
  if (!machine) return null;
  const type = machine.type === 'EXPRESS' ? 'Express' : 'Standard';
  if (!qualifier) return `${type} state machine`;
  return machine.routingConfiguration ? `Alias of a ${type} state machine; what follows is the version that most starts go to` : `Version of a ${type} state machine`;
}

function Shown({ tab, machine, arn }) {
  if (tab === 'definition') return html`<${Definition} machine=${machine} arn=${arn} />`;
  if (tab === 'versions') return html`<${Versions} machine=${machine} arn=${arn} />`;
  if (tab === 'aliases') return html`<${Aliases} arn=${arn} />`;
  if (tab === 'executions') return html`<${RecentExecutions} arn=${arn} limit=${25} />`;
  return html`<${Overview} machine=${machine} arn=${arn} />`;
}

function NoSuchMachine() {
  return html`<div class="card"><${Empty} title="There is no such state machine">
    <p>It may have been deleted, or the address names another account or region than this server’s.</p>
    <a class="button" href="/machines">All state machines</a><//></div>`;
}

function Actions({ arn }) {
  const [open, setOpen] = useState(null);
  const whole = machineArnOf(arn);
  const [operate, edit] = [may('OPERATE', whole), may('EDIT', whole)];
  usePageKeys([
    ...(operate ? [['s', 'Start an execution', () => setOpen('start')]] : []),
    ...(edit ? [['e', 'Edit the definition', () => go(path`/machines/${whole}/edit`)]] : [])
  ]);
  return html`
    ${operate && html`<button type="button" class="primary" onClick=${() => setOpen('start')}><${Icon} name="play" size=${15} />Start execution</button>`}
    <${MigrateAllButton} machineArn=${whole} />
    ${edit && html`<a class="button" href=${path`/machines/${whole}/edit`}><${Icon} name="edit" size=${15} />Edit</a>`}
    ${edit && !qualifierOf(arn) && html`<button type="button" class="danger" onClick=${() => setOpen('delete')}>Delete</button>`}
    ${open === 'start' && html`<${StartDialog} stateMachineArn=${arn} onClose=${() => setOpen(null)} />`}
    ${open === 'delete' && html`<${Delete} arn=${arn} onClose=${() => setOpen(null)} />`}`;
}

function Delete({ arn, onClose }) {
  const [typed, setTyped] = useState('');
  const [state, set] = useState({ busy: false, problem: null });
  const name = nameOf(arn);
  const confirm = async () => {
    set({ busy: true, problem: null });
    try {
      await remove(url`/machines/${arn}`);
      announce(`${name} is being deleted`);
      go('/machines');
    } catch (problem) {
      set({ busy: false, problem });
    }
  };
  return html`<${Confirm} title=${`Delete ${name}?`} action="Delete state machine" busy=${state.busy || typed !== name} onConfirm=${confirm} onClose=${onClose}>
    <p>Its versions and aliases go with it. Nothing new can be started; executions that run come to their end first.</p>
    <label class="field">Type <code>${name}</code> to confirm<input value=${typed} autocomplete="off" spellcheck=${false} onInput=${event => setTyped(event.currentTarget.value)} /></label>
    ${state.problem && html`<${ProblemBox} problem=${state.problem} />`}
  <//>`;
}
