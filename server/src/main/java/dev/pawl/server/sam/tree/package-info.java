/**
 * YAML and JSON as trees whose every node knows where it stands. Belongs here: reading text within limits,
 * short tags, problems with their places. Does not belong here: what any of it means to CloudFormation.
 */
@NullMarked
package dev.pawl.server.sam.tree;

import org.jspecify.annotations.NullMarked;
