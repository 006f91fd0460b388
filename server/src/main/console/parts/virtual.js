import { useEffect, useRef, useState } from 'preact/hooks';
import { html } from '../lib/html.js';

const MORE = 8;

/**
 * A long list of rows of one height, of which only those in sight are drawn. `row(index)` draws one; `focus` is the index
 * to bring into sight when it changes.
 */
export function VirtualList({ count, rowHeight, height, row, label, focus, onKeyDown }) {
  const ref = useRef(null);
  const [top, setTop] = useState(0);
  const [seen, setSeen] = useState(typeof height === 'number' ? height : 600);
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => setSeen(entry.contentRect.height));
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    const box = ref.current;
    if (focus === undefined || focus === null || focus < 0) return;
    const from = focus * rowHeight;
    if (from < box.scrollTop || from + rowHeight > box.scrollTop + box.clientHeight) box.scrollTop = from - box.clientHeight / 3;
  }, [focus, count > 0]);
  const first = Math.max(0, Math.floor(top / rowHeight) - MORE);
  const last = Math.min(count, Math.ceil((top + seen) / rowHeight) + MORE);
  const rows = [];
  for (let index = first; index < last; index++) rows.push(row(index));
  return html`<div ref=${ref} class="virtual" role="list" aria-label=${label} tabindex="0" onKeyDown=${onKeyDown}
    style=${{ height: typeof height === 'number' ? height + 'px' : height, overflow: 'auto' }} onScroll=${event => setTop(event.currentTarget.scrollTop)}>
    <div role="presentation" style=${{ height: count * rowHeight + 'px', position: 'relative' }}>
      <div role="presentation" style=${{ position: 'absolute', insetInline: 0, top: first * rowHeight + 'px' }}>${rows}</div>
    </div>
  </div>`;
}
