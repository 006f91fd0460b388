import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { HighlightStyle, bracketMatching, foldGutter, foldKeymap, indentOnInput, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import { EditorState } from '@codemirror/state';
import {
  EditorView, drawSelection, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers
} from '@codemirror/view';
import { tags } from '@lezer/highlight';

export { EditorView, autocompletion, setDiagnostics, keymap };

const nonce = document.querySelector('meta[name="csp-nonce"]')?.content ?? '';

const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--code-key)' },
  { tag: tags.string, color: 'var(--code-string)' },
  { tag: tags.number, color: 'var(--code-number)' },
  { tag: [tags.bool, tags.null], color: 'var(--code-word)' }
]);

function theme(height) {
  return EditorView.theme({
    '&': { backgroundColor: 'var(--surface)', color: 'var(--text)', height, fontSize: '0.8125rem' },
    '&.cm-focused': { outline: 'none' },
    '.cm-scroller': { fontFamily: 'var(--mono)', overflow: 'auto' },
    '.cm-gutters': { backgroundColor: 'var(--surface-2)', color: 'var(--text-2)', borderRight: '1px solid var(--line)' },
    '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--accent-soft) 45%, transparent)' },
    '.cm-activeLineGutter': { backgroundColor: 'var(--surface-3)' },
    '.cm-cursor': { borderLeftColor: 'var(--text)' },
    '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': { backgroundColor: 'color-mix(in srgb, var(--focus) 28%, transparent)' },
    '.cm-tooltip, .cm-panels': { backgroundColor: 'var(--surface)', color: 'var(--text)', border: '1px solid var(--line)' },
    '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: 'var(--accent-soft)', color: 'var(--accent-strong)' },
    '.cm-foldPlaceholder': { backgroundColor: 'var(--surface-3)', color: 'var(--text-2)', border: 'none' }
  });
}

/** An editor of JSON text; Escape then Tab leaves it by keyboard. */
export function makeEditor({ parent, value, label, height, readOnly, more, onChange }) {
  const state = EditorState.create({
    doc: value,
    extensions: [
      EditorView.cspNonce.of(nonce), theme(height), lineNumbers(), highlightActiveLineGutter(), foldGutter(), history(),
      drawSelection(), EditorState.allowMultipleSelections.of(true), indentUnit.of('  '), indentOnInput(), bracketMatching(),
      closeBrackets(), highlightActiveLine(), highlightSelectionMatches(), json(), syntaxHighlighting(colours), lintGutter(),
      EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0', ...(readOnly && { 'aria-readonly': 'true' }) }), EditorView.lineWrapping,
      readOnly ? [EditorState.readOnly.of(true), EditorView.editable.of(false)] : [],
      keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...searchKeymap, ...historyKeymap, ...foldKeymap, ...completionKeymap, ...lintKeymap, indentWithTab]),
      EditorView.updateListener.of(update => {
        if (update.docChanged) onChange(update.state.doc.toString());
      }),
      ...more
    ]
  });
  return new EditorView({ state, parent });
}
