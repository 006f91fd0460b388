import { useEffect, useState } from 'preact/hooks';
import { get } from '../../lib/api.js';
import { path } from '../../lib/router.js';
import { statusWord } from '../../parts/status.js';
import { may } from '../../lib/access.js';
import { placesFor } from '../../routes.js';

const EACH = 8;

/** What the palette offers for a text: pages at once, machines and executions when the server has answered. */
export function useFound(rested, text) {
  const [answers, set] = useState({ for: null, items: [] });
  useEffect(() => {
    const gone = new AbortController();
    ask(rested, gone.signal).then(items => set({ for: rested, items }), () => {});
    return () => gone.abort();
  }, [rested]);
  const [pages, search] = [actions(text).filter(item => fits(item.text, text)), searches(text)];
  const fromServer = answers.items.filter(item => answers.for === text || fits(item.text, text) || text.includes(':'));
  return { found: [...pages, ...fromServer, ...search], searching: answers.for !== text };
}

function fits(text, wanted) {
  return wanted.toLowerCase().split(/\s+/).every(word => text.toLowerCase().includes(word));
}

function actions(text) {
  const pages = placesFor(may).map(([id, href, name]) => ({ id, href, text: name, kind: 'Page' }));
  const all = [...pages, ...(may('EDIT') ? [{ id: 'new', href: '/machines/new', text: 'New state machine', kind: 'Action' }] : [])];
  if (/^arn:.*:(execution|express):/.test(text)) all.unshift({ id: 'arn', href: path`/executions/${text.trim()}`, text, kind: 'Execution' });
  if (/^arn:.*:stateMachine:/.test(text)) all.unshift({ id: 'arn', href: path`/machines/${text.trim()}`, text, kind: 'Machine' });
  return all;
}

/** What is found is worth more than a way to look further. */
function searches(text) {
  if (!text.trim()) return [];
  return [{ id: 'search', href: `/executions?q=${encodeURIComponent(text)}`, text: `Search executions for ${text}`, kind: 'Search' }];
}

async function ask(text, signal) {
  const wanted = text.trim();
  const [machines, executions] = await Promise.allSettled([
    get('/machines', { signal, query: { name: wanted.includes(':') ? undefined : wanted, limit: EACH } }),
    get('/executions', { signal, query: { q: executionQuery(wanted), limit: EACH } })
  ]);
  return [...(machines.value?.machines ?? []).map(machineItem), ...(executions.value?.executions ?? []).map(executionItem)];
}

function executionQuery(text) {
  if (!text || text.includes(':') || text.includes('=')) return text || undefined;
  return `name:${JSON.stringify(text + '*')}`;
}

function machineItem(machine) {
  return { id: machine.stateMachineArn, href: path`/machines/${machine.stateMachineArn}`, text: machine.name, kind: 'Machine' };
}

function executionItem(execution) {
  return {
    id: execution.executionArn, href: path`/executions/${execution.executionArn}`, text: execution.name,
    kind: `Execution · ${statusWord(execution.status)}`
  };
}
