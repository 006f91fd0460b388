import { html } from '../../lib/html.js';

/** Who follows commits, and how far behind they are. */
export function Followers({ followers }) {
  return html`<div class="scroll"><table class="cards-when-narrow"><caption class="visually-hidden">Who follows commits</caption>
    <thead><tr><th scope="col">Name</th><th scope="col">Commits behind</th><th scope="col">At most in one partition</th></tr></thead>
    <tbody>${followers.map(one => html`<tr key=${one.name}>
      <td data-label="Name"><strong>${one.name}</strong></td>
      <td data-label="Commits behind" class="number">${one.behind.toLocaleString()}</td>
      <td data-label="At most in one partition" class="number">${one.behindInOnePartition.toLocaleString()}</td></tr>`)}</tbody></table></div>`;
}
