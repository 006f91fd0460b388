/**
 * The names that AWS gives to state machines, executions, activities and map runs, as values. Belongs here:
 * reading and
 * writing them, and which characters a name may have. Does not belong here: whether such a thing exists, or
 * who may
 * touch it.
 */
@NullMarked
package dev.pawl.arn;

import org.jspecify.annotations.NullMarked;
