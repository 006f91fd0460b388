import { RangeSetBuilder } from '@codemirror/state';
import { Decoration, ViewPlugin } from '@codemirror/view';

const DEEPEST = 20;
const marks = [...Array(DEEPEST + 1).keys()].map(depth => Decoration.line({ class: `wrap-${depth}` }));

/** Lines that are too long go on where they began, by classes: the page's policy lets nobody write styles into markup. */
export const hangingWraps = ViewPlugin.fromClass(class {
  constructor(view) {
    this.decorations = decorate(view);
  }

  update(update) {
    if (update.docChanged || update.viewportChanged) this.decorations = decorate(update.view);
  }
}, { decorations: plugin => plugin.decorations });

function decorate({ visibleRanges, state }) {
  const found = new RangeSetBuilder();
  for (const { from, to } of visibleRanges) {
    for (let at = from; at <= to;) {
      const line = state.doc.lineAt(at);
      const depth = Math.min(DEEPEST, Math.floor(/^ */.exec(line.text)[0].length / 2));
      found.add(line.from, line.from, marks[depth]);
      at = line.to + 1;
    }
  }
  return found.finish();
}
