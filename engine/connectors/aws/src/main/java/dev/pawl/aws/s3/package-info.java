/**
 * Buckets in S3, or in whatever answers like it. Belongs here: calls of S3 and the shape of its errors. Does
 * not
 * belong here: what objects contain.
 */
@NullMarked
package dev.pawl.aws.s3;

import org.jspecify.annotations.NullMarked;
