/**
 * Definitions that exist become Java source that a person would have written with the DSL. Belongs here: the
 * structure that is found in a flow, names, and how source is laid out. Does not belong here: compiling it.
 */
@NullMarked
package dev.pawl.dsl.source;

import org.jspecify.annotations.NullMarked;
