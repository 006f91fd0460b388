import { html } from '../../lib/html.js';
import { get, url } from '../../lib/api.js';
import { nameOf } from '../../lib/arn.js';
import { useLoad } from '../../lib/hooks.js';
import { path } from '../../lib/router.js';
import { PageHead } from '../../parts/page.js';
import { loaded } from '../../parts/states.js';
import { Creation, Edition } from './edition.js';

/** Where a definition is written: that of a machine, or one of a machine that is yet to be. */
export default function MachineEditor({ params: { arn } }) {
  return arn ? html`<${Existing} arn=${arn} />` : html`<${Creation} />`;
}

function Existing({ arn }) {
  const load = useLoad(() => get(url`/machines/${arn}`), [arn]);
  if (load.data && !load.problem) return html`<${Edition} arn=${arn} machine=${load.data} />`;
  return html`<${PageHead} title=${nameOf(arn)} name="Edit" crumbs=${[['Machines', '/machines'], [nameOf(arn), path`/machines/${arn}`]]} />
    ${loaded(load, () => null, { what: 'Loading the definition' })}`;
}
