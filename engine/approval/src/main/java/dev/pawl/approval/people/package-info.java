/**
 * Who there is: the section {@code people} of the configuration, as values. What people may do is not its
 * business.
 */
@NullMarked
package dev.pawl.approval.people;

import org.jspecify.annotations.NullMarked;
