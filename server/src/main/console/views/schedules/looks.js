import { html } from '../../lib/html.js';
import { nameOf } from '../../lib/arn.js';
import { path } from '../../lib/router.js';
import { Icon } from '../../parts/icons.js';
import { inWords } from './words.js';

const STATES = {
  ACTIVE: ['is-succeeded', 'done', 'Active'], PAUSED: ['is-waiting', 'waiting', 'Paused'], DISABLED: ['', 'aborted', 'Off'],
  COMPLETED: ['', 'done', 'Over']
};
const OUTCOMES = {
  STARTED: ['is-succeeded', 'done', 'Started'], SKIPPED: ['', 'next', 'Skipped'], MISSED: ['is-failed', 'timed-out', 'Missed'],
  RETRYING: ['is-waiting', 'retry', 'Tries again'], FAILED: ['is-failed', 'failed', 'Failed']
};

/** What a rule for overlaps means. */
export const OVERLAPS = {
  SKIP: 'the time is skipped', BUFFER_ONE: 'one time waits', BUFFER_ALL: 'all times wait', TERMINATE_OTHER: 'the running one is stopped',
  ALLOW_ALL: 'they run side by side'
};

/** What happens to times at which no server ran. */
export const CATCH_UPS = { LAST: 'the latest one is made up for', ALL: 'each one is made up for', NONE: 'none is made up for' };

function Badge({ looks: [looks, icon, word] }) {
  return html`<span class=${'badge ' + looks}><${Icon} name=${icon} size=${13} />${word}</span>`;
}

export function ScheduleState({ state }) {
  return html`<${Badge} looks=${STATES[state] ?? ['', 'help', state]} />`;
}

/** What came of a time; started executions are links. */
export function Outcome({ outcome, brief = false }) {
  const started = outcome.kind === 'STARTED';
  return html`<span class="row"><${Badge} looks=${OUTCOMES[outcome.kind] ?? ['', 'help', outcome.kind]} />
    ${started && html`<a href=${path`/executions/${outcome.detail}`}>${brief ? 'execution' : nameOf(outcome.detail)}<span class="visually-hidden">${brief && ` ${nameOf(outcome.detail)}`}</span></a>`}
    ${!started && !brief && html`<span class="muted small">${outcome.detail}</span>`}</span>`;
}

/** The expression, and what it means. */
export function Expression({ schedule }) {
  const words = inWords(schedule.expression);
  return html`<span class="expression">${words && html`<span>${words}</span>`}<span class="muted small"><code>${schedule.expression}</code> ${schedule.timeZone}</span></span>`;
}

/** Where the machine of a schedule is: names stand for ARNs of this server. */
export function machineAddress(machine, scheduleArn) {
  if (machine.startsWith('arn:')) return path`/machines/${machine}`;
  const [, , , region, account] = scheduleArn.split(':');
  return path`/machines/${`arn:aws:states:${region}:${account}:stateMachine:${machine}`}`;
}
