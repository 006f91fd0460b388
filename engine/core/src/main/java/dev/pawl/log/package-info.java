/**
 * What is logged of executions and in which form. Belongs here: levels, a machine's logging configuration,
 * events as
 * AWS logs them, taking in what Express executions do, and reading a machine's log. Does not belong here:
 * delivering it
 * to anybody.
 */
@NullMarked
package dev.pawl.log;

import org.jspecify.annotations.NullMarked;
