/**
 * The command line: one class for each command. Belongs here: options, what is printed, exit codes, and
 * putting an engine
 * together from options. Does not belong here: anything that a program which embeds the engine would need.
 */
@NullMarked
package dev.pawl.server.cli;

import org.jspecify.annotations.NullMarked;
