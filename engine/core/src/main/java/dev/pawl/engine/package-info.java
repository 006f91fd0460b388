/**
 * The front door for whoever embeds the engine: the server, the command line, a program of yours. Belongs
 * here: operations
 * on machines, executions, activities, tasks and tags, with AWS's names for what can go wrong. Does not
 * belong here: HTTP,
 * who may do what.
 */
@NullMarked
package dev.pawl.engine;

import org.jspecify.annotations.NullMarked;
