/**
 * Holds requests against the model, in AWS's order and wording. Does not belong here: rules that need to know
 * what exists
 * or that the model does not state.
 */
@NullMarked
package dev.pawl.server.api.check;

import org.jspecify.annotations.NullMarked;
