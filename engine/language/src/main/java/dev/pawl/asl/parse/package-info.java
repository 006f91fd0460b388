/**
 * Reads definitions: from text to the values of {@link dev.pawl.asl}, with one parser for each kind of state
 * and each
 * part, and all problems of a text collected with their places. Belongs here: what can be said of one field
 * or one
 * object. Does not belong here: rules that look at several states at once (the linter), and writing.
 */
@NullMarked
package dev.pawl.asl.parse;

import org.jspecify.annotations.NullMarked;
