import { get, url } from '../../../lib/api.js';
import { readSvg } from '../../../parts/svg.js';
import { markStatuses, markTaken, rememberMarks } from '../../../parts/graph/marks.js';
import { trusted } from './markup.js';

const STYLE = /<style[^>]*>([\s\S]*?)<\/style>/;

/** The graph with the colours of how its states stand: {svg, style}; without a drawing both are empty. */
export async function graph(arn, statuses, ways) {
  const ask = query => get(url`/executions/${arn}/graph`, { query, accept: 'image/svg+xml' });
  try {
    const [text, alone] = await Promise.all([ask({}), ask({ standalone: 'true' })]);
    const root = readSvg(text);
    mark(root, statuses, ways);
    return { svg: trusted(new XMLSerializer().serializeToString(root)), style: plain(STYLE.exec(alone)?.[1] ?? '').replaceAll('</', '') };
  } catch {
    return { svg: '', style: '' };
  }
}

/** A style sheet in XML is escaped; in HTML it must not be. */
function plain(text) {
  const signs = { lt: '<', gt: '>', amp: '&', quot: '"', '#39': '\'' };
  return text.replace(/&(lt|gt|amp|quot|#39);/g, (whole, name) => signs[name] ?? whole);
}

function mark(root, statuses, ways) {
  rememberMarks(root);
  markStatuses(root, statuses);
  markTaken(root, ways);
}
