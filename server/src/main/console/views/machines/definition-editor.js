import { useEffect, useRef } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { Editor } from '../../parts/editor.js';
import { completions } from './complete.js';
import { readDefinition, stateAt } from './definition.js';
import { fieldHints } from './hover.js';
import { loadResources } from './resources.js';
import { hangingWraps } from './wrapping.js';

const REST = 120;

/**
 * The text of a definition with what helps to write it. `handle.current` gets {jump, place, replace, edit}; `onPlace` is told where the cursor rests.
 */
export function DefinitionEditor({ value, onChange, check, handle, onPlace, onSave, onTest }) {
  const editor = useRef(null);
  const latest = useRef({});
  latest.current = { onPlace, onSave, onTest };
  const extensions = code => [
    code.autocompletion({ override: [completions(loadResources())], icons: false, defaultKeymap: true }), fieldHints, hangingWraps, cursor(code, latest),
    code.keymap.of([
      { key: 'Mod-s', preventDefault: true, run: () => (latest.current.onSave(), true) },
      { key: 'Mod-Enter', preventDefault: true, run: () => (latest.current.onTest(), true) }
    ])
  ];
  const ready = (view, code) => {
    editor.current = { view, code };
    handle.current = { jump: from => (place(view, code, from), view.focus()), place: from => place(view, code, from), replace: text => replace(view, text), edit: edits => edit(view, edits) };
    mark(editor.current, check);
  };
  useEffect(() => mark(editor.current, check), [check]);
  useEffect(() => () => {
    handle.current = null;
  }, []);
  return html`<${Editor} value=${value} onChange=${onChange} label="Definition" height="100%" extensions=${extensions} onReady=${ready} />`;
}

/** Tells where the cursor rests. */
function cursor(code, latest) {
  let timer = 0;
  return code.EditorView.updateListener.of(update => {
    if (!update.selectionSet && !update.docChanged) return;
    clearTimeout(timer);
    timer = setTimeout(() => latest.current.onPlace(update.view.state.selection.main.head), REST);
  });
}

/** Brings a place into sight and the cursor there; the focus stays where it is. */
function place(view, code, from) {
  const anchor = Math.min(from, view.state.doc.length);
  view.dispatch({ selection: { anchor }, effects: code.EditorView.scrollIntoView(anchor, { y: 'center' }) });
}

/** Another text in one step that can be undone; the cursor stays with its state. */
function replace(view, text) {
  const before = stateAt(readDefinition(view.state.doc.toString()), view.state.selection.main.head);
  const now = before && readDefinition(text).find(state => state.name === before.name);
  view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text }, selection: { anchor: now?.keyFrom ?? 0 }, scrollIntoView: true });
}

/** Changes some places at once, in one step that can be undone. */
function edit(view, edits) {
  view.dispatch({ changes: edits.map(({ from, to, text }) => ({ from, to, insert: text })), scrollIntoView: true });
  view.focus();
}

/** Puts problems and advice under the text that they are about. */
function mark(editor, check) {
  if (!editor || !check.current) return;
  const { view, code } = editor;
  view.dispatch(code.setDiagnostics(view.state, check.diagnostics.map(one => ({ ...rangeOf(one, view.state.doc), severity: one.severity.toLowerCase(), source: one.code, message: one.message, actions: actions(one.fix) }))));
}

/** What one can have done about it. */
function actions(fix) {
  return fix ? [{ name: fix.title, apply: view => edit(view, fix.edits) }] : [];
}

/** Where in the text a problem is: lines and columns count from one. */
export function rangeOf({ line = 1, column = 1, endLine = line, endColumn = column + 1 }, doc) {
  const offset = (n, at) => {
    const told = doc.line(Math.max(1, Math.min(n, doc.lines)));
    return Math.min(told.from + Math.max(0, at - 1), told.to);
  };
  const from = offset(line, column);
  return { from, to: Math.max(from, offset(endLine, endColumn)) };
}
