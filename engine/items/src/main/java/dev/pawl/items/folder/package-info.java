/**
 * Buckets that are folders of this machine, for those who have no S3. Belongs here: how keys become paths
 * that do not
 * leave their bucket, listings in S3's order. Does not belong here: what objects contain.
 */
@NullMarked
package dev.pawl.items.folder;

import org.jspecify.annotations.NullMarked;
