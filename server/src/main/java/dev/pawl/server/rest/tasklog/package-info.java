/**
 * Routes that show what the work of tasks wrote. Does not belong here: how it is kept, which connectors know.
 */
@NullMarked
package dev.pawl.server.rest.tasklog;

import org.jspecify.annotations.NullMarked;
