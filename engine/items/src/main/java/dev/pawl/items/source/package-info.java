/**
 * Where the bytes of items lie: single objects, listings, and objects that are named by listings and
 * manifests.
 * Belongs here: which objects are read in which order, how a reading goes on where it was, what becomes of
 * errors.
 * Does not belong here: how bytes become values, how buckets are reached.
 */
@NullMarked
package dev.pawl.items.source;

import org.jspecify.annotations.NullMarked;
