/**
 * Made-up outcomes: whether a state may have one, and whether it fits what the service could have answered.
 * Does
 * not belong
 * here: where models of services come from.
 */
@NullMarked
package dev.pawl.teststate.mock;

import org.jspecify.annotations.NullMarked;
