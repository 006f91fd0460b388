/** Stores as a whole: filled by a real engine, copied, broken and checked. */
@NullMarked
package dev.pawl.store.whole;

import org.jspecify.annotations.NullMarked;
