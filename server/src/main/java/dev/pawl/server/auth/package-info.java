/**
 * Who calls, and what a caller may do. Belongs here: access keys, the check of signatures, the decision that
 * every
 * operation asks for. Does not belong here: which operations there are.
 */
@NullMarked
package dev.pawl.server.auth;

import org.jspecify.annotations.NullMarked;
