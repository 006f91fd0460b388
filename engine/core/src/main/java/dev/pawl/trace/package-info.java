/**
 * Traces across processes. Belongs here: contexts as W3C and AWS write them, and ids that follow from what is
 * stored, so
 * that whoever works them out again gets the same. Does not belong here: spans, and where they are sent.
 */
@NullMarked
package dev.pawl.trace;

import org.jspecify.annotations.NullMarked;
