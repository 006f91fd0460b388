import { useEffect, useState } from 'preact/hooks';
import { html } from '../lib/html.js';

const STAYS = 4000;
let show = () => {};

/** Says something for a moment, also to those who listen to the page. */
export function announce(text) {
  show(text);
}

export function Toasts() {
  const [texts, set] = useState([]);
  useEffect(() => {
    let next = 0;
    show = text => {
      const id = next++;
      set(all => [...all.slice(-2), { id, text }]);
      setTimeout(() => set(all => all.filter(one => one.id !== id)), STAYS);
    };
    return () => {
      show = () => {};
    };
  }, []);
  return html`<div class="toasts" role="status" aria-live="polite">
    ${texts.map(({ id, text }) => html`<div class="toast" key=${id}>${text}</div>`)}
  </div>`;
}
