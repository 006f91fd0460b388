import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { go } from '../../lib/router.js';
import { useRested } from '../../lib/hooks.js';
import { useFound } from './found.js';

const REST = 150;

/** Finds places, machines, executions and actions by a few letters. */
export function Palette({ onClose }) {
  const dialog = useRef(null);
  const [text, setText] = useState('');
  const [chosen, choose] = useState(0);
  const { found, searching } = useFound(useRested(text, REST), text);
  const index = Math.min(chosen, Math.max(0, found.length - 1));
  useLayoutEffect(() => {
    const before = document.activeElement;
    dialog.current.showModal();
    return () => before?.focus?.();
  }, []);
  const open = item => {
    onClose();
    if (item.action) item.action();
    else go(item.href);
  };
  const key = event => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by && found.length) choose((index + by + found.length) % found.length);
    else if (event.key === 'Enter' && found[index]) open(found[index]);
    else return;
    event.preventDefault();
  };
  return html`<dialog class="palette" ref=${dialog} aria-label="Find anything" onCancel=${onClose}
      onMouseDown=${event => event.target === dialog.current && onClose()}>
    <input type="text" role="combobox" aria-label="Find a page, a machine or an execution" aria-expanded="true" aria-controls="palette-found"
      aria-activedescendant=${found.length ? 'palette-' + index : undefined} placeholder="A machine, an execution, a page, status:failed …"
      autocomplete="off" spellcheck=${false} value=${text} onKeyDown=${key}
      onInput=${event => (setText(event.currentTarget.value), choose(0))} />
    <ul role="listbox" id="palette-found" aria-label="Found">
      ${found.map((item, at) => html`<${Item} key=${item.id} item=${item} at=${at} chosen=${at === index} onOpen=${open} />`)}
    </ul>
    ${!found.length && html`<p class="muted" role="status">${searching ? 'Looking…' : 'Nothing found. Names may be cut short: ord finds orders.'}</p>`}
  </dialog>`;
}

function Item({ item, at, chosen, onOpen }) {
  const ref = useRef(null);
  useEffect(() => {
    if (chosen) ref.current.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return html`<li role="option" id=${'palette-' + at} ref=${ref} aria-selected=${String(chosen)} onClick=${() => onOpen(item)}>
    <span>${item.text}</span><span class="muted">${item.kind}</span></li>`;
}
