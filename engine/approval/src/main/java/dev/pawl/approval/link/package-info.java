/**
 * Signed links, which let whoever holds one act in one person's name about one request. The page is the
 * server's.
 */
@NullMarked
package dev.pawl.approval.link;

import org.jspecify.annotations.NullMarked;
