/**
 * How long ended executions are kept: policies, what follows from them for an execution, and the sweeper that
 * removes what nobody wants any more, at a pace that leaves the writer to others. No SQL and no HTTP.
 */
@NullMarked
package dev.pawl.retention;

import org.jspecify.annotations.NullMarked;
