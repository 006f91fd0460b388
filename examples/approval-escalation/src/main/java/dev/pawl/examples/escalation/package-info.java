/** Access that somebody has to approve: the workflows in Java, and functions around them. */
@NullMarked
package dev.pawl.examples.escalation;

import org.jspecify.annotations.NullMarked;
