/** Settings of this browser. Without storage they last as long as the page. */
const kept = new Map();

export function setting(name, missing = '') {
  try {
    return localStorage.getItem('pawl-' + name) ?? kept.get(name) ?? missing;
  } catch {
    return kept.get(name) ?? missing;
  }
}

export function setSetting(name, value) {
  kept.set(name, value);
  try {
    localStorage.setItem('pawl-' + name, value);
  } catch {
    // kept for this page
  }
}

/** Light, dark, or what the system says. */
export function applyTheme(theme = setting('theme', 'auto')) {
  if (theme === 'auto') document.documentElement.removeAttribute('data-theme');
  else document.documentElement.setAttribute('data-theme', theme);
}
