/**
 * What goes wrong for a caller, in AWS's words. Belongs here: errors that become an answer, and wordings that
 * many
 * operations share. Does not belong here: how an answer is written, or when an error arises.
 */
@NullMarked
package dev.pawl.server.api.error;

import org.jspecify.annotations.NullMarked;
