/**
 * Pages of the reference that are made from what the server knows. Does not belong here: pages that people
 * write.
 */
@NullMarked
package dev.pawl.server.reference;

import org.jspecify.annotations.NullMarked;
