/**
 * Access keys and bearer tokens: how they are made, kept, rotated and taken away, how callers are known by
 * them, how
 * fast callers may call, and the door that every request goes through. Does not belong here: what a role may
 * do, and
 * how the audit log is kept.
 */
@NullMarked
package dev.pawl.server.access;

import org.jspecify.annotations.NullMarked;
