/**
 * Chains of records, each of which holds the hash of the one before, so that it shows if one is changed or
 * taken away.
 * Belongs here: how links are made and ends are sealed. Does not belong here: what the records say, and where
 * they lie.
 */
@NullMarked
package dev.pawl.chain;

import org.jspecify.annotations.NullMarked;
