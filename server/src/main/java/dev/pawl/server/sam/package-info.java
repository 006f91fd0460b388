/**
 * SAM templates: from a file to an application, with every problem at its place. Belongs here: the front door
 * to
 * the packages below, which know trees, functions of CloudFormation, sections and resources. Does not belong
 * here: running anything.
 */
@NullMarked
package dev.pawl.server.sam;

import org.jspecify.annotations.NullMarked;
