/** Tests of stores: one contract for all of them, and what only one of them promises. */
@NullMarked
package dev.pawl.store.jooq;

import org.jspecify.annotations.NullMarked;
