/**
 * Pictures of state machines: the front door of reading, layout and drawing. Does not belong here: what is
 * running, and how a picture reaches anybody.
 */
@NullMarked
package dev.pawl.graph;

import org.jspecify.annotations.NullMarked;
