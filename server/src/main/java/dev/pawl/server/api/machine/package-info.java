/**
 * Operations on state machines. Belongs here: one class for each, and how they read and show a machine. Does
 * not belong here: what makes a definition right, how machines are kept.
 */
@NullMarked
package dev.pawl.server.api.machine;

import org.jspecify.annotations.NullMarked;
