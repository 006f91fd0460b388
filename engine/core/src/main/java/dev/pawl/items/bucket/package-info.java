/**
 * Objects in buckets, as S3 has them: the port, and the values that pass through it. Does not belong here:
 * any
 * service or folder that keeps them.
 */
@NullMarked
package dev.pawl.items.bucket;

import org.jspecify.annotations.NullMarked;
