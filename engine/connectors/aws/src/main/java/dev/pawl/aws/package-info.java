/**
 * How services of AWS, or of whoever speaks like them, are reached. Belongs here: what all clients have in
 * common.
 * Does not belong here: any one service, which has a package of its own.
 */
@NullMarked
package dev.pawl.aws;

import org.jspecify.annotations.NullMarked;
