/**
 * The log as people and their tools read it: form, levels, a file. Belongs here: what the section
 * {@code logging} says.
 * Does not belong here: histories and logs of executions, which are data.
 */
@NullMarked
package dev.pawl.server.log;

import org.jspecify.annotations.NullMarked;
