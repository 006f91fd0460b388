/**
 * From a state machine to a chart: which nodes and edges there are, and how states, conditions and errors are
 * worded. Does not belong here: sizes and places.
 */
@NullMarked
package dev.pawl.graph.read;

import org.jspecify.annotations.NullMarked;
