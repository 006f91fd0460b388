/**
 * Results of a map run as objects in a bucket. Belongs here: which files there are, what stands in them and
 * when a
 * new one begins. Does not belong here: the shape of one result, how buckets are reached.
 */
@NullMarked
package dev.pawl.items.result;

import org.jspecify.annotations.NullMarked;
