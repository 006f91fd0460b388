import { useEffect, useState } from 'preact/hooks';
import { get } from './api.js';

let session = null;
const listeners = new Set();

/** Asks the server who one is and what one may do; whoever shows it draws anew. */
export async function loadSession() {
  session = await get('/session');
  listeners.forEach(listener => listener(session));
  return session;
}

/** Who one is, as /session told it last; null before that. */
export function useSession() {
  const [known, set] = useState(session);
  useEffect(() => {
    listeners.add(set);
    return () => listeners.delete(set);
  }, []);
  return known;
}

/**
 * Whether to offer something: may('OPERATE', arn) for a machine, an execution or whatever else has an ARN, may('EDIT') for
 * something on any machine, may('ADMINISTER', '*') for the server itself. The server decides anew; with tags and before
 * anything is known the answer is yes.
 */
export function may(permission, arn) {
  if (!session?.permissions) return session?.name === undefined;
  return session.permissions.some(one => one.permission === permission && (arn === undefined || reaches(one.on, arn)));
}

function reaches(on, arn) {
  if (on === '*') return true;
  if (arn === '*') return false;
  if (on.startsWith('tag:')) return true;
  const name = arn.split(':')[6]?.split('/')[0] ?? arn;
  return on.endsWith('*') ? name.startsWith(on.slice(0, -1)) : name === on;
}
