/**
 * Several real servers on one PostgreSQL database, which are killed, frozen, restarted and cut off under
 * load.
 */
@NullMarked
package dev.pawl.cluster;

import org.jspecify.annotations.NullMarked;
