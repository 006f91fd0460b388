/**
 * Proves that the rows of a store go together, and mends what follows from others. Belongs here: what has to
 * hold, and
 * how it is told when it does not. Does not belong here: how rows become executions, which is asked of the
 * engine's fold.
 */
@NullMarked
package dev.pawl.store.jooq.check;

import org.jspecify.annotations.NullMarked;
