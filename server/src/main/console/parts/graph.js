import { useEffect, useRef, useState } from 'preact/hooks';
import { html } from '../lib/html.js';
import { Svg } from './svg.js';
import { listen } from './graph/gestures.js';
import { Legend } from './graph/legend.js';
import { Minimap } from './graph/minimap.js';
import { markChosen, markStatuses, markTaken, rememberMarks } from './graph/marks.js';
import { Tools } from './graph/tools.js';
import { createView } from './graph/view.js';
import { walkable } from './graph/walk.js';

/**
 * The graph of a state machine: `svg` is the server's drawing, `statuses` a Map from a state's name to
 * {status, count, attempts, running}, `taken` a Set of "from\u0000to", `selected` a name. With `live` it can follow
 * what runs.
 */
export function Graph({ svg, statuses, taken, selected, onSelect, live = false, label = 'Graph of the state machine' }) {
  const frame = useRef(null);
  const [view, setView] = useState(null);
  const [following, setFollowing] = useState(false);
  const choose = useRef(onSelect);
  choose.current = onSelect;
  const drawn = root => {
    root.setAttribute('aria-label', label);
    root.setAttribute('tabindex', '-1');
    rememberMarks(root);
    setView(before => createView(frame.current, root, before));
  };
  useEffect(() => {
    if (!view) return undefined;
    const acts = { select: name => choose.current?.(name), moved: () => setFollowing(false) };
    const quiet = [listen(view, acts), walkable(view, acts), view.watchSize()];
    return () => quiet.forEach(stop => stop());
  }, [view]);
  useEffect(() => view && markStatuses(view.root, statuses), [view, statuses]);
  useEffect(() => view && markTaken(view.root, taken, statuses), [view, taken, statuses]);
  useEffect(() => {
    if (!view) return;
    markChosen(view.root, selected);
    view.reveal(view.root.querySelector('.is-selected'));
  }, [view, selected]);
  useEffect(() => {
    if (view && live && following) view.reveal(view.root.querySelector('.card.is-running, .card.is-retrying, .card.is-waiting'));
  }, [view, live, following, statuses]);
  const follow = live ? { on: following, toggle: () => setFollowing(!following) } : null;
  return html`<div class="graph">
    <div class="graph-stage">
      <div class="graph-frame" ref=${frame} tabindex="0" role="group" aria-label=${`${label}. Arrow keys move, plus and minus zoom, 0 shows all`}>
        <${Svg} class="graph-canvas" text=${svg} onDrawn=${drawn} />
      </div>
      <${Tools} view=${view} follow=${follow} />
      <${Minimap} view=${view} />
    </div>
    ${statuses && html`<${Legend} statuses=${statuses} />`}
  </div>`;
}
