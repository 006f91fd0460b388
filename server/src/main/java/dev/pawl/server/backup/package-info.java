/**
 * Backups of the store and what becomes of them: made on a schedule or when somebody asks, kept in a folder
 * or a bucket,
 * checked, thrown away, put back. Does not belong here: how a database is copied, which is the store's
 * business.
 */
@NullMarked
package dev.pawl.server.backup;

import org.jspecify.annotations.NullMarked;
