/**
 * Changes a JSON text where it has to change and nowhere else: what its author wrote and how stays as it is.
 * Does not belong here: why something is changed.
 */
@NullMarked
package dev.pawl.lint.text;

import org.jspecify.annotations.NullMarked;
