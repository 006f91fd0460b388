/**
 * Figures of a store as a whole: how large it is, and what is outstanding. Does not belong here: what one
 * execution does.
 */
@NullMarked
package dev.pawl.store.jooq.facts;

import org.jspecify.annotations.NullMarked;
