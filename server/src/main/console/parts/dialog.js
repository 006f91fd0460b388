import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { html } from '../lib/html.js';
import { Icon } from './icons.js';

/** A dialog that is open as long as it is drawn. */
export function Dialog({ title, onClose, footer, wide = false, children }) {
  const ref = useRef(null);
  const id = useId();
  useLayoutEffect(() => {
    const before = document.activeElement;
    ref.current.showModal();
    ref.current.querySelector('.body')?.querySelector('input, select, textarea')?.focus();
    return () => before?.focus?.();
  }, []);
  const cancel = event => {
    event.preventDefault();
    onClose();
  };
  const outside = event => {
    if (event.target === ref.current) onClose();
  };
  return html`<dialog class=${wide ? 'dialog wide' : 'dialog'} ref=${ref} aria-labelledby=${id} onCancel=${cancel} onMouseDown=${outside}>
    <header><h2 id=${id}>${title}</h2>
      <button type="button" class="icon plain" aria-label="Close" onClick=${onClose}><${Icon} name="close" /></button></header>
    <div class="body">${children}</div>
    ${footer && html`<footer>${footer}</footer>`}
  </dialog>`;
}

/** Asks before something that cannot be taken back. */
export function Confirm({ title, action, danger = true, busy = false, onConfirm, onClose, children }) {
  return html`<${Dialog} title=${title} onClose=${onClose} footer=${html`
    <button type="button" onClick=${onClose}>Cancel</button>
    <button type="button" class=${danger ? 'danger' : 'primary'} disabled=${busy} onClick=${onConfirm}>${action}</button>`}>
    ${children}<//>`;
}
