import { html } from '../../lib/html.js';
import { nameOf } from '../../lib/arn.js';
import { PageHead } from '../../parts/page.js';
import { Loading, ProblemBox } from '../../parts/states.js';
import { usePageKeys } from '../shell/shortcuts.js';
import { DataPanel } from './data.js';
import { useDefinition } from './definition.js';
import { Express, isExpress } from './express.js';
import { Failure } from './failure.js';
import { GraphCard } from './graph-card.js';
import { Head } from './head.js';
import { Lower } from './lower.js';
import { useMoment } from './moment.js';
import { useSelection } from './selection.js';
import { Slider } from './slider.js';
import { StatePanel } from './state/panel.js';
import { useWatch } from './watch.js';

/** The page of one execution: what happened, live and at any event of the past. */
export default function Execution({ params }) {
  if (isExpress(params.arn)) return html`<${Express} arn=${params.arn} />`;
  return html`<${Standard} arn=${params.arn} />`;
}

function Standard({ arn }) {
  const watch = useWatch(arn);
  const definition = useDefinition(arn);
  const moment = useMoment(watch.fold.upTo);
  const selection = useSelection(watch.fold, moment.id);
  const page = { watch, fold: watch.fold, history: watch.history, definition, moment, selection, id: moment.id };
  usePageKeys([
    ['p', 'Play, or pause', moment.play],
    [',', 'One event back', () => moment.set(moment.id - 1)],
    ['.', 'One event on', () => moment.set(Math.min(moment.id + 1, watch.fold.upTo))],
    ['l', 'To the newest event', () => moment.set(null)],
    ['x', 'Close the chosen state', selection.clear]
  ]);
  if (!watch.description || (!watch.fold.upTo && watch.connection === 'loading')) return html`<${Missing} watch=${watch} arn=${arn} />`;
  return html`<div class="execution">
    <${Head} page=${page} />
    <${Failure} page=${page} />
    ${watch.problem && html`<${ProblemBox} problem=${watch.problem} retry=${() => watch.start()} />`}
    <${Slider} page=${page} />
    <div class=${selection.name ? 'workbench with-state' : 'workbench'}>
      <${GraphCard} page=${page} />
      <${Lower} page=${page} />
      ${selection.name ? html`<${StatePanel} page=${page} />` : html`<${DataPanel} page=${page} />`}
    </div>
  </div>`;
}

function Missing({ watch, arn }) {
  return html`<${PageHead} title=${nameOf(arn)} crumbs=${[['Executions', '/executions']]} />
    ${watch.problem ? html`<${ProblemBox} problem=${watch.problem} retry=${() => watch.start()} />` : html`<${Loading} what="Loading the execution" />`}`;
}
