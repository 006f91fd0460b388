/**
 * The port to whatever keeps requests, what has to be done because of them, and the audit trail. Belongs
 * here: what a
 * store must promise. What requests mean does not.
 */
@NullMarked
package dev.pawl.approval.store;

import org.jspecify.annotations.NullMarked;
