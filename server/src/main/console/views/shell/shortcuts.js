import { useEffect } from 'preact/hooks';
import { go } from '../../lib/router.js';
import { setting } from '../../lib/settings.js';
import { PLACES } from '../../routes.js';

const SEQUENCE = 1200;
const pages = new Map();

/** Keys of a page, as [key, what it does, action]; they last as long as what uses them is drawn. */
export function usePageKeys(keys) {
  useEffect(() => {
    keys.forEach(([key, text, action]) => pages.set(key, { text, action }));
    return () => keys.forEach(([key]) => pages.delete(key));
  });
}

/** The keys of the page that is shown. */
export function pageKeys() {
  return [...pages].map(([key, { text }]) => [key, text]);
}

/** The keys that work everywhere. Single letters are not taken from fields, nor from who holds a modifier. */
export function useShortcuts({ palette, help }) {
  useEffect(() => {
    let going = 0;
    const places = Object.fromEntries(PLACES.map(([, href, , key]) => [key, href]));
    const press = event => {
      const after = Date.now() - going < SEQUENCE;
      going = event.key === 'g' ? Date.now() : 0;
      const action = chord(event) ? palette : letter(event) && (step(after && places[event.key]) ?? single(event.key, { palette, help }));
      if (!action) return;
      event.preventDefault();
      action();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}

function chord(event) {
  return (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k';
}

/** Whether keys without a modifier act: who speaks to the computer, or hits keys by chance, can switch them off. */
export function lettersAct() {
  return setting('letters', 'on') === 'on';
}

function letter(event) {
  return lettersAct() && !(event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing(event.target));
}

function step(href) {
  return href ? () => go(href) : undefined;
}

function single(key, { palette, help }) {
  if (key === '/') return palette;
  if (key === '?') return help;
  return pages.get(key)?.action;
}

function typing(target) {
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.closest('dialog[open]');
}
