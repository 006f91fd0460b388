/**
 * Time as the engine sees it: the clock port, and the next timers to come due. Belongs here: when. Does not
 * belong here:
 * what happens then.
 */
@NullMarked
package dev.pawl.timer;

import org.jspecify.annotations.NullMarked;
