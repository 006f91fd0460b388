/**
 * The audit log: what is noted of requests, when it is written, and how it is checked. Does not belong here:
 * where it
 * lies, and how its links are made.
 */
@NullMarked
package dev.pawl.server.audit;

import org.jspecify.annotations.NullMarked;
