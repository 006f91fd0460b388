/**
 * The end of Lambda's Runtime API that one function's process talks to: HTTP on a port of its own, and what
 * each request
 * means. Belongs here: the protocol. Does not belong here: processes.
 */
@NullMarked
package dev.pawl.connector.function.runtimeapi;

import org.jspecify.annotations.NullMarked;
