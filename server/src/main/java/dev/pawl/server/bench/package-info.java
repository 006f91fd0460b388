/**
 * Measures the engine, and beside it what the store would allow at best. Belongs here: loads, the loop that
 * is the
 * limit, and how figures are shown. Does not belong here: anything that the server itself needs.
 */
@NullMarked
package dev.pawl.server.bench;

import org.jspecify.annotations.NullMarked;
