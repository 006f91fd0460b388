/**
 * An engine inside an application: what {@link dev.pawl.embedded.Pawl} opens, functions and workers that are
 * lambdas
 * with records, and handles of what runs. Belongs here: the short way to what the engine, the store and the
 * connectors
 * do. Does not belong here: anything that they could not do without it.
 */
@NullMarked
package dev.pawl.embedded;

import org.jspecify.annotations.NullMarked;
