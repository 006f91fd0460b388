/**
 * Operations on tags, and how lists of tags are read and written. Does not belong here: limits that the
 * engine holds.
 */
@NullMarked
package dev.pawl.server.api.tag;

import org.jspecify.annotations.NullMarked;
