/**
 * What values can look like on their way through a machine, and what follows from it: paths that nobody can
 * have
 * produced, types that never fit, payloads that grow too large. Nothing is executed here. Does not belong
 * here: rules
 * that need no shapes.
 */
@NullMarked
package dev.pawl.lint.shape;

import org.jspecify.annotations.NullMarked;
