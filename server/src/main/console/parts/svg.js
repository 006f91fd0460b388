import { useEffect, useRef } from 'preact/hooks';
import { html } from '../lib/html.js';

const rules = globalThis.trustedTypes?.createPolicy('pawl-svg', { createHTML: text => text }) ?? { createHTML: text => text };
const FORBIDDEN = 'script, foreignObject, iframe, object, embed, style, link, animate, set';

/** Reads a drawing of our own server. It is looked through all the same: nothing in it may act. */
export function readSvg(text) {
  const root = new DOMParser().parseFromString(rules.createHTML(text), 'image/svg+xml').documentElement;
  if (root.nodeName !== 'svg') throw new Error('Expected a drawing from the server, but got something else');
  root.querySelectorAll(FORBIDDEN).forEach(node => node.remove());
  for (const node of [root, ...root.querySelectorAll('*')]) {
    for (const { name } of [...node.attributes]) {
      if (/^(on|style$)/i.test(name) || (/href$/i.test(name) && !node.getAttribute(name).startsWith('#'))) node.removeAttribute(name);
    }
  }
  return document.importNode(root, true);
}

/** Shows a drawing; `onDrawn` gets its root to work on. */
export function Svg({ text, onDrawn, ...rest }) {
  const ref = useRef(null);
  useEffect(() => {
    const root = readSvg(text);
    ref.current.replaceChildren(root);
    onDrawn?.(root);
  }, [text]);
  return html`<div ref=${ref} ...${rest}></div>`;
}
