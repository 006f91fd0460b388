/**
 * A server under load for hours, while it is killed, frozen and paused, and while retention removes as fast
 * as
 * executions arrive. Belongs here: the load, the trouble, the samples and the verdict. Does not belong here:
 * how fast a
 * server is when nobody disturbs it.
 */
@NullMarked
package dev.pawl.server.bench.soak;

import org.jspecify.annotations.NullMarked;
