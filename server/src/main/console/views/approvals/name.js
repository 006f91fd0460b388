import { useState } from 'preact/hooks';
import { html } from '../../lib/html.js';
import { get, setUserName } from '../../lib/api.js';
import { useLoad } from '../../lib/hooks.js';

/** Asks for a name, in whose place a server without keys lets somebody act. */
export function NameNeeded({ onNamed }) {
  const people = usePeople();
  const [name, set] = useState('');
  const save = event => {
    event.preventDefault();
    setUserName(name.trim());
    onNamed();
  };
  return html`<form class="name-needed" onSubmit=${save}>
    <label class="field">Who are you?
      <input name="user" list="people-known" required maxlength="64" pattern="[A-Za-z0-9._@+=,\\-]+" autocomplete="username" spellcheck=${false}
        placeholder=${people[0]?.name ?? 'alice'} value=${name} onInput=${event => set(event.currentTarget.value)} />
      <span class="hint">Approvals are asked of names. This server has no access keys, so it believes the one you give.</span></label>
    <${PeopleList} id="people-known" people=${people} />
    <button class="primary">Show what waits for me</button>
  </form>`;
}

/** Everybody who is configured, for suggestions; nobody if that cannot be told. */
export function usePeople() {
  const load = useLoad(() => get('/people'), []);
  return load.data?.people ?? [];
}

export function PeopleList({ id, people }) {
  return html`<datalist id=${id}>${people.map(one => html`<option key=${one.name} value=${one.name}>${one.displayName}</option>`)}</datalist>`;
}
