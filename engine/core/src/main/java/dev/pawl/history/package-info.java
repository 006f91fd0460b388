/**
 * What has happened in an execution: AWS's history events as values, and the few facts of our own that the
 * state needs
 * besides. Belongs here: events and their JSON form (in the package below). Does not belong here: deciding
 * what happens.
 */
@NullMarked
package dev.pawl.history;

import org.jspecify.annotations.NullMarked;
