/**
 * What a history says happened, put in order: which state was visited where, and what came of it. Belongs
 * here: reading
 * the events of AWS's GetExecutionHistory. Does not belong here: what a definition says of it.
 */
@NullMarked
package dev.pawl.testkit.trace;

import org.jspecify.annotations.NullMarked;
