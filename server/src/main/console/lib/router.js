import { useEffect, useState } from 'preact/hooks';

const listeners = new Set();

function tell() {
  listeners.forEach(listener => listener());
}

window.addEventListener('popstate', tell);

/** Goes to another address of the console. */
export function go(href, { replace = false } = {}) {
  if (href === location.pathname + location.search + location.hash) return;
  history[replace ? 'replaceState' : 'pushState'](null, '', href);
  tell();
}

/** The address as it stands; the caller is drawn again when it changes. */
export function useAddress() {
  const [address, set] = useState(current);
  useEffect(() => {
    const look = () => set(before => {
      const now = current();
      return before.href === now.href ? before : now;
    });
    listeners.add(look);
    look();
    return () => listeners.delete(look);
  }, []);
  return address;
}

function current() {
  const { pathname, search, hash } = location;
  return { path: pathname, query: new URLSearchParams(search), hash, href: pathname + search + hash };
}

/** The same address with other parameters; null takes one away. */
export function withQuery(changes) {
  const query = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === undefined || value === '') query.delete(name);
    else query.set(name, value);
  }
  const text = query.toString();
  return location.pathname + (text ? '?' + text : '') + location.hash;
}

/** A parameter of the address as a state: [value, set]. Set replaces the address unless told to add to the history. */
export function useQuery(name, missing = '') {
  const { query } = useAddress();
  const set = (value, options = { replace: true }) => go(withQuery({ [name]: value === missing ? null : value }), options);
  return [query.get(name) ?? missing, set];
}

/** What a pattern such as /machines/:arn says about a path; null if it does not fit. */
export function match(pattern, path) {
  const wanted = pattern.split('/');
  const given = path.replace(/\/$/, '').split('/');
  if (wanted.length !== given.length && !(pattern === '/' && path === '/')) return null;
  const values = {};
  for (const [index, piece] of wanted.entries()) {
    if (piece.startsWith(':')) values[piece.slice(1)] = decode(given[index]);
    else if (piece !== (given[index] ?? '')) return null;
  }
  return values;
}

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** An address made of pieces: path`/machines/${arn}` encodes what is put in; colons stay legible. */
export function path(strings, ...values) {
  return strings.reduce((all, piece, index) => all + encode(values[index - 1]) + piece);
}

function encode(value) {
  return encodeURIComponent(value).replaceAll('%3A', ':').replaceAll('%40', '@');
}

/** Links are followed without loading the page anew, but only plain clicks on our own addresses. */
export function followLinks(event) {
  const link = event.target.closest?.('a[href]');
  if (!link || !plain(event) || !ours(link)) return;
  event.preventDefault();
  const elsewhere = link.pathname !== location.pathname;
  if (link.hash && !elsewhere && link.search === location.search) {
    document.getElementById(link.hash.slice(1))?.scrollIntoView();
    return;
  }
  go(link.pathname + link.search + link.hash);
  if (elsewhere) window.scrollTo(0, 0);
}

function plain(event) {
  return !event.defaultPrevented && event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
}

function ours(link) {
  return !link.target && !link.hasAttribute('download') && link.origin === location.origin && !/^\/(api|a)\//.test(link.pathname);
}
