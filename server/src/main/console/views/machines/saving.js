import { useState } from 'preact/hooks';
import { get, post, put, url } from '../../lib/api.js';
import { go, path } from '../../lib/router.js';
import { useEvery } from '../../lib/hooks.js';
import { announce } from '../../parts/toasts.js';

const LOOK_AGAIN = 15000;

/** The revision of a machine as a text that can be compared. */
export function revisionOf(machine) {
  return machine.revisionId ?? 'INITIAL';
}

/**
 * Saves what was written: {busy, refused, theirs, save, forget}. `theirs` is the machine that somebody else has saved meanwhile;
 * nothing is saved over it unless `over` says so.
 */
export function useSaving(arn, draft, begin) {
  const [state, set] = useState({ busy: false, refused: null, theirs: null });
  const look = async () => {
    const now = await get(url`/machines/${arn}`);
    const foreign = revisionOf(now) !== draft.revision && now.definition !== draft.base ? now : null;
    set(before => ({ ...before, theirs: foreign }));
    return foreign;
  };
  useEvery(arn ? LOOK_AGAIN : 0, () => look().catch(() => {}));
  const save = async ({ over = false, publish = false, description } = {}) => {
    if (state.busy) return 'busy';
    set(before => ({ ...before, busy: true, refused: null }));
    try {
      if (arn && !over && await look()) return 'conflict';
      await (arn ? update(arn, draft, { publish, description }, begin) : create(draft, { publish, description }, begin));
      set(before => ({ ...before, theirs: null }));
      return 'saved';
    } catch (refused) {
      set(before => ({ ...before, refused }));
      return 'refused';
    } finally {
      set(before => ({ ...before, busy: false }));
    }
  };
  return { ...state, save, forget: () => set({ busy: false, refused: null, theirs: null }) };
}

function publication({ publish, description }) {
  return publish ? { publish, versionDescription: description?.trim() || undefined } : {};
}

async function update(arn, draft, told, begin) {
  await put(url`/machines/${arn}`, { definition: draft.text, ...publication(told) });
  const now = await get(url`/machines/${arn}`);
  begin({ ...draft, text: now.definition, base: now.definition, revision: revisionOf(now) });
  announce(told.publish ? 'Saved, and published as a version' : 'Saved');
}

async function create(draft, told, begin) {
  const made = await post('/machines', {
    name: draft.name.trim(), type: draft.type, definition: draft.text, roleArn: draft.roleArn?.trim() || undefined, ...publication(told)
  });
  begin({ ...draft, base: draft.text, named: false });
  announce(`${draft.name} created`);
  go(path`/machines/${made.stateMachineArn}`);
}
