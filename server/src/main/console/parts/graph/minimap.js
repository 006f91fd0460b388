import { useEffect, useRef, useState } from 'preact/hooks';
import { html } from '../../lib/html.js';

const WIDEST = 132;
const HIGHEST = 168;

/** A small graph in the corner while the large one is not seen as a whole; it is for pointers, keys have others. */
export function Minimap({ view }) {
  const [needed, setNeeded] = useState(false);
  const seen = useRef(null);
  const [boxes, setBoxes] = useState([]);
  useEffect(() => {
    if (!view) return undefined;
    setBoxes(outline(view.root));
    const look = () => {
      setNeeded(!view.isWhole());
      place(seen.current, view);
    };
    look();
    return view.subscribe(look);
  }, [view]);
  useEffect(() => {
    if (needed) place(seen.current, view);
  }, [needed, view]);
  if (!view || !needed) return null;
  const scale = Math.min(WIDEST / view.width, HIGHEST / view.height);
  const go = event => {
    if (event.type === 'pointermove' && !event.buttons) return;
    const box = event.currentTarget.getBoundingClientRect();
    view.center((event.clientX - box.left) / scale, (event.clientY - box.top) / scale);
  };
  return html`<svg class="graph-map" aria-hidden="true" width=${Math.max(24, view.width * scale)} height=${Math.max(24, view.height * scale)}
    viewBox=${`0 0 ${view.width} ${view.height}`} preserveAspectRatio="xMinYMin" onPointerDown=${go} onPointerMove=${go}>
    <path class="all" d=${boxes.join('')} />
    <rect class="seen" ref=${seen} />
  </svg>`;
}

function outline(root) {
  return [...root.querySelectorAll('.card > .box')].map(node => {
    const { x, y, width, height } = node.getBBox();
    return `M${x + 20} ${y + 20}h${width}v${height}h${-width}z`;
  });
}

/** Written straight into the drawing: it happens with each movement. */
function place(rect, view) {
  if (!rect) return;
  const box = { x: -view.x, y: -view.y, width: view.frameWidth, height: view.frameHeight };
  Object.entries(box).forEach(([name, value]) => rect.setAttribute(name, value / view.scale));
}
