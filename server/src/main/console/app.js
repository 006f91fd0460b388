import { render } from 'preact';
import { html } from './lib/html.js';
import { applyTheme } from './lib/settings.js';
import { Shell } from './views/shell/shell.js';

applyTheme();
render(html`<${Shell} />`, document.getElementById('app'));
