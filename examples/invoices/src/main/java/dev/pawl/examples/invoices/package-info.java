/**
 * The functions of the invoices example. Belongs here: what this one workflow calls. Does not belong here:
 * anything that
 * the engine needs.
 */
@NullMarked
package dev.pawl.examples.invoices;

import org.jspecify.annotations.NullMarked;
