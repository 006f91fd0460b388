import { useRef, useState } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { may } from '../../lib/access.js';
import { nameOf } from '../../lib/arn.js';
import { jsonProblem } from '../../lib/json.js';
import { path, useQuery } from '../../lib/router.js';
import { Icon } from '../../parts/icons.js';
import { PageHead } from '../../parts/page.js';
import { StartDialog } from '../../parts/start.js';
import { Time } from '../../parts/time.js';
import { announce } from '../../parts/toasts.js';
import { usePageKeys } from '../shell/shortcuts.js';
import { useDraft } from './draft.js';
import { format } from './format.js';
import { NewMachine } from './new-machine.js';
import { Conflict, SaveDialog } from './save-dialogs.js';
import { revisionOf, useSaving } from './saving.js';
import { TEMPLATES } from './templates.js';
import { Workbench } from './workbench.js';

/** The definition of a machine that there is. */
export function Edition({ arn, machine }) {
  const start = { text: machine.definition, base: machine.definition, revision: revisionOf(machine), type: machine.type, name: machine.name };
  const writing = useDraft(arn, start);
  const saving = useSaving(arn, writing.draft, writing.begin);
  const name = nameOf(arn);
  return html`<${Editing} title=${name} crumbs=${[['Machines', '/machines'], [name, path`/machines/${arn}`]]} writing=${writing} saving=${saving} arn=${arn}
    onDiscard=${() => (saving.forget(), writing.begin(start))} />`;
}

/** The definition of a machine that is yet to be. */
export function Creation() {
  const [template] = useQuery('template', 'hello');
  const [, , , text, sample] = TEMPLATES.find(([id]) => id === template) ?? TEMPLATES[0];
  const start = { text, base: text, sample, type: 'STANDARD', name: '', named: false };
  const writing = useDraft('new', start);
  const saving = useSaving(null, writing.draft, writing.begin);
  return html`<${Editing} title="New state machine" crumbs=${[['Machines', '/machines']]} writing=${writing} saving=${saving} onDiscard=${() => (saving.forget(), writing.begin(start))}>
    <${NewMachine} draft=${writing.draft} change=${writing.change} /><//>`;
}

function Editing({ title, crumbs, writing, saving, arn, onDiscard, children }) {
  const { draft, change, dirty, restored } = writing;
  const [open, setOpen] = useState(null);
  const handle = useRef(null);
  const save = async told => {
    if (!arn && !draft.name.trim()) {
      document.getElementById('machine-name')?.reportValidity();
      return;
    }
    setOpen(null);
    if (await saving.save(told) === 'conflict') setOpen('conflict');
  };
  usePageKeys([['Ctrl S', 'Save', () => save()], ['Ctrl Enter', 'Test the state at the cursor', () => {}]]);
  const close = () => setOpen(null);
  return html`
    <${PageHead} title=${title} name=${arn ? 'Edit' : title} crumbs=${crumbs} actions=${html`<${Buttons} arn=${arn} dirty=${dirty} busy=${saving.busy}
        onFormat=${() => layOut(handle.current, draft.text)} onSave=${() => save()} onOpen=${setOpen} />`}>
      <${Standing} saved=${Boolean(arn)} dirty=${dirty} restored=${restored} onDiscard=${onDiscard} />
    <//>
    ${saving.theirs && html`<p class="notice row">Somebody else has saved this machine meanwhile. <button type="button" onClick=${() => setOpen('conflict')}>See what is different</button></p>`}
    ${children}
    <${Workbench} arn=${arn} text=${draft.text} type=${draft.type} sample=${draft.sample} refused=${saving.refused} handle=${handle} onChange=${text => change({ text })} onSave=${() => save()} />
    ${open === 'save' && html`<${SaveDialog} draft=${draft} arn=${arn} onSave=${save} onClose=${close} />`}
    ${open === 'conflict' && saving.theirs && html`<${Conflict} theirs=${saving.theirs} draft=${draft} onOver=${() => save({ over: true })} onClose=${close}
      onTake=${() => (takeOver(writing, saving), close())} />`}
    ${open === 'start' && html`<${StartDialog} stateMachineArn=${arn} onClose=${close} />`}`;
}

function Standing({ saved, dirty, restored, onDiscard }) {
  if (!dirty) return html`<p class="muted under-title" role="status">${saved ? 'Saved' : ''}</p>`;
  return html`<p class="muted under-title"><span role="status">Not saved yet</span>${restored && html`: what you wrote <${Time} at=${restored} /> is here again`}
    <button type="button" class="plain small" onClick=${onDiscard}>Discard it</button></p>`;
}

function layOut(editor, text) {
  if (jsonProblem(text)) announce('Only JSON can be laid out: mend it first');
  else editor?.replace(format(text));
}

/** Goes on with what somebody else has saved. */
function takeOver({ draft, begin }, { theirs, forget }) {
  begin({ ...draft, text: theirs.definition, base: theirs.definition, revision: revisionOf(theirs) });
  forget();
}

function Buttons({ arn, dirty, busy, onFormat, onSave, onOpen }) {
  return html`
    <button type="button" onClick=${onFormat}>Format</button>
    ${arn && may('OPERATE', arn) && html`<button type="button" disabled=${dirty} title=${dirty ? 'Save first' : undefined} onClick=${() => onOpen('start')}><${Icon} name="play" size=${15} />Start</button>`}
    ${may('EDIT', arn) && html`<button type="button" onClick=${() => onOpen('save')}>${arn ? 'Review and publish' : 'Create and publish'}</button>
      <button type="button" class="primary" aria-keyshortcuts="Control+S" disabled=${busy || (arn && !dirty)} onClick=${onSave}>${arn ? 'Save' : 'Create'}</button>`}`;
}
