/**
 * The one codec of history events. Belongs here: the compact form in which a transition is stored, and the
 * form in which
 * AWS shows an event. Does not belong here: where they are stored or sent to.
 */
@NullMarked
package dev.pawl.history.json;

import org.jspecify.annotations.NullMarked;
