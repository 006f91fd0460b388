/**
 * CloudFormation's intrinsic functions, conditions, mappings and parameters: one class for each function.
 * Belongs here: how values follow from other values of the template. Does not belong here: what a resource
 * is,
 * or how it is called.
 */
@NullMarked
package dev.pawl.server.sam.intrinsic;

import org.jspecify.annotations.NullMarked;
