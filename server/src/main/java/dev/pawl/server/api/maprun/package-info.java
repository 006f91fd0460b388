/**
 * Operations on map runs. Belongs here: one class for each, and how counts are shown. Does not belong here:
 * what a map
 * run does.
 */
@NullMarked
package dev.pawl.server.api.maprun;

import org.jspecify.annotations.NullMarked;
