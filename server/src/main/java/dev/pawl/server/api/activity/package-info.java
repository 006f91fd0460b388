/**
 * Operations on activities, and the long poll of their workers. Belongs here: one class for each. Does not
 * belong here: who gets which task.
 */
@NullMarked
package dev.pawl.server.api.activity;

import org.jspecify.annotations.NullMarked;
