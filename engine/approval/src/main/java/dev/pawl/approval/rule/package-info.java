/**
 * What may be done about a request, and what follows: pure functions from a request and an act to the next
 * request.
 * Belongs here: every rule. Does not belong here: clocks, stores, threads.
 */
@NullMarked
package dev.pawl.approval.rule;

import org.jspecify.annotations.NullMarked;
