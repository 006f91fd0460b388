import { Component } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { may } from '../../lib/access.js';
import { PageHead } from '../../parts/page.js';
import { Empty, Loading, ProblemBox } from '../../parts/states.js';
import { mayVisit } from '../../routes.js';

const RELOADED = 'pawl-reloaded';

/** Loads and draws the view of an address. */
export function Outlet({ found }) {
  const [view, set] = useState(null);
  const [problem, setProblem] = useState(null);
  useEffect(() => {
    found?.load().then(module => {
      sessionStorage.removeItem(RELOADED);
      set({ View: module.default });
    }, failure => later(failure, setProblem));
  }, []);
  if (!found) return html`<${NoSuchPage} />`;
  if (!mayVisit(found.place, may)) return html`<${NotForYou} />`;
  if (problem) return html`<${ProblemBox} problem=${problem} retry=${() => location.reload()} />`;
  if (!view) return html`<${Loading} what="Loading the page" />`;
  return html`<${Guard}><${view.View} params=${found.params} /><//>`;
}

/** After an update of the server this page's modules are gone: it is loaded anew once. */
function later(failure, setProblem) {
  if (!sessionStorage.getItem(RELOADED)) {
    sessionStorage.setItem(RELOADED, '1');
    location.reload();
    return;
  }
  setProblem({ title: 'This page could not be loaded', detail: failure.message });
}

function NoSuchPage() {
  return html`<${PageHead} title="There is no such page" />
    <${Empty} title="Nothing has this address"><p>It may have been mistyped. <a href="/">Go to the start</a>, or press <kbd>/</kbd> to find something.</p><//>`;
}

function NotForYou() {
  return html`<${PageHead} title="This page is not for you" />
    <${Empty} title="Nothing was granted to you that shows it"><p>Whoever administers this server can grant it. What you may do stands behind the button with the person.</p><//>`;
}

/** What breaks in a view is told in its place; the frame around it stays. */
class Guard extends Component {
  componentDidCatch(failure) {
    this.setState({ failure });
  }

  render({ children }, { failure }) {
    if (!failure) return children;
    return html`<${ProblemBox} problem=${{ title: 'This page broke', detail: failure.message }} retry=${() => this.setState({ failure: null })} />`;
  }
}
