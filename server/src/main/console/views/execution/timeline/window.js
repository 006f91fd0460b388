import { useMemo, useState } from 'preact/hooks';

const ZOOM = 2;
const NARROWEST = 5;

/** Which part of the time is in sight: {from, to, zoomed, zoom, move, fit, show}; all of it unless it was changed. */
export function useWindow(begin, end, centre) {
  const [chosen, set] = useState(null);
  const { from, to } = chosen ?? { from: begin, to: end };
  const put = (left, right) => {
    const width = Math.max(NARROWEST, right - left);
    if (width >= end - begin) return set(null);
    const start = Math.min(Math.max(begin, left), end - width);
    return set({ from: start, to: start + width });
  };
  const zoom = factor => {
    const middle = centre >= from && centre <= to ? centre : (from + to) / 2;
    put(middle - (middle - from) / factor, middle + (to - middle) / factor);
  };
  return {
    from, to: Math.max(to, from + 1), zoomed: chosen !== null,
    nearer: () => zoom(ZOOM),
    farther: () => zoom(1 / ZOOM),
    move: share => put(from + (to - from) * share, to + (to - from) * share),
    fit: () => set(null),
    show: (left, right) => put(left - (right - left) * 0.2, right + (right - left) * 0.2)
  };
}

const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 15000, 30000, 60000, 120000, 300000, 600000, 900000, 1800000,
  3600000, 7200000, 21600000, 43200000, 86400000, 604800000, 2592000000];

/** Where the ruler has its lines, in milliseconds since the beginning: at most so many. */
export function useRuler(begin, from, to, most) {
  return useMemo(() => {
    const step = STEPS.find(each => (to - from) / each <= most) ?? STEPS.at(-1) * Math.ceil((to - from) / STEPS.at(-1) / most);
    const lines = [];
    for (let at = Math.ceil((from - begin) / step) * step; begin + at <= to && lines.length <= most; at += step) lines.push(at);
    return lines;
  }, [begin, from, to, most]);
}

/** A round time since the beginning, as short as can be. */
export function mark(milliseconds) {
  if (milliseconds === 0) return '0';
  if (milliseconds < 1000) return `${milliseconds} ms`;
  if (milliseconds < 60000) return `${milliseconds / 1000} s`;
  if (milliseconds < 3600000) return `${+(milliseconds / 60000).toFixed(1)} min`;
  if (milliseconds < 86400000) return `${+(milliseconds / 3600000).toFixed(1)} h`;
  return `${+(milliseconds / 86400000).toFixed(1)} d`;
}
