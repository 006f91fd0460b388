import { useAddress, go, withQuery } from '../../lib/router.js';
import { begunBy, visitAt } from './fold/at.js';

const URGENT = ['RUNNING', 'RETRYING', 'FAILED', 'TIMED_OUT', 'ABORTED'];

/**
 * Which state is chosen, and which visit of it: {name, visit, choose, chooseName, clear}. The address holds it: a visit by
 * the event that began it.
 */
export function useSelection(fold, id) {
  const { query } = useAddress();
  const entered = Number(query.get('visit')) || 0;
  const told = query.get('state') ?? '';
  const visit = entered && entered <= fold.upTo ? fold.visitOf[entered] : null;
  const name = visit?.name ?? told;
  const choose = one => go(withQuery({ visit: one.entered, state: null }), { replace: true });
  const chooseName = wanted => {
    const found = pick(fold, wanted, id, visit);
    if (found) choose(found);
    else go(withQuery({ visit: null, state: wanted }), { replace: true });
  };
  return { name, visit: visit ?? pick(fold, told, id, null), choose, chooseName, clear: () => go(withQuery({ visit: null, state: null }), { replace: true }) };
}

/** The visit of a state that one probably means: in the same branch or iteration, or what needs attention, or the last. */
function pick(fold, name, id, near) {
  const visits = fold.names.get(name)?.visits ?? [];
  const begun = begunBy(visits, id);
  if (!begun) return null;
  const around = lines(near);
  let best = null;
  let weight = -1;
  for (let index = begun - 1; index >= 0; index--) {
    const value = closeness(visits[index], around) * 10 + urgency(visitAt(visits[index], id));
    if (value > weight) [best, weight] = [visits[index], value];
  }
  return best;
}

function lines(visit) {
  const found = [];
  for (let line = visit?.line; line; line = line.parent?.line) found.unshift(line);
  return found;
}

function closeness(visit, around) {
  let depth = 0;
  for (const line of lines(visit)) {
    if (around[depth] !== line) break;
    depth++;
  }
  return depth;
}

function urgency(status) {
  const place = URGENT.indexOf(status);
  return place < 0 ? 0 : URGENT.length - place;
}
