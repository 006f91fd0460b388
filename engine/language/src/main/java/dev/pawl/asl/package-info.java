/**
 * The States Language as immutable values: what a definition says, once it is known to be right. Belongs
 * here: one record
 * for each kind of state and for each part that states share. Does not belong here: reading, writing and
 * checking
 * definitions (the packages below), and running them.
 */
@NullMarked
package dev.pawl.asl;

import org.jspecify.annotations.NullMarked;
