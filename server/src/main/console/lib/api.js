import { path } from './router.js';

const BASE = '/api/v1';

/** What the server refused, or that it could not be reached. */
class Problem extends Error {
  constructor({ status, title, detail, errors }) {
    super(detail);
    this.status = status;
    this.title = title;
    this.detail = detail;
    this.errors = errors;
  }

  get unreachable() {
    return this.status === 0;
  }
}

/** Refused for want of something else than a session. */
const NOT_A_SESSION = new Set(['SignInFailed', 'NameRequired']);

const unauthorized = new Set();

/** Calls the listener whenever a call is refused because nobody is signed in. */
export function onUnauthorized(listener) {
  unauthorized.add(listener);
  return () => unauthorized.delete(listener);
}

let user = readUser();

function readUser() {
  try {
    return localStorage.getItem('pawl-user') ?? '';
  } catch {
    return '';
  }
}

/** By which name this browser speaks to a server without keys. */
export function userName() {
  return user;
}

export function setUserName(name) {
  user = name;
  try {
    if (name) localStorage.setItem('pawl-user', name);
    else localStorage.removeItem('pawl-user');
  } catch {
    // without storage it lasts as long as the page
  }
}

/**
 * Calls the REST API: call('GET', url`/machines/${arn}`). Gives the answer's JSON, or its text if it is none; throws a
 * Problem.
 */
async function call(method, address, { body, signal, query, accept = 'application/json' } = {}) {
  const headers = { Accept: accept + ', application/problem+json' };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (user) headers['Pawl-User'] = user;
  let answer;
  try {
    answer = await fetch(BASE + address + queryText(query), {
      method, headers, signal, body: body === undefined ? undefined : JSON.stringify(body), credentials: 'same-origin'
    });
  } catch (failure) {
    if (failure.name === 'AbortError') throw failure;
    throw new Problem({ status: 0, title: 'Unreachable', detail: 'The server does not answer. It may be stopped or starting again.' });
  }
  return read(answer);
}

async function read(answer) {
  const type = answer.headers.get('Content-Type') ?? '';
  if (answer.ok) {
    if (answer.status === 204) return null;
    return type.includes('json') ? answer.json() : answer.text();
  }
  let told = {};
  if (type.includes('json')) told = await answer.json().catch(() => ({}));
  if (answer.status === 401 && !NOT_A_SESSION.has(told.title)) unauthorized.forEach(listener => listener());
  throw new Problem({
    status: answer.status,
    title: told.title ?? `HTTP ${answer.status}`,
    detail: told.detail ?? 'The server gave no reason.',
    errors: told.errors
  });
}

function queryText(query) {
  const told = Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return told.length ? '?' + new URLSearchParams(told) : '';
}

export const get = (address, options) => call('GET', address, options);
export const post = (address, body = {}, options = {}) => call('POST', address, { ...options, body });
export const put = (address, body = {}, options = {}) => call('PUT', address, { ...options, body });
export const patch = (address, body = {}, options = {}) => call('PATCH', address, { ...options, body });
export const remove = (address, options) => call('DELETE', address, options);

/** The address of something below /api/v1 with whatever is put in encoded as one segment. */
export function url(strings, ...values) {
  return path(strings, ...values);
}

/** A stream of server-sent events; the browser connects anew by itself. Gives a function that ends it. */
export function stream(address, handlers, { onOpen, onError } = {}) {
  const source = new EventSource(BASE + address);
  for (const [name, handler] of Object.entries(handlers)) {
    source.addEventListener(name, event => handler(JSON.parse(event.data), event));
  }
  if (onOpen) source.onopen = onOpen;
  if (onError) source.onerror = () => onError(source.readyState === EventSource.CLOSED);
  return () => source.close();
}
