/**
 * Processes that run functions: how one is started and ended, what it is given, how its output is read, and
 * how many there
 * are. Belongs here: all that knows of operating system processes. Does not belong here: how a call is named
 * and answered
 * in Lambda's API.
 */
@NullMarked
package dev.pawl.connector.function.process;

import org.jspecify.annotations.NullMarked;
