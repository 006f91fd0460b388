/*
 * What is wrong with a form, by JSON Pointer: first what the browser finds, then what the server answers.
 */

const ANSWERS = '/answers';

/** What the browser finds; empty if nothing. */
export function mistakesOf(form) {
  const found = {};
  for (const field of form.elements) {
    const { pointer } = field.dataset;
    if (pointer !== undefined && field.validity && !field.validity.valid) found[pointer] ??= wordsOf(field);
  }
  return found;
}

function wordsOf(field) {
  if (field.validity.valueMissing) return 'This is needed.';
  if (field.validity.patternMismatch) return 'This has not the form that is wanted.';
  return field.validationMessage;
}

/** The server's mistakes, each at the nearest place that the form has. */
export function placed(errors, form) {
  const found = {};
  for (const { pointer, detail } of errors) {
    let place = pointer.startsWith(ANSWERS) ? pointer.slice(ANSWERS.length) : '';
    while (place && !form.querySelector(`[data-pointer="${CSS.escape(place)}"]`)) place = place.slice(0, place.lastIndexOf('/'));
    found[place] ??= sentence(detail);
  }
  return found;
}

function sentence(text) {
  return text === 'is needed' ? 'This is needed.' : text.charAt(0).toUpperCase() + text.slice(1) + (text.endsWith('.') ? '' : '.');
}

/** The mistakes without those of a place and of what is below it. */
export function without(errors, pointer) {
  const rest = Object.entries(errors).filter(([place]) => place !== '' && place !== pointer && !place.startsWith(pointer + '/'));
  return rest.length === Object.keys(errors).length ? errors : Object.fromEntries(rest);
}

/** Puts the focus on the first field that is wrong, once it is marked. */
export function focusFirst(form, errors) {
  requestAnimationFrame(() => {
    const first = [...form.querySelectorAll('[data-pointer]')].find(field => field.dataset.pointer in errors);
    first?.focus();
  });
}
