/**
 * A request for approval as values: what was asked, what came of it so far, and what people may do. Belongs
 * here: no
 * rule and no I/O.
 */
@NullMarked
package dev.pawl.approval.model;

import org.jspecify.annotations.NullMarked;
