import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { html } from '../lib/html.js';

/**
 * A text editor. CodeMirror is loaded when the first one is drawn.
 *
 * `extensions`: async modules => list of further extensions, made once.
 */
export function Editor({ value, onChange, label, height = '16rem', readOnly = false, extensions, onReady }) {
  const parent = useRef(null);
  const view = useRef(null);
  const latest = useRef(onChange);
  latest.current = onChange;
  useEffect(() => {
    let gone = false;
    import('../lib/codemirror.js').then(async code => {
      const more = extensions ? await extensions(code) : [];
      if (gone) return;
      view.current = code.makeEditor({ parent: parent.current, value, label, height, readOnly, more, onChange: text => latest.current?.(text) });
      onReady?.(view.current, code);
    });
    return () => {
      gone = true;
      view.current?.destroy();
    };
  }, []);
  // before the next key: an older value must not overtake what is typed
  useLayoutEffect(() => {
    const editor = view.current;
    if (editor && value !== editor.state.doc.toString()) {
      editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: value } });
    }
  }, [value]);
  return html`<div class="editor" ref=${parent} style=${{ minHeight: height }}></div>`;
}
