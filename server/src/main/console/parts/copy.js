import { useState } from 'preact/hooks';
import { html } from '../lib/html.js';
import { nameOf } from '../lib/arn.js';
import { announce } from './toasts.js';
import { Icon } from './icons.js';

/** Puts a text into the clipboard, also where the browser has no clipboard for pages without TLS. */
async function copyText(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = document.createElement('textarea');
  area.value = text;
  (document.querySelector('dialog[open]') ?? document.body).append(area);
  area.select();
  document.execCommand('copy');
  area.remove();
  return undefined;
}

export function CopyButton({ text, label = 'Copy' }) {
  const [done, set] = useState(false);
  const copy = async () => {
    await copyText(typeof text === 'function' ? text() : text);
    announce('Copied');
    set(true);
    setTimeout(() => set(false), 1500);
  };
  return html`<button type="button" class="icon" title=${label} aria-label=${label} onClick=${copy}>
    <${Icon} name=${done ? 'done' : 'copy'} size=${15} /></button>`;
}

/** A short text that is copied whole: an ARN shows its name unless told to show all. */
export function Copyable({ text, shown, label }) {
  return html`<span class="copyable"><code title=${text}>${shown ?? text}</code><${CopyButton} text=${text} label=${label ?? 'Copy ' + text} /></span>`;
}

export function Arn({ arn, whole = false }) {
  return html`<${Copyable} text=${arn} shown=${whole ? arn : nameOf(arn)} label=${'Copy the ARN of ' + nameOf(arn)} />`;
}

/** A command for a terminal. */
export function Command({ text, label = 'Copy the command' }) {
  return html`<div class="command"><pre>${text}</pre><${CopyButton} text=${text} label=${label} /></div>`;
}
