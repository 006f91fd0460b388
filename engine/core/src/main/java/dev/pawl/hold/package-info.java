/**
 * What is held: executions, machines or everything that people paused, and servers that are drained. Belongs
 * here:
 * orders and what stands of them. Does not belong here: how an execution stops and goes on (the runtime).
 */
@NullMarked
package dev.pawl.hold;

import org.jspecify.annotations.NullMarked;
