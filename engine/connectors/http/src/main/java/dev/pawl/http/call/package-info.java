/**
 * Calls that are under way: their threads, their deadline, and how they fail. Belongs here: what all calls
 * over HTTP have
 * in common. Does not belong here: what one kind of task asks and gets.
 */
@NullMarked
package dev.pawl.http.call;

import org.jspecify.annotations.NullMarked;
