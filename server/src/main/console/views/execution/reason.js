import { detailsOf } from './fold/kinds.js';

/**
 * Error and cause that a failure tells: an event does, but for Fail states, whose definition does, as far as it is written out
 * there.
 */
export function reasonOf(page, failure) {
  const event = failure ? page.history.events[failure] : null;
  if (!event) return {};
  const { error, cause, name } = detailsOf(event);
  if (error || cause || event.type !== 'FailStateEntered') return { error, cause };
  const state = page.definition?.states.get(name)?.state;
  return { error: plain(state?.Error), cause: plain(state?.Cause) };
}

function plain(text) {
  return typeof text === 'string' && !text.startsWith('{%') ? text : undefined;
}
