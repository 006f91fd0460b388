import { useEffect, useMemo, useRef } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { useMedia, useRested } from '../../lib/hooks.js';
import { useQuery } from '../../lib/router.js';
import { Panel, Tabs } from '../../parts/tabs.js';
import { useGraph, useValidation } from './checks.js';
import { readDefinition, stateAt } from './definition.js';
import { DefinitionEditor, rangeOf } from './definition-editor.js';
import { GraphPane } from './graph-pane.js';
import { Problems } from './problems.js';
import { TestPane } from './test-pane.js';

const REST = 150;
const SOON = 400;
const PANES = [['definition', 'Definition'], ['graph', 'Graph'], ['test', 'Test a state']];

/** A definition, its problems, its graph and trials of its states; side by side where there is room. */
export function Workbench({ arn, text, type, sample, refused, onChange, onSave, handle }) {
  const narrow = useMedia('(max-width: 64rem)');
  const [wanted, setPane] = useQuery('pane', narrow ? 'definition' : 'graph');
  const pane = !narrow && wanted === 'definition' ? 'graph' : wanted;
  const [chosen, choose] = useQuery('state');
  const check = useValidation(text, type);
  const graph = useGraph(text);
  const rested = useRested(text, REST);
  const states = useMemo(() => readDefinition(rested), [rested]);
  const show = useRef({});
  show.current = {
    place: at => choose(stateAt(readDefinition(text), at)?.name ?? ''),
    jump: from => (narrow && setPane('definition'), requestAnimationFrame(() => handle.current?.jump(from)))
  };
  const toState = (name, go = show.current.jump) => {
    const state = readDefinition(text).find(one => one.name === name);
    if (state) go(state.keyFrom);
  };
  const placeAt = name => toState(name, from => handle.current?.place(from));
  const toProblem = problem => {
    const { from } = rangeOf(problem, lineDoc(text));
    show.current.jump(from);
  };
  useFirstState(chosen, placeAt);
  const tabs = narrow ? PANES : PANES.slice(1);
  return html`<div class=${narrow ? 'bench narrow' : 'bench'}>
    ${narrow && html`<${Tabs} name="pane" label="Editor" tabs=${tabs} chosen=${pane} onChoose=${setPane} />`}
    <div class="bench-text" hidden=${narrow && pane !== 'definition'}>
      <${DefinitionEditor} value=${text} onChange=${onChange} check=${check} handle=${handle} onSave=${onSave} onTest=${() => setPane('test')} onPlace=${at => show.current.place(at)} />
      <${Problems} check=${check} refused=${refused} onJump=${toProblem} onMend=${fix => handle.current?.edit(fix.edits)} />
    </div>
    <div class="bench-side" hidden=${narrow && pane === 'definition'}>
      ${!narrow && html`<${Tabs} name="pane" label="Beside the definition" tabs=${tabs} chosen=${pane} onChoose=${setPane} />`}
      <${Panel} name="pane" chosen=${pane}>
        <div class="of-graph" hidden=${pane !== 'graph'}><${GraphPane} graph=${graph} chosen=${chosen} onChoose=${toState} /></div>
        <div hidden=${pane !== 'test'}><${TestPane} arn=${arn} text=${text} states=${states} chosen=${chosen} sample=${sample} onChoose=${name => (choose(name), placeAt(name))} /></div>
      <//>
    </div>
  </div>`;
}

/** The state that the address names is shown once the editor is there. */
function useFirstState(chosen, placeAt) {
  useEffect(() => {
    if (!chosen) return undefined;
    const timer = setTimeout(() => placeAt(chosen), SOON);
    return () => clearTimeout(timer);
  }, []);
}

/** Lines of a text as the editor numbers them. */
function lineDoc(text) {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return { lines: starts.length, line: n => ({ from: starts[n - 1], to: (starts[n] ?? text.length + 1) - 1 }) };
}
